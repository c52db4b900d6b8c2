using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Recovery;
using Portal.Domain.Claims;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.App.Verify;

/// <summary>
/// I8: every claim that was sent had a notice delivered to everybody who was liable, its waiting time before, or an exception that two people decided; and the account of what
/// lies with the authority is what was sent, with what has been told since.
/// </summary>
internal sealed class TransfersWereNotified : IInvariant
{
    public string Name => "I8 notified before transfer";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var claims = await db.RecoveryStays.Select(stay => stay.ClaimId).Distinct().ToListAsync(cancel);
        findings.Count(await db.RecoveryStays.LongCountAsync(cancel));
        var policies = await Policy.PolicyBook.Of(db, cancel);
        foreach (var chunk in claims.Chunk(500))
            foreach (var claim in await ClaimFactsQuery.Of(chunk, db, cancel))
                foreach (var stay in claim.Stays)
                    foreach (var person in claim.Liable.Where(liable => liable.ConfirmedOn <= stay.SentOn && !(liable.EndedOn <= stay.SentOn)).Select(liable => liable.Person))
                        if (!WasTold(claim, stay, person, policies)) findings.Report($"claim {claim.Id} was sent on {stay.SentOn:yyyy-MM-dd} although person {person} had no notice in time");

        var books = await Reconciliation.Of(db, cancel);
        if (books.Ledger != books.Theirs + books.Sent) findings.Report($"the account of what lies with the authority is {books.Ledger.Ore} øre, and what was sent {(books.Theirs + books.Sent).Ore} øre");
        if (books.Differences.Count > 0) findings.Note = $"{books.Differences.Count} transferred claims differ from what the authority was told";
    }

    private static bool WasTold(ClaimFacts claim, RecoveryStay stay, Domain.People.PersonId person, Policies policies)
    {
        if (claim.NoticeWaivers.Any(waiver => waiver.Person == person && waiver.On <= stay.SentOn)) return true;
        return claim.Steps.Any(step => step.Step == Step.TransferNotice && step.Person == person && step.On < stay.SentOn && !claim.Stays.Any(before => before.Id != stay.Id && before.EndedOn >= step.On && before.EndedOn <= stay.SentOn)
            && step.Letter is { } letter && claim.NoticesDelivered.TryGetValue(letter, out var on) && on.AddDays(policies.Days(PolicySetting.NoticeWait, step.On)) < stay.SentOn);
    }
}
