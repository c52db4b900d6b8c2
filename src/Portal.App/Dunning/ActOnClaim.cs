using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Dunning;

/// <summary>What staff may do to a claim's course, and what came of it.</summary>
public abstract record ActResult
{
    private ActResult()
    {
    }

    /// <param name="Id">The claim, or the proposal that now waits for another to approve it.</param>
    public sealed record Done(Guid Id) : ActResult;

    public sealed record Refused(IReadOnlyList<ActRefusal> Reasons) : ActResult;

    /// <summary>What was approved about a transfer cannot be carried out any more.</summary>
    public sealed record NotCarried(IReadOnlyList<Portal.Domain.Recovery.TransferRefusal> Reasons) : ActResult;
}

/// <summary>The common course of every staff action on one claim: lock, decide, write what follows, and keep the reason apart from the journal.</summary>
internal static class ActOnClaim
{
    /// <param name="reason">The caseworker's own words; kept as a note, never in the journal.</param>
    /// <returns>Null when there is no such claim, or this person may not act on claims.</returns>
    public static async Task<ActResult?> Handle(
        ClaimWriter writer, ClaimId claim, Caseworker by, string kind, string reason, Func<ClaimFacts, Work, ActAnswer> decide, Action<Work, ClaimFacts>? also, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var debtor = await writer.DebtorOf(claim, cancel);
        if (debtor is null) return null;
        var (work, claims) = await writer.BeginOnDebtors([debtor.Value], cancel);
        await using var _ = work;
        var facts = (await ClaimFactsQuery.Of(claims, work.Db, cancel)).Single(known => known.Id == claim);
        switch (decide(facts, work))
        {
            case ActAnswer.Refused refused:
                return new ActResult.Refused(refused.Reasons);

            case ActAnswer.Done done:
                also?.Invoke(work, facts);
                if (reason.Length > 0) work.Db.Notes.Add(NoteOf(work, facts, by, kind, reason));
                await work.Db.SaveChangesAsync(cancel);
                if (done.Move.Postings.Count > 0) await Rebook.Apply(work, claims, [done.Move], by, cancel);
                else await work.Apply([done.Move], by, cancel);
                await work.Commit(cancel);
                return new ActResult.Done(claim.Value);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    /// <param name="person">Whom it is about; the debtor when left out.</param>
    public static NoteRow NoteOf(Work work, ClaimFacts claim, Actor by, string kind, string text, PersonId? person = null) => new()
    {
        Id = Guid.CreateVersion7(), ClaimId = claim.Id, PersonId = person ?? claim.Debtor, Kind = kind, Text = text, By = by.JournalId,
        Retention = RetentionClass.Decision, At = work.Now,
    };
}
