using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Portal.App.Policy;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Deferrals;
using Portal.Domain.Payments;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.App.Agreements;

/// <summary>The letter as it would be sent with the answer about an agreement as it stands now, for the caseworker who is writing it.</summary>
public sealed class PreviewAgreementDecision(IDbContextFactory<PortalDb> dbs, AgreementLetter agreement, AgreementDecisionLetter decision, OwnTextBook book, TimeProvider clock)
{
    /// <summary>An agreement has its payment id when it is made: until then it is shown as noughts.</summary>
    private static readonly PaymentId NotYet = PaymentId.TryParse(new string('0', 15), out var noughts) ? noughts : default;

    /// <returns>Null when there is no such request that waits for an answer, and while too little is written for a letter.</returns>
    public async Task<LetterContent?> Handle(AgreementDecisionInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var request = await AskedFor.Only(db, RequestKind.Agreement).AsNoTracking().SingleOrDefaultAsync(row => row.Id == input.Request, cancel);
        if (request is null || !request.Status.IsPending()) return null;

        var ids = await db.RequestClaims.Where(row => row.RequestId == request.Id).Select(row => row.ClaimId).ToListAsync(cancel);
        var claims = await ClaimFactsQuery.Of(ids, db, cancel);
        var (today, policies) = (clock.DanishToday(), await PolicyBook.Of(db, cancel));
        var history = await AgreementAsks.History(db, request.PersonId, cancel);
        var (asked, frame) = AgreementDecisionRules.Standing(claims, AgreementAsks.Written(request), history, today, policies, policies.Limits);
        var given = input.Outcome switch
        {
            DeferralOutcome.Granted => asked,
            DeferralOutcome.PartlyGranted when input.Answer.Given is { } plan => AgreementDecisionRules.Standing(claims, plan, history, today, policies, policies.Limits).Plan,
            _ => null,
        };
        var about = await AgreementAsks.Case(db, policies, request, claims, by.Name, today, cancel);
        var told = given is PlanAnswer.Made made ? new ToldPlan(NotYet, made.Plan, ExpectedCost.Of(claims, made.Plan, today, policies)) : null;
        var unwritten = input.Outcome != DeferralOutcome.Granted ? await Decision(db, request, input, about, asked, frame as FrameAnswer.Outside, told, policies, cancel)
            : told is null ? null : agreement.Compose(new AgreementLetterModel(about, told, AnswersRequest: true));
        return unwritten?.In(await book.For(db, unwritten.On, ids, cancel));
    }

    private async Task<UnwrittenLetter?> Decision(
        PortalDb db, RequestRow request, AgreementDecisionInput input, AgreementLetterCase about, PlanAnswer? asked, FrameAnswer.Outside? outside, ToldPlan? told, Policies policies, CancellationToken cancel)
    {
        var written = PersonalTexts.Clean(input.WrittenGrounds);
        var isWhole = written.Length > 0 && input.Grounds.Count + (outside?.Failing.Count ?? 0) > 0 && (told is not null || input.Outcome == DeferralOutcome.Refused);
        if (!isWhole || asked is not PlanAnswer.Made wish) return null;
        return decision.Compose(new AgreementDecisionModel(
            about, wish.Plan, await AgreementAsks.Reasons(db, request.Id, cancel), outside?.Failing.ToHashSet() ?? [], FrameBounds.Of(about.Claims, about.On, policies), input.Grounds, written,
            SpecialFinding: null, told, told is null ? outside?.Nearest : null, AgreementAsks.AnswerBy(about.On), DeferralDecisionRules.ResumesOn(null, DeferralPolicies.For(about.On), about.On)));
    }
}
