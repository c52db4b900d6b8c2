using Portal.Domain.Law;
using Portal.Domain.Payments;

namespace Portal.Domain.Claims;

/// <summary>What the claim rests on: an ordinary bill, a settlement (forlig) or a judgment (dom).</summary>
public enum ClaimBasis
{
    Ordinary,
    Settlement,
    Judgment,
}

/// <summary>Everything a decision about one claim (krav) may look at. If it is not here, it does not count.</summary>
/// <param name="Version">Raised by the one writer at every change; a form carries the version it was shown.</param>
/// <param name="PayBy">Sidste rettidige betalingsdag, as the source gave it; never moved.</param>
public sealed record ClaimFacts(
    ClaimId Id, int Version, string Source, string Reference, ClaimType Type, Custody Custody, PaymentId PaymentId, string Description,
    DateOnly ArrivedOn, DateOnly DueOn, DateOnly PayBy, DateOnly? LimitationOn, ClaimBasis Basis, bool StateRefund,
    IReadOnlyList<Liability> Liable, IReadOnlyList<Posting> Postings, IReadOnlyList<StepTaken> Steps, IReadOnlyList<Hold> Holds)
{
    public ClaimTypeRules Rules => ClaimTypes.For(Type, DueOn);

    /// <summary>
    /// The day that decides whether a payment is in time: <see cref="PayBy"/>, or the last day of the latest deferral when that is later;
    /// on a closed day the next banking day.
    /// </summary>
    public DateOnly EffectivePayBy => (DeferredUntil is { } until && until > PayBy ? until : PayBy).BankingDay();

    /// <summary>The last day of the latest deferral granted, also when it has passed.</summary>
    public DateOnly? DeferredUntil => Holds.Where(hold => hold.Kind == HoldKind.Deferral && hold.LiftedOn is null).Max(hold => hold.Until);
}
