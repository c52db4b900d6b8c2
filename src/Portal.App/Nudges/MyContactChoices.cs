using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain.Nudges;
using Portal.Domain.People;

namespace Portal.App.Nudges;

/// <summary>What a citizen has chosen, and what there is to choose.</summary>
/// <param name="Email">Confirmed; empty where e-mail is not chosen.</param>
/// <param name="AskedEmail">An address whose code can still be typed; empty where there is none.</param>
/// <param name="CodeUntil">When that code ends.</param>
public sealed record ContactChoices(
    PersonKind Kind, bool OnPaper, bool EmailIsOffered, string Email, DateTimeOffset? EmailChosenAt, string AskedEmail, DateTimeOffset? CodeUntil,
    bool SmsIsOffered, DateTimeOffset? SmsChosenAt, string Language, QuietHours Quiet)
{
    public bool IsBusiness => Kind == PersonKind.Business;
}

/// <summary>The citizen's own choices about nudges and language.</summary>
public sealed class MyContactChoices(IDbContextFactory<PortalDb> dbs, IMail mail, DigitalPostOptions post, TimeProvider clock)
{
    public async Task<ContactChoices> Handle(Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var person = await db.Persons.AsNoTracking().SingleAsync(row => row.Id == citizen.Person, cancel);
        var choice = await db.ContactChoices.AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == citizen.Person, cancel) ?? new ContactChoiceRow();
        var waits = ContactChoiceBook.CodeHolds(choice, clock.GetUtcNow());
        return new ContactChoices(
            person.Kind, person.ExemptFromDigitalPost, mail.IsOffered, choice.Email, choice.EmailChosenAt, waits ? choice.AskedEmail : "", waits ? choice.CodeUntil : null,
            post.NemSms, choice.SmsChosenAt, choice.Language, new QuietHours(choice.QuietFrom, choice.QuietTo));
    }

    /// <summary>The language that a person has chosen, "da" or "en"; null while none is.</summary>
    public async Task<string?> Language(PersonId person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.ContactChoices.Where(row => row.PersonId == person && row.Language != "").Select(row => row.Language).SingleOrDefaultAsync(cancel);
    }
}
