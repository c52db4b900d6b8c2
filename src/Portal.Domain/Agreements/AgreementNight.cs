using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>What a night finds out about an agreement.</summary>
public enum AgreementFinding
{
    /// <summary>Everything on its claims is paid.</summary>
    Completed,

    /// <summary>An instalment is missing: the breach reminder, or the demand, goes tonight.</summary>
    Missed,

    /// <summary>What was missing was paid in time.</summary>
    Cured,

    /// <summary>It ends, and the course of its claims goes on.</summary>
    Ended,
}

/// <param name="After">The agreement as it is from tonight.</param>
/// <param name="Missing">What is missing of its instalments.</param>
/// <param name="Since">The date of the instalment that is missing.</param>
/// <param name="Rule">The rule and the policy row.</param>
public sealed record AgreementTurn(Agreement After, AgreementFinding Finding, Kroner Missing, DateOnly Since, string Rule);

/// <summary>
/// Breach (misligholdelse): found by the night. An agreement is reminded once, cured once, else ended (P12); an arrangement is demanded in writing each time, and
/// lapses when the demand was in vain (P13).
/// </summary>
public static class AgreementNight
{
    /// <param name="claims">The agreement's claims, with tonight's payments and interest.</param>
    /// <returns>Null when nothing is to be said about it tonight.</returns>
    public static AgreementTurn? Decide(Agreement agreement, IEnumerable<ClaimFacts> claims, DateOnly on, Policies policies)
    {
        if (!agreement.Holds) return null;
        var progress = new AgreementProgress(agreement, claims, on);
        if (progress.Left.IsZero) return Turn(AgreementFinding.Completed, agreement with { Status = AgreementStatus.Completed, EndedOn = on });
        if (Rests()) return null;
        if (agreement.Status == AgreementStatus.Breached) return Breached();

        var missing = progress.Missing(on, on, policies);
        if (!IsBreach(missing)) return IsOver() ? Turn(AgreementFinding.Completed, agreement with { Status = AgreementStatus.Completed, EndedOn = on }) : null;
        if (agreement.Cured) return Turn(AgreementFinding.Ended, agreement with { Status = AgreementStatus.Breached, EndedOn = on });
        // The reminder goes that night: letters leave on banking days.
        if (!on.IsBankingDay()) return null;
        return Turn(AgreementFinding.Missed, agreement with { Status = AgreementStatus.Breached, BreachedOn = on, CureBy = CureBy(agreement.Kind, on, policies) });

        AgreementTurn? Breached()
        {
            var cureBy = agreement.CureBy!.Value;
            if (!IsBreach(progress.Missing(agreement.BreachedOn!.Value, on < cureBy ? on : cureBy, policies)))
                return Turn(AgreementFinding.Cured, agreement with { Status = AgreementStatus.Active, BreachedOn = null, CureBy = null, Cured = agreement.Kind == AgreementKind.Agreement });
            return on > cureBy ? Turn(AgreementFinding.Ended, agreement with { EndedOn = on }) : null;
        }

        // P13: a right to wait that arises later puts the arrangement on hold (BEK 585/2023 § 7).
        bool Rests() => agreement.Kind == AgreementKind.Arrangement
            && claims.Any(claim => agreement.Claims.Contains(claim.Id) && claim.Holds.Any(hold => hold.Kind == HoldKind.MandatoryDeferral && hold.StopsOn(on)));

        bool IsBreach(Kroner amount) => amount > policies.Amount(PolicySetting.InstalmentCarried, on);

        // Nothing follows the last instalment that a small rest could be carried to.
        bool IsOver() => AgreementProgress.MissedOn(agreement.Instalments[^1], policies) <= on;

        AgreementTurn Turn(AgreementFinding finding, Agreement after) =>
            new(after, finding, progress.Missing(agreement.BreachedOn ?? on, on, policies), progress.OldestUnpaid?.DueOn ?? on, $"{Row(agreement.Kind)} ({policies.For(PolicySetting.InstalmentGrace, on).Name})");
    }

    /// <summary>The first night that may find something out; payments call a night by themselves.</summary>
    /// <param name="after">The day that has been dealt with.</param>
    public static DateOnly? NextOn(Agreement? agreement, DateOnly after, Policies policies)
    {
        if (agreement is null) return null;
        var tomorrow = after.AddDays(1);
        if (agreement.CureBy is { } cureBy) return cureBy >= tomorrow ? cureBy.AddDays(1) : tomorrow;
        var days = agreement.Instalments.Select(instalment => AgreementProgress.MissedOn(instalment, policies)).Where(day => day >= tomorrow);
        // What is over by its dates and still runs waits for its rest to be small enough, or for a reminder that may go.
        if (AgreementProgress.MissedOn(agreement.Instalments[^1], policies) <= after) return tomorrow;
        // A night that was late and on a closed day has left its reminder to the next.
        return (after.IsBankingDay() ? days : days.Append(tomorrow.BankingDay())).Select(day => (DateOnly?)day).Min();
    }

    private static string Row(AgreementKind kind) => kind == AgreementKind.Arrangement ? "P13" : "P12";

    private static DateOnly CureBy(AgreementKind kind, DateOnly on, Policies policies) =>
        on.AddDays(policies.Days(kind == AgreementKind.Arrangement ? PolicySetting.DemandDeadline : PolicySetting.BreachDeadline, on)).BankingDay();
}
