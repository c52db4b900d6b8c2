using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Agreements;

/// <summary>A caseworker's answer to a request for an agreement.</summary>
/// <param name="Version">The version of the request that the caseworker was shown.</param>
/// <param name="Monthly">Partly granted: the plan given, with pay day and first date.</param>
/// <param name="Grounds">Rules that the caseworker names besides those of our frame.</param>
/// <param name="WrittenGrounds">In Danish, as they will stand in the letter.</param>
public sealed record AgreementDecisionInput(
    Guid Request, int Version, DeferralOutcome Outcome, Kroner? Monthly, int? PayDay, DateOnly? FirstOn, IReadOnlySet<DeferralGround> Grounds, string WrittenGrounds, bool LimitationFinding)
{
    internal AgreementDecisionAsk Answer => new(
        Outcome, this is { Monthly: null, PayDay: null, FirstOn: null } ? null : new AgreementAsk(Monthly, PayDay, FirstOn, new HashSet<HardshipReason>(), false),
        Grounds.Count > 0, WrittenGrounds.Trim().Length > 0, LimitationFinding);
}

/// <summary>What deciding gives.</summary>
public abstract record DecideAgreementAnswer
{
    private DecideAgreementAnswer()
    {
    }

    /// <summary>Written down, with its letters.</summary>
    /// <param name="Agreement">Null when refused.</param>
    public sealed record Decided(Guid Letter, Guid? Agreement) : DecideAgreementAnswer;

    /// <summary>What is missing, all of it.</summary>
    public sealed record Faulty(IReadOnlyList<AgreementDecisionFault> Faults, IReadOnlyList<PlanRefusal> Plan) : DecideAgreementAnswer;

    /// <summary>The request has changed since it was shown: nothing is overwritten.</summary>
    /// <param name="By">Who decided it meanwhile; null when something else changed.</param>
    public sealed record Overtaken(RequestStatus Status, string? By) : DecideAgreementAnswer;
}

/// <summary>A caseworker answers an application for an agreement (P07, L05, L06). Decision, plan, holds, letters and journal change together or not at all.</summary>
public sealed class DecideAgreement(ClaimWriter writer, AgreementLetter agreement, AgreementDecisionLetter decision, FileLetter file)
{
    private const int First = 1;

    /// <returns>Null when there is no such request for an agreement, or this person may not decide it.</returns>
    public async Task<DecideAgreementAnswer?> Handle(AgreementDecisionInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var (work, about) = await writer.BeginOnRequest(input.Request, cancel);
        await using var _ = work;
        var request = await AskedFor.Only(work.Db, RequestKind.Agreement).SingleOrDefaultAsync(row => row.Id == input.Request, cancel);
        if (request is null) return null;
        if (!request.Status.IsPending()) return new DecideAgreementAnswer.Overtaken(request.Status, request.DecidedBy);
        if (request.Version != input.Version) return new DecideAgreementAnswer.Overtaken(request.Status, null);

        var claims = await ClaimFactsQuery.Of(about, work.Db, cancel);
        var history = await AgreementAsks.History(work.Db, request.PersonId, cancel);
        var asked = AgreementAsks.Written(request);
        var hearingBy = request.Status == RequestStatus.Hearing ? request.HearingBy : null;
        switch (AgreementDecisionRules.Decide(claims, input.Answer, asked, history, hearingBy, request.Id, work.Today, work.Policies, work.Policies.Limits))
        {
            case AgreementDecided.Faulty faulty:
                return new DecideAgreementAnswer.Faulty(faulty.Faults, faulty.Plan);

            case AgreementDecided.Made made:
                request.Status = CombinedDecisionRules.StatusOf(input.Outcome);
                (request.DecidedOn, request.DecidedBy, request.PolicyRow) = (work.Today, by.Name, made.Rule);
                request.Version++;
                await AskedFor.Answered(work, request, RequestKind.Agreement, input.Outcome, input.Grounds, cancel);
                await Proposals.Replace(work, request, cancel);
                if (made is { Plan: null, Frame: FrameAnswer.Outside { Nearest: { } nearest } }) await Proposals.Offer(work, request, claims, nearest, cancel);
                await PersonalTexts.Save(work, request.Id, PersonalTextKind.Grounds, input.WrittenGrounds, RetentionClass.Decision, cancel);
                await work.Apply(made.Moves, by, cancel);
                var row = made.Plan is { } plan ? await AgreementMaking.Make(work, new AgreementTerms(request.PersonId, claims, plan, PayDayOf(input, request), request.Id, made.Rule), by, cancel) : null;
                request.DecisionLetterId = await Tell(work, request, claims, made, row, input, by, cancel);
                work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "request-decided", made.Rule, request));
                await work.Commit(cancel);
                return new DecideAgreementAnswer.Decided(request.DecisionLetterId.Value, row?.Id);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    /// <summary>Granted as asked: the agreement alone is the answer. In part: the decision with its grounds, and the agreement. Refused: the decision.</summary>
    private async Task<Guid> Tell(
        Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, AgreementDecided.Made made, AgreementRow? row, AgreementDecisionInput input, Caseworker by, CancellationToken cancel)
    {
        var about = await AgreementAsks.Case(work.Db, work.Policies, request, claims, by.Name, work.Today, cancel);
        var told = row is null ? null : AgreementAsks.Told(row, made.Plan!, claims, work.Today, work.Policies);
        var ids = claims.Select(claim => claim.Id).ToList();
        var granted = input.Outcome == DeferralOutcome.Granted;
        var letter = told is null ? null : (Guid?)await file.Handle(work, agreement.Compose(new AgreementLetterModel(about, told, granted)), about.Receiver, request.Id, ids, First, null, cancel);
        if (granted) return letter!.Value;

        var outside = made.Frame as FrameAnswer.Outside;
        var model = new AgreementDecisionModel(
            about, made.Asked, await AgreementAsks.Reasons(work.Db, request.Id, cancel), outside?.Failing.ToHashSet() ?? [], FrameBounds.Of(about.Claims, work.Today, work.Policies), input.Grounds,
            input.WrittenGrounds.ReplaceLineEndings("\n").Trim(), SpecialFinding: null, told, told is null ? outside?.Nearest : null, AgreementAsks.AnswerBy(work.Today), made.ResumesOn);
        return await file.Handle(work, decision.Compose(model), about.Receiver, request.Id, ids, First, null, cancel);
    }

    internal static int PayDayOf(AgreementDecisionInput input, RequestRow request) => (input.Outcome == DeferralOutcome.PartlyGranted ? input.PayDay : request.PayDay)!.Value;
}
