using Portal.Domain.Agreements;
using Portal.Domain.Law;
using Portal.Domain.Limitations;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Recovery;

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

    /// <summary>The terms of a settlement or judgment; without terms all is due by <see cref="PayBy"/>.</summary>
    public IReadOnlyList<Term> Terms { get; init; } = [];

    /// <summary>The last day of the period that it is about: of a benefit to be paid back, the day it ended; null where the source has not said.</summary>
    public DateOnly? PeriodTo { get; init; }

    /// <summary>The first day of that period.</summary>
    public DateOnly? PeriodFrom { get; init; }

    /// <summary>Stiftelsesdato: the day of what gave the right; null where the source has not said.</summary>
    public DateOnly? EstablishedOn { get; init; }

    /// <summary>The day of the settlement or judgment.</summary>
    public DateOnly? BasisOn { get; init; }

    /// <summary>The property's identification; empty for claims without one.</summary>
    public string Property { get; init; } = "";

    /// <summary>The last day whose interest has been posted; null before the first time.</summary>
    public DateOnly? DerivedOn { get; init; }

    /// <summary>Nights pass by claims that have nothing to do: once a claim is derived, every night since has derived it.</summary>
    public ClaimFacts DerivedBy(DateOnly? lastNight) => DerivedOn < lastNight ? this with { DerivedOn = lastNight } : this;

    /// <summary>A caseworker has recorded the objective reason for one more fee (gebyrloven § 2).</summary>
    public bool SecondFeeReason { get; init; }

    /// <summary>The payment agreements that the claim is part of or has been, oldest first.</summary>
    public IReadOnlyList<Agreement> Agreements { get; init; } = [];

    /// <summary>Each time that it was sent to the recovery authority, oldest first.</summary>
    public IReadOnlyList<RecoveryStay> Stays { get; init; } = [];

    /// <summary>It has been sent and has not come back: here nothing is dunned, and no interest runs (L12).</summary>
    public RecoveryStay? Away => Stays.LastOrDefault(stay => stay.IsOpen);

    /// <summary>The transfer notices that have been delivered, by letter, with the day they count from; on paper it may still be to come.</summary>
    public IReadOnlyDictionary<Guid, DateOnly> NoticesDelivered { get; init; } = System.Collections.Frozen.FrozenDictionary<Guid, DateOnly>.Empty;

    /// <summary>What those who are liable have acknowledged, as a caseworker has put it on record; an agreement is apart.</summary>
    public IReadOnlyList<Acknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>Those who may be transferred without a notice of their own.</summary>
    public IReadOnlyList<NoticeWaiver> NoticeWaivers { get; init; } = [];

    /// <summary>The one that its course rests for; null where there is none.</summary>
    public Agreement? Agreement => Agreements.LastOrDefault(agreement => agreement.Holds);

    /// <summary>The latest repayment arrangement that was set on it (P13); null before the first.</summary>
    public Agreement? Arrangement => Agreements.LastOrDefault(agreement => agreement.Kind == AgreementKind.Arrangement);

    /// <summary>Money paid on an agreement is shared between its claims: what one is owed follows from the others.</summary>
    public bool SharesMoney => Agreements.Any(agreement => agreement.Holds || agreement.Receipts.Count > 0);

    /// <summary>The debtor whom the source named.</summary>
    public PersonId Debtor => Liable.Single(liable => liable.Kind == LiabilityKind.Primary).Person;

    /// <summary>
    /// The day that decides what step comes when: <see cref="PayBy"/>, on a closed day the next banking day; the last day of the
    /// latest deferral takes its place when that is later.
    /// </summary>
    public DateOnly EffectivePayBy => Deferrals.Aggregate(PayBy.BankingDay(), static (payBy, deferral) => Later(payBy, deferral.Until!.Value));

    /// <summary>
    /// The day after which interest runs: a deferral moves it only when it was granted before the day it takes the place of,
    /// else interest runs on and the citizen was told.
    /// </summary>
    public DateOnly InterestPayBy =>
        Deferrals.Aggregate(PayBy.BankingDay(), static (payBy, deferral) => deferral.From < payBy ? Later(payBy, deferral.Until!.Value) : payBy);

    /// <summary>The last day of the latest deferral granted, also when it has passed.</summary>
    public DateOnly? DeferredUntil => Deferrals.Max(hold => hold.Until);

    private IEnumerable<Hold> Deferrals =>
        Holds.Where(hold => hold is { Kind: HoldKind.Deferral, LiftedOn: null, Until: not null }).OrderBy(hold => hold.From).ThenBy(hold => hold.Until);

    /// <summary>The bank has taken back a payment on an agreement that this claim had a share of.</summary>
    /// <param name="by">Reversals of later days do not count yet.</param>
    public bool TakenBack(Guid receipt, DateOnly by) => Postings.Any(posting => posting.Kind == EntryKind.Reversal && posting.Receipt == receipt && posting.On <= by);

    /// <summary>Money that is known and counts from a later day, signed as its entry is: a share of a payment on an agreement as one amount, however often it was shared anew.</summary>
    public IEnumerable<(DateOnly On, Kroner Amount)> PendingAfter(DateOnly day) =>
        from posting in Postings
        where posting.On > day && posting.Changes is EntryKind.Payment or EntryKind.Reversal or EntryKind.SetOff
        group posting by (posting.Receipt ?? posting.Id, posting.Kind == EntryKind.Reversal) into money
        let amount = Kroner.Sum(money.Select(posting => posting.Amount))
        where !amount.IsZero
        select (money.First().On, amount);

    /// <summary>The claim once a move has been written down about it.</summary>
    public ClaimFacts After(Move move) => this with
    {
        Postings = [.. Postings, .. move.Postings],
        Steps = [.. Steps, .. move.Steps],
        Holds = [.. Holds.Select(hold => move.Lifts.FirstOrDefault(lift => lift.Hold == hold.Id) is { } lift ? hold with { LiftedOn = lift.On, ResumeOn = lift.ResumeOn } : hold), .. move.Holds],
        Custody = move.To ?? Custody,
    };

    /// <summary>The claim as it stood at the end of a day, with what is known now: nothing from after it.</summary>
    public ClaimFacts AsOf(DateOnly day) => this with
    {
        Postings = [.. Postings.Where(posting => posting.On <= day)],
        Steps = [.. Steps.Where(step => step.On <= day)],
        Holds = [.. Holds.Where(hold => hold.From <= day)],
        Agreements = [.. Agreements.Where(agreement => agreement.FirstDay <= day)],
        Stays = [.. Stays.Where(stay => stay.SentOn <= day).Select(stay => stay.AsOf(day))],
        Custody = Stays.Count == 0 ? Custody : Stays.Any(stay => stay.AsOf(day).IsReceived && stay.SentOn <= day) ? Custody.Transferred : Custody == Custody.Transferred ? Custody.Here : Custody,
    };

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;
}

/// <summary>A term (rate) of a settlement or judgment.</summary>
public sealed record Term(DateOnly DueOn, Kroner Amount);
