using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;

namespace Portal.Domain.Objections;

/// <summary>A fee or the interest of one accrual date, as it stands on a claim.</summary>
/// <param name="On">The fee's letter date; the accrual date of interest.</param>
public sealed record ChargedPart(DateOnly On, Kroner Amount);

/// <summary>
/// The fees and the interest on a claim that can be objected to, and the entries by which a decision takes them away. What a decision has taken away does not come back
/// when the account is derived anew: its correction is known by its id, which follows from what it takes away.
/// </summary>
public static class Charged
{
    /// <summary>The fees that stand, by their letters' dates.</summary>
    public static IReadOnlyList<ChargedPart> Fees(ClaimFacts claim) => [.. Standing(claim).Select(fee => new ChargedPart(fee.On, fee.Posted))];

    /// <summary>The interest that stands, by accrual date.</summary>
    public static IReadOnlyList<ChargedPart> Interest(ClaimFacts claim) => [.. Accruals(claim).Select(accrual => new ChargedPart(accrual.Key, Net(accrual)))];

    /// <param name="on">The letters' dates of the fees to take away.</param>
    internal static IReadOnlyList<Posting> WithoutFees(ClaimFacts claim, IReadOnlySet<DateOnly> on, DateOnly businessDay) =>
    [
        .. Standing(claim).Where(fee => on.Contains(fee.On)).Select(fee => new Posting(
            FeeId(fee.Letter), EntryKind.Correction, businessDay, -fee.Posted, ObjectionRules.Rule, EntryKind.Fee, null, fee.First, fee.On, fee.Letter)),
    ];

    /// <param name="on">The accrual dates whose interest to take away.</param>
    internal static IReadOnlyList<Posting> WithoutInterest(ClaimFacts claim, IReadOnlySet<DateOnly> on, DateOnly businessDay) =>
    [
        .. Accruals(claim).Where(accrual => on.Contains(accrual.Key)).Select(accrual => new Posting(
            InterestId(claim.Id, accrual.Key), EntryKind.Correction, businessDay, -Net(accrual), ObjectionRules.Rule, EntryKind.Interest, accrual.Key, accrual.First().Id, accrual.First().CountsFrom)),
    ];

    /// <summary>A decision has taken the fee of this letter away.</summary>
    internal static bool IsFeeTakenAway(Posting posting) => posting is { Kind: EntryKind.Correction, Of: EntryKind.Fee, Letter: { } letter } && posting.Id == FeeId(letter);

    /// <summary>The accrual dates whose interest a decision has taken away.</summary>
    internal static IEnumerable<DateOnly> InterestTakenAway(ClaimFacts claim) =>
        from posting in claim.Postings
        where posting is { Kind: EntryKind.Correction, Of: EntryKind.Interest, AccrualOn: not null } && posting.Id == InterestId(claim.Id, posting.AccrualOn!.Value)
        select posting.AccrualOn!.Value;

    private static IEnumerable<ChargedFee> Standing(ClaimFacts claim) => ChargedFee.Of(claim).Where(fee => fee.Posted.IsPositive).OrderBy(fee => fee.On);

    private static IEnumerable<IGrouping<DateOnly, Posting>> Accruals(ClaimFacts claim) => claim.Postings.Where(posting => posting is { Changes: EntryKind.Interest, AccrualOn: not null })
        .GroupBy(posting => posting.AccrualOn!.Value).Where(accrual => Net(accrual).IsPositive).OrderBy(accrual => accrual.Key);

    private static Kroner Net(IEnumerable<Posting> entries) => Kroner.Sum(entries.Select(entry => entry.Amount));

    private static Guid FeeId(Guid letter) => DerivedId.Of("fee-taken-away", letter);

    private static Guid InterestId(ClaimId claim, DateOnly accrual) => DerivedId.On(accrual, "interest-taken-away", claim, accrual.DayNumber);
}
