using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Portal.App.Requests;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>
/// A caseworker answers an application for deferral (P07-P09, L05, L06). Decision, holds, letter, outbox and journal change together or not at all.
/// </summary>
public sealed class DecideDeferral(ClaimWriter writer, DeferralDecisionLetter letter, FileLetter file)
{
    private const int FirstDecision = 1;

    /// <returns>Null when there is no such request, or the caseworker may not decide it.</returns>
    public async Task<DecideAnswer?> Handle(DeferralDecisionInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;

        var (work, about) = await writer.BeginOnRequest(input.Request, cancel);
        await using var _ = work;
        var request = await AskedFor.Only(work.Db, RequestKind.Deferral).SingleOrDefaultAsync(row => row.Id == input.Request, cancel);
        if (request is null) return null;
        if (!request.Status.IsPending()) return new DecideAnswer.Overtaken(request.Status, request.DecidedBy);
        if (request.Version != input.Version) return new DecideAnswer.Overtaken(request.Status, null);

        var claims = await ClaimFactsQuery.Of(about, work.Db, cancel);
        switch (DeferralDecisionRules.Decide(claims, input.Ask, request.Until!.Value, DeadlinesOf(request), request.Id, work.Today, work.Policies.Limits))
        {
            case DecisionAnswer.Faulty faulty:
                return new DecideAnswer.Faulty(faulty.Faults);

            case DecisionAnswer.Decided decided:
                var model = await DeferralDecisionDraft.ModelOf(work.Db, request, claims, input, by, work.Today, cancel);
                var letterId = await file.Handle(work, letter.Compose(model), model.Receiver, request.Id, about, FirstDecision, null, cancel);
                request.Status = CombinedDecisionRules.StatusOf(input.Outcome);
                request.DecidedOn = work.Today;
                request.DecidedBy = by.Name;
                request.GrantedUntil = decided.Until;
                request.DecisionLetterId = letterId;
                request.PolicyRow = decided.Rule;
                request.Version++;
                await AskedFor.Answered(work, request, RequestKind.Deferral, input.Outcome, input.Grounds, cancel);
                await Proposals.Replace(work, request, cancel);
                if (input.Offered is { } offer) Proposals.Offer(work, request, offer);
                await PersonalTexts.Save(work, request.Id, PersonalTextKind.Grounds, input.WrittenGrounds, RetentionClass.Decision, cancel);
                await work.Apply(decided.Moves, by, cancel);
                work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "request-decided", decided.Rule, request));
                await work.Commit(cancel);
                return new DecideAnswer.Decided(letterId);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    internal static DecisionDeadlines DeadlinesOf(RequestRow request) => new(
        request.InformationBy > request.EvidenceBy ? request.InformationBy : request.EvidenceBy, request.Status == RequestStatus.Hearing ? request.HearingBy : null);
}

/// <summary>What deciding gives.</summary>
public abstract record DecideAnswer
{
    private DecideAnswer()
    {
    }

    /// <summary>Written down, with its letter.</summary>
    public sealed record Decided(Guid Letter) : DecideAnswer;

    /// <summary>What is missing, all of it.</summary>
    public sealed record Faulty(IReadOnlyList<DecisionFault> Faults) : DecideAnswer;

    /// <summary>The request has changed since it was shown: nothing is overwritten.</summary>
    /// <param name="By">Who decided it meanwhile; null when something else changed, such as new evidence.</param>
    public sealed record Overtaken(RequestStatus Status, string? By) : DecideAnswer;
}

/// <summary>The letter as it would be sent with the answer as it stands now, for the caseworker who is writing it.</summary>
public sealed class PreviewDeferralDecision(IDbContextFactory<PortalDb> dbs, DeferralDecisionLetter letter, OwnTextBook book, TimeProvider clock)
{
    /// <returns>Null when there is no such request that waits for an answer.</returns>
    public async Task<LetterContent?> Handle(DeferralDecisionInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var request = await AskedFor.Only(db, RequestKind.Deferral).AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.Request, cancel);
        if (request is null || !request.Status.IsPending()) return null;
        var about = await db.RequestClaims.Where(row => row.RequestId == request.Id).Select(row => row.ClaimId).ToListAsync(cancel);
        var claims = await ClaimFactsQuery.Of(about, db, cancel);
        var unwritten = letter.Compose(await DeferralDecisionDraft.ModelOf(db, request, claims, input, by, Settings.DanishTime.DanishToday(clock), cancel));
        return unwritten.In(await book.For(db, unwritten.On, about, cancel));
    }
}
