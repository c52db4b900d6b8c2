using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Policy;

namespace Portal.App.Deferrals;

/// <summary>A caseworker's answer as it stands in the form.</summary>
/// <param name="Version">The version of the request that the caseworker was shown.</param>
/// <param name="WrittenGrounds">In Danish, as they will stand in the letter.</param>
public sealed record DeferralDecisionInput(
    Guid Request, int Version, DeferralOutcome Outcome, DateOnly? Until, IReadOnlySet<DeferralGround> Grounds, string WrittenGrounds,
    bool SpecialFinding, bool LimitationFinding, NearestOffer Offer, DateOnly? OfferUntil)
{
    /// <summary>The nearer day that a refusal offers; null where it offers none.</summary>
    internal DateOnly? Offered => Outcome == DeferralOutcome.Refused && Offer == NearestOffer.EarlierDate ? OfferUntil : null;

    internal DecisionAsk Ask => new(Outcome, Until, Grounds, !string.IsNullOrWhiteSpace(WrittenGrounds), SpecialFinding, LimitationFinding, Offer, OfferUntil);
}

/// <summary>From a request and an answer to the letter's content: the same for the live preview and for the decision itself.</summary>
internal static class DeferralDecisionDraft
{
    public static async Task<DeferralDecisionModel> ModelOf(
        PortalDb db, RequestRow request, IReadOnlyList<ClaimFacts> claims, DeferralDecisionInput input, Caseworker by, DateOnly today, CancellationToken cancel)
    {
        var policy = DeferralPolicies.For(today);
        var until = input.Outcome switch { DeferralOutcome.Granted => request.Until, DeferralOutcome.PartlyGranted => input.Until ?? request.Until, _ => null };
        var reasons = await db.RequestReasons.Where(row => row.RequestId == request.Id).Select(row => row.Reason).ToListAsync(cancel);
        var answerBy = today.AddDays(policy.AnswerOfferWithinDays).BankingDay();
        return new DeferralDecisionModel(
            LetterReceiver.Of(await db.Persons.AsNoTracking().SingleAsync(row => row.Id == request.PersonId, cancel)), today, request.CaseNumber!, claims, request.Until!.Value, reasons.ToHashSet(), input.Outcome, until,
            DeferralDecisionRules.ResumesOn(until, policy, today), input.Grounds, input.WrittenGrounds.ReplaceLineEndings("\n").Trim(), input.SpecialFinding,
            input.Outcome == DeferralOutcome.Refused ? input.Offer : NearestOffer.Nothing, input.OfferUntil, input.Offered <= answerBy ? input.Offered.Value.AddDays(-1) : answerBy, policy.Law, by.Name);
    }

    /// <summary>The portal's own yes, inside the frame.</summary>
    public static async Task<DeferralDecisionModel> ByFrame(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, DateOnly until, CancellationToken cancel)
    {
        var (policy, types) = (DeferralPolicies.For(work.Today), claims.Select(claim => claim.Type).Distinct());
        var reasons = await work.Db.RequestReasons.Where(row => row.RequestId == request.Id).Select(row => row.Reason).ToListAsync(cancel);
        return new DeferralDecisionModel(
            LetterReceiver.Of(await work.Db.Persons.AsNoTracking().SingleAsync(row => row.Id == request.PersonId, cancel)), work.Today, request.CaseNumber!, claims, request.Until!.Value, reasons.ToHashSet(),
            DeferralOutcome.Granted, until, DeferralDecisionRules.ResumesOn(until, policy, work.Today), new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest }, "", false,
            NearestOffer.Nothing, null, work.Today, policy.Law, "")
        {
            Frame = new DeferralFrameTold(
                (int)types.Min(type => work.Policies.For(PolicySetting.InstantDeferralDays, type, work.Today).Value), (int)work.Policies.For(PolicySetting.InstantDeferralTimes, work.Today).Value),
        };
    }
}
