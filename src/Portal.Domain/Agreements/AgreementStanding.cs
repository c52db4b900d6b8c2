using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>How an agreement stands, as its debtor understands it (aftalens tilstand).</summary>
public enum AgreementState
{
    /// <summary>Nothing is missing today.</summary>
    Kept,

    /// <summary>The day of an instalment has passed and it has not been paid; the agreement can still be saved.</summary>
    Missing,

    /// <summary>It no longer holds, and something is still owed.</summary>
    Ended,

    /// <summary>Everything is paid.</summary>
    Paid,
}

/// <summary>The next instalment that is not late (næste rate).</summary>
/// <param name="ToPay">What must come by then, besides what is missing already: a small rest that was carried on is in it.</param>
/// <param name="IsLast">Interest falls due with it.</param>
public sealed record NextInstalment(Instalment Instalment, Kroner ToPay, bool IsLast);

/// <summary>How an agreement stands on a day, with what is asked for next.</summary>
/// <param name="On">The last day to pay what is missing, while that is to come; the day it ended or was paid.</param>
/// <param name="Missing">Of instalments whose day has passed.</param>
/// <param name="Next">Null when no instalment is to come.</param>
public sealed record AgreementStanding(AgreementState State, DateOnly? On, Kroner Missing, NextInstalment? Next)
{
    /// <param name="claims">The agreement's claims.</param>
    public static AgreementStanding Of(Agreement agreement, IReadOnlyList<ClaimFacts> claims, DateOnly today, Policies policies)
    {
        var progress = new AgreementProgress(agreement, claims, today);
        if (agreement.Status == AgreementStatus.Completed || (agreement.Holds && progress.Left.IsZero)) return new(AgreementState.Paid, agreement.EndedOn, Kroner.Zero, null);
        if (!agreement.Holds) return new(AgreementState.Ended, agreement.EndedOn, progress.Missing(today, today, policies), null);

        var late = agreement.Instalments.Where(IsLate).ToList();
        var missing = agreement.BreachedOn is { } found && agreement.CureBy is { } cure ? progress.Missing(found, today < cure ? today : cure, policies) : MissingOf(late, agreement, progress);
        var isMissing = missing > policies.Amount(PolicySetting.InstalmentCarried, today);
        var next = NextOf(agreement, progress, late, isMissing ? missing : Kroner.Zero);
        if (!isMissing) return new(AgreementState.Kept, null, Kroner.Zero, next);

        var payBy = agreement.CureBy ?? AgreementProgress.MissedOn(progress.OldestUnpaid ?? late[^1], policies).AddDays(-1);
        return new(AgreementState.Missing, payBy >= today ? payBy : null, missing, next);

        // A reminder asks for what had been missed by its night; until then every day that has passed counts.
        bool IsLate(Instalment one) => agreement.BreachedOn is { } night ? AgreementProgress.MissedOn(one, policies) <= night : one.DueOn.BankingDay() < today;
    }

    private static Kroner MissingOf(List<Instalment> late, Agreement agreement, AgreementProgress progress)
    {
        var owed = late.Count == agreement.Instalments.Count ? progress.Left : InstalmentPlans.Sum(late) - progress.Paid;
        return Kroner.Max(Kroner.Zero, Kroner.Min(owed, progress.Left));
    }

    private static NextInstalment? NextOf(Agreement agreement, AgreementProgress progress, List<Instalment> late, Kroner missing)
    {
        var unpaid = progress.Instalments.Where(one => one.Paid < one.Instalment.Amount && !late.Contains(one.Instalment)).Select(one => one.Instalment).FirstOrDefault();
        if (unpaid is null && agreement.Instalments is [.., var final] && !late.Contains(final)) unpaid = final;
        if (unpaid is null) return null;

        var isLast = unpaid == agreement.Instalments[^1];
        var byThen = InstalmentPlans.Sum([.. agreement.Instalments.TakeWhile(one => one != unpaid), unpaid]) - progress.Paid - missing;
        return new NextInstalment(unpaid, isLast ? progress.Left - missing : Kroner.Max(Kroner.Zero, Kroner.Min(byThen, progress.Left - missing)), isLast);
    }
}
