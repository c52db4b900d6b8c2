using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Nudges;

namespace Portal.App.Nudges;

/// <summary>A citizen chooses the language of pages and nudges, and the hours without nudges.</summary>
public sealed class ChooseTimes(ClaimWriter writer)
{
    /// <returns>False when there is no such language or hour.</returns>
    public async Task<bool> Handle(string language, QuietHours quiet, Citizen by, CancellationToken cancel)
    {
        if (language is not ("da" or "en") || !quiet.AreHours) return false;
        await using var work = await writer.Begin([], cancel);
        var choice = await ContactChoiceBook.Take(work, by.Person, cancel);
        (choice.Language, choice.QuietFrom, choice.QuietTo) = (language, quiet.From, quiet.To);
        ContactChoiceBook.Note(work, by, "contact-times-chosen", choice);
        await work.Commit(cancel);
        return true;
    }
}
