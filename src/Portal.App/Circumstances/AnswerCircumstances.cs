using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Domain.Circumstances;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Circumstances;

/// <summary>A caseworker's answer to a report of changed circumstances.</summary>
/// <param name="Version">The version of the report that the caseworker was shown.</param>
/// <param name="TakenIntoAccount">The change makes a difference, as the words say; else it makes none.</param>
/// <param name="Words">In Danish, as they will stand in the letter.</param>
public sealed record CircumstancesInput(Guid Request, int Version, bool TakenIntoAccount, string Words);

/// <summary>What answering gives.</summary>
public abstract record AnswerCircumstancesResult
{
    private AnswerCircumstancesResult()
    {
    }

    public sealed record Answered(Guid Letter) : AnswerCircumstancesResult;

    /// <summary>Nothing has been written to the citizen.</summary>
    public sealed record WordsAreMissing : AnswerCircumstancesResult;

    /// <summary>The report has changed since it was shown: nothing is overwritten.</summary>
    /// <param name="By">Who answered it meanwhile; null when something else changed.</param>
    public sealed record Overtaken(RequestStatus Status, string? By) : AnswerCircumstancesResult;
}

/// <summary>
/// A caseworker answers a report of changed circumstances. What the citizen can ask for because of it, more time or instalments, is asked for and decided by itself (L05);
/// an arrangement on a repayment claim is set anew by itself (P13).
/// </summary>
public sealed class AnswerCircumstances(ClaimWriter writer, CircumstancesLetter letter, FileLetter file)
{
    private const int First = 1;

    /// <returns>Null when there is no such report, or this person may not answer it.</returns>
    public async Task<AnswerCircumstancesResult?> Handle(CircumstancesInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var (work, about) = await writer.BeginOnRequest(input.Request, cancel);
        await using var _ = work;
        var request = await AskedFor.Only(work.Db, RequestKind.ChangedCircumstances).SingleOrDefaultAsync(row => row.Id == input.Request, cancel);
        if (request is null) return null;
        if (!request.Status.IsPending()) return new AnswerCircumstancesResult.Overtaken(request.Status, request.DecidedBy);
        if (request.Version != input.Version) return new AnswerCircumstancesResult.Overtaken(request.Status, null);
        var words = PersonalTexts.Clean(input.Words);
        if (words.Length == 0) return new AnswerCircumstancesResult.WordsAreMissing();

        var claims = await ClaimFactsQuery.Of(about, work.Db, cancel);
        var outcome = input.TakenIntoAccount ? DeferralOutcome.Granted : DeferralOutcome.Refused;
        (request.Status, request.DecidedOn, request.DecidedBy, request.PolicyRow) = (CombinedDecisionRules.StatusOf(outcome), work.Today, by.Name, "P08");
        request.Version++;
        await AskedFor.Answered(work, request, RequestKind.ChangedCircumstances, outcome, [], cancel);
        await PersonalTexts.Save(work, request.Id, PersonalTextKind.Grounds, words, RetentionClass.Decision, cancel);
        await work.Apply(CircumstancesRules.Answered(claims, request.Id, work.Today), by, cancel);
        request.DecisionLetterId = await Tell(work, request, claims, input.TakenIntoAccount, words, by, cancel);
        work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "request-decided", "P08", request));
        await work.Commit(cancel);
        return new AnswerCircumstancesResult.Answered(request.DecisionLetterId.Value);
    }

    private async Task<Guid> Tell(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, bool taken, string words, Caseworker by, CancellationToken cancel)
    {
        var receiver = LetterReceiver.Of(await work.Db.Persons.AsNoTracking().SingleAsync(row => row.Id == request.PersonId, cancel));
        var reasons = (await work.Db.RequestReasons.Where(row => row.RequestId == request.Id).Select(row => row.Reason).ToListAsync(cancel)).ToHashSet();
        var held = claims.Any(claim => claim.Custody == Custody.Here);
        var model = new CircumstancesLetterModel(
            receiver, work.Today, request.CaseNumber!, claims, request.SubmittedAt!.Value.DanishDay(), reasons, taken, words, held ? CircumstancesRules.ResumesOn(work.Today) : null, by.Name);
        return await file.Handle(work, letter.Compose(model), receiver, request.Id, claims.Select(claim => claim.Id), First, null, cancel);
    }
}
