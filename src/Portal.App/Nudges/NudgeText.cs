using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Texts;
using Portal.Domain.Nudges;
using Portal.Domain.People;

namespace Portal.App.Nudges;

/// <summary>
/// What a nudge says (letters.md 1.6): that there is something, from whom and where it is read. No amount, no name, nothing of what the letter is about,
/// and no address that leads further than to the portal's front door.
/// </summary>
internal static class NudgeText
{
    public static string Subject(string language, MunicipalityOptions from) => TextSet.Nudges.Format(language, "Subject", from.Name);

    /// <param name="today">The day on which it goes out.</param>
    public static string Of(LetterRow letter, PersonKind receiver, string language, MunicipalityOptions from, DateOnly today)
    {
        if (receiver == PersonKind.Business) return TextSet.Nudges.Format(language, "Business", from.Name);
        return NudgeRules.NamesDate(letter.Kind, letter.ReplyBy, today)
            // A blank that does not break is no letter of the SMS alphabet, and would make two messages of one.
            ? TextSet.Nudges.Format(language, "Dated", from.Name, DateText.InWords(letter.ReplyBy!.Value, language).Replace('\u00a0', ' '))
            : TextSet.Nudges.Format(language, "Ordinary", from.Name, from.PortalAddress);
    }

    /// <summary>Beneath an e-mail. To whoever has the letter on paper it says nothing of Digital Post.</summary>
    public static string Tail(PersonKind receiver, string language, bool onPaper)
    {
        var text = onPaper ? TextSet.Nudges[language, "Tail_Paper"] : $"{TextSet.Nudges[language, "Tail_Post"]} {TextSet.Nudges[language, "Tail_Paper"]}";
        return receiver == PersonKind.Business && language == "da" ? BusinessAddress.Of(text) : text;
    }

    /// <summary>What one is sent to show that the address is one's own.</summary>
    public static string Code(string code, string language, MunicipalityOptions from) => TextSet.Nudges.Format(language, "Code", code, from.Name, EmailCode.Minutes);
}
