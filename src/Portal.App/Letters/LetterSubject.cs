using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>The subject line, which may be shown on a locked phone: names sender and act, never the debt (letters.md 1.6).</summary>
internal static class LetterSubject
{
    /// <param name="municipality">The sender's name.</param>
    /// <param name="payBy">The last day that the letter prints.</param>
    public static string Of(LetterKind kind, Mailbox to, string municipality, DateOnly payBy)
    {
        var text = TextSet.Letters.Format(to.Language, $"Subject_{Slug.Of(kind)}", municipality, DateText.InWords(payBy, to.Language));
        return to is { Kind: PersonKind.Business, Language: "da" } ? BusinessAddress.Of(text) : text;
    }
}
