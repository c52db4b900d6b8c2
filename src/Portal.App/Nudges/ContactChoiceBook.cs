using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.Domain.People;

namespace Portal.App.Nudges;

/// <summary>One person's row of choices, held until the work ends, and what is written about a change of it.</summary>
internal static class ContactChoiceBook
{
    private const string Turn = "contact-choices";

    /// <summary>Consent is given and taken back (GDPR articles 6 and 7).</summary>
    private const string Rule = "GDPR art. 7";

    /// <returns>The row as it stands; a new one where there was none.</returns>
    public static async Task<ContactChoiceRow> Take(Work work, PersonId person, CancellationToken cancel)
    {
        await Counters.Take(work, Turn, 0, cancel);
        if (await work.Db.ContactChoices.SingleOrDefaultAsync(row => row.PersonId == person, cancel) is { } there) return there;
        var row = new ContactChoiceRow { PersonId = person };
        work.Db.ContactChoices.Add(row);
        return row;
    }

    /// <summary>Says what was chosen, and that it can be shown which address it was; the address itself stands in no journal.</summary>
    public static void Note(Work work, Citizen by, string what, ContactChoiceRow choice)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(choice)));
        work.Db.Journal.Add(JournalEntry.OfPerson(work, by, what, Rule, by.Person, digest));
    }

    public static void ForgetCode(ContactChoiceRow choice) => (choice.AskedEmail, choice.CodeDigest, choice.CodeUntil, choice.CodeTries) = ("", "", null, 0);

    public static bool CodeHolds(ContactChoiceRow choice, DateTimeOffset now) => choice.CodeDigest.Length > 0 && choice.CodeUntil > now && choice.CodeTries < EmailCode.Tries;
}
