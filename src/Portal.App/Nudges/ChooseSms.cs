using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Nudges;
using Portal.Domain.People;

namespace Portal.App.Nudges;

/// <summary>A citizen chooses nudges as NemSMS, or takes that back. The number is the one registered with the state: none is asked for here.</summary>
public sealed class ChooseSms(ClaimWriter writer, DigitalPostOptions post)
{
    /// <returns>False where SMS is not to be had: the municipality does not offer it, or this receiver cannot have it.</returns>
    public async Task<bool> Handle(bool wanted, Citizen by, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        var choice = await ContactChoiceBook.Take(work, by.Person, cancel);
        var person = await work.Db.Persons.AsNoTracking().SingleAsync(row => row.Id == by.Person, cancel);
        if (wanted && !(post.NemSms && person.Kind == PersonKind.Person && NudgeRules.MayHave(NudgeWay.Sms, person.ExemptFromDigitalPost))) return false;
        if (wanted == choice.SmsChosenAt is not null) return true;
        choice.SmsChosenAt = wanted ? work.Now : null;
        ContactChoiceBook.Note(work, by, wanted ? "contact-sms-chosen" : "contact-sms-stopped", choice);
        await work.Commit(cancel);
        return true;
    }
}
