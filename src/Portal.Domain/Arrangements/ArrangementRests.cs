using Portal.Domain.Agreements;
using Portal.Domain.Claims;

namespace Portal.Domain.Arrangements;

/// <summary>An arrangement that goes on after a rest.</summary>
/// <param name="After">With the dates that hold now.</param>
/// <param name="IsMoved">Instalments fell due while it rested: they and those after them come later.</param>
public sealed record ArrangementResumed(Agreement After, bool IsMoved);

/// <summary>
/// A right to wait that arises later puts a set arrangement on hold (stilles i bero, BEK 585/2023 § 7): while it rests nothing falls due, nothing is missed and nothing
/// is demanded; when the right ends it goes on.
/// </summary>
public static class ArrangementRests
{
    private const string Rule = "BEK 585/2023 § 7";

    /// <returns>Null where no arrangement runs on the claim, or it rests already.</returns>
    public static Move? Begin(ClaimFacts claim, DateOnly on)
    {
        if (claim.Custody != Custody.Here || claim.Arrangement is not { Holds: true } running || Open(claim).Any()) return null;
        var number = claim.Holds.Count(hold => hold.Kind == HoldKind.MandatoryDeferral);
        return Move.Held(claim.Id, "arrangement-rests", Rule, new Hold(DerivedId.Of("mandatory-deferral", running.Id, number), HoldKind.MandatoryDeferral, on));
    }

    /// <returns>Null where the claim does not wait.</returns>
    public static Move? End(ClaimFacts claim, DateOnly on)
    {
        var lifts = Open(claim).Select(hold => new HoldLift(hold.Id, on)).ToList();
        return lifts.Count == 0 ? null : new Move(claim.Id, "arrangement-goes-on", Rule, [], [], [], lifts);
    }

    /// <summary>
    /// The arrangement after its rest: what fell due in it comes later, each on its day of the month, the first no sooner than is announced. A demand that had been sent is
    /// gone; what was missing from before the rest is demanded anew.
    /// </summary>
    /// <param name="claim">Still waiting.</param>
    /// <returns>Null where no arrangement runs.</returns>
    public static ArrangementResumed? Resumed(ClaimFacts claim, DateOnly today)
    {
        if (claim.Arrangement is not { Holds: true } running || Open(claim).Min(hold => (DateOnly?)hold.From) is not { } since) return null;
        var again = running with { Status = AgreementStatus.Active, BreachedOn = null, CureBy = null };
        var first = new AgreementProgress(running, [claim], today).Instalments.Where(one => one.Paid < one.Instalment.Amount && one.Instalment.DueOn >= since).Select(one => one.Instalment).FirstOrDefault();
        if (first is null) return new ArrangementResumed(again, IsMoved: false);
        var months = 0;
        while (first.DueOn.AddMonths(months) < today.AddDays(AgreementChanges.AnnouncedDays)) months++;
        return months == 0 ? new ArrangementResumed(again, IsMoved: false) : new ArrangementResumed(again with { Instalments = Later(running.Instalments, first, months) }, IsMoved: true);
    }

    private static IEnumerable<Hold> Open(ClaimFacts claim) => claim.Holds.Where(hold => hold is { Kind: HoldKind.MandatoryDeferral, LiftedOn: null });

    /// <summary>What would fall later than any date can be counted is paid with the last that does not.</summary>
    private static IReadOnlyList<Instalment> Later(IReadOnlyList<Instalment> plan, Instalment first, int months)
    {
        var moved = plan.Where(one => one.Number >= first.Number).Select(one => one with { DueOn = one.DueOn.AddMonths(months) }).ToList();
        var inTime = moved.Where(one => one.DueOn <= InstalmentPlans.LastDate).ToList();
        if (inTime.Count == 0) return plan;
        inTime[^1] = inTime[^1] with { Amount = inTime[^1].Amount + InstalmentPlans.Sum(moved.Skip(inTime.Count).ToList()) };
        return [.. plan.Where(one => one.Number < first.Number), .. inTime];
    }
}
