using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.People;

namespace Portal.Domain.Limitations;

/// <summary>What a claim's limitation (forældelse) runs from.</summary>
public enum LimitationGround
{
    /// <summary>The day to pay: 3 years (forældelsesloven §§ 2 and 3).</summary>
    PayBy,

    /// <summary>The source has said the day itself.</summary>
    Source,

    /// <summary>A settlement or a judgment: 10 years (§ 5).</summary>
    Basis,

    /// <summary>The debtor has acknowledged the debt, by making a payment agreement or otherwise in a document on record (§ 15): a new time from that day.</summary>
    Acknowledgement,

    /// <summary>The recovery authority received the claim: not before 3 years have passed (gældsinddrivelsesloven § 18 a).</summary>
    Receipt,
}

/// <summary>The last day, inclusive, on which a claim can be collected.</summary>
/// <param name="Since">The day that the time runs from; null where the source has said the end alone.</param>
public sealed record LimitationTime(DateOnly On, LimitationGround Ground, DateOnly? Since);

/// <summary>
/// When a claim becomes time-barred (forældelse), followed through what interrupts it. Money paid is no acknowledgement here, and neither is a deferral: a caseworker who knows
/// of one puts it on record with its document (<see cref="AcknowledgementRules"/>). The day found may therefore be too early, never too late.
/// </summary>
public static class Limitation
{
    private const int Ordinary = 3, WithBasis = 10;

    /// <summary>
    /// For everybody who is liable: the first day of them all. An acknowledgement counts against the one who made it, so a claim with others liable runs out as soon as it does for one.
    /// </summary>
    public static LimitationTime Of(ClaimFacts claim) =>
        claim.Liable.Where(liable => liable.IsLiable).Select(liable => Of(claim, liable.Person)).MinBy(time => time.On) ?? Of(claim, claim.Debtor);

    /// <summary>For one person.</summary>
    public static LimitationTime Of(ClaimFacts claim, PersonId person) => Follow(Start(claim), claim, person, Years(claim), WithBasis);

    /// <summary>For a fee or a month of interest: always 3 years, from its own day (§ 5(2)).</summary>
    internal static DateOnly OfPart(ClaimFacts claim, DateOnly payBy) =>
        claim.Liable.Where(liable => liable.IsLiable).Min(liable => Follow(new LimitationTime(payBy.Years(Ordinary), LimitationGround.PayBy, payBy), claim, liable.Person, Ordinary, Ordinary).On);

    private static LimitationTime Start(ClaimFacts claim)
    {
        if (claim.LimitationOn is { } told) return new LimitationTime(told, LimitationGround.Source, null);
        return claim is { Basis: not ClaimBasis.Ordinary, BasisOn: { } basis }
            ? new LimitationTime(basis.Years(WithBasis), LimitationGround.Basis, basis)
            : new LimitationTime(claim.PayBy.Years(Ordinary), LimitationGround.PayBy, claim.PayBy);
    }

    /// <summary>What happened before the time was out, in order: what comes too late changes nothing.</summary>
    /// <param name="ofAmount">The years that an acknowledgement in writing of the debt and its amount gives.</param>
    private static LimitationTime Follow(LimitationTime start, ClaimFacts claim, PersonId person, int years, int ofAmount)
    {
        var acknowledged = claim.Agreements.Where(agreement => agreement.Kind == AgreementKind.Agreement && agreement.Status != AgreementStatus.Proposed && agreement.Person == person)
            .Select(agreement => new LimitationTime(agreement.FirstDay.Years(years), LimitationGround.Acknowledgement, agreement.FirstDay));
        var recorded = claim.Acknowledgements.Where(one => one.Person == person)
            .Select(one => new LimitationTime(one.On.Years(one.OfAmount ? ofAmount : years), LimitationGround.Acknowledgement, one.On));
        var received = Receipts(claim).Select(day => new LimitationTime(day.Years(Ordinary), LimitationGround.Receipt, day));
        return acknowledged.Concat(recorded).Concat(received).OrderBy(one => one.Since).Aggregate(start, (time, next) => next.Since <= time.On && next.On > time.On ? next : time);
    }

    /// <summary>The days on which the authority received it. Claims under civil law keep their own time there.</summary>
    private static IEnumerable<DateOnly> Receipts(ClaimFacts claim)
    {
        if (claim.Rules.Family == ClaimFamily.Civil) return [];
        var sent = claim.Steps.Where(step => step is { Step: Step.Transfer, Skipped: false }).Select(step => step.On).Order().ToList();
        // One that was refused or is in høring was never received: it has neither gone nor come back.
        return sent.Where(day => claim.Custody == Custody.Transferred || claim.Steps.Any(step => step.Step is Step.Recall or Step.Return && step.On >= day));
    }

    private static int Years(ClaimFacts claim) => claim.Basis == ClaimBasis.Ordinary ? Ordinary : WithBasis;
}
