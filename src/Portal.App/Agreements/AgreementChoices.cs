using Portal.Domain.Agreements;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Agreements;

/// <summary>Something a debtor may want changed, and what is in its way today.</summary>
/// <param name="Against">Empty when it can be made now.</param>
/// <param name="Plan">The plan it would give, where nothing is left to choose; empty when it cannot be made.</param>
public sealed record AgreementChoice(IReadOnlyList<ChangeRefusal> Against, IReadOnlyList<Instalment> Plan)
{
    public bool CanBeMade => Against.Count == 0;

    internal static AgreementChoice Of(ChangeAnswer answer) => answer switch
    {
        ChangeAnswer.Changed changed => new([], changed.Plan),
        ChangeAnswer.Refused refused => new(refused.Reasons, []),
        _ => throw new InvalidOperationException("The rules gave an answer that nobody reads."),
    };
}

/// <summary>What can be changed in a running agreement today (ændringer): tried with the very rules that will answer.</summary>
/// <param name="Lowest">The least amount a month that can be asked for; null when none can.</param>
/// <param name="PayDayNow">The day of the instalments to come; null when there are none.</param>
public sealed record AgreementChoices(AgreementChoice PayDay, AgreementChoice Skip, AgreementChoice Shorten, AgreementChoice Lower, AgreementChoice LowerAmount, Kroner? Lowest, int? PayDayNow)
{
    internal static AgreementChoices Of(RunningAgreement running, DateOnly today, Policies policies)
    {
        var next = running.After(today) is [var first, ..] ? first : null;
        // Another day than today's, and the highest amount below today's: what is refused then has nothing to do with what is asked for.
        var most = next is null ? Kroner.Zero : new Kroner((next.Amount.Ore - 1) / 100 * 100);
        var lowerAmount = AgreementChoice.Of(Lowered(most));
        return new AgreementChoices(
            AgreementChoice.Of(AgreementChanges.PayDay(running, next?.DueOn.Day == 1 ? 2 : 1, today, policies, policies.Limits)),
            AgreementChoice.Of(AgreementChanges.SkipNext(running, today, policies, policies.Limits)),
            AgreementChoice.Of(AgreementChanges.ExtraPayment(running, ExtraPaymentUse.Shorten, today, policies, policies.Limits)),
            AgreementChoice.Of(AgreementChanges.ExtraPayment(running, ExtraPaymentUse.Lower, today, policies, policies.Limits)),
            lowerAmount, lowerAmount.CanBeMade ? LowestUpTo(most) : null, next?.DueOn.Day);

        ChangeAnswer Lowered(Kroner amount) => AgreementChanges.LowerAmount(running, amount, today, policies, policies.Limits);

        // The higher the amount, the fewer the months: what is accepted lies together.
        Kroner LowestUpTo(Kroner accepted)
        {
            var (low, high) = (0L, accepted.Ore / 100);
            while (high - low > 1)
            {
                var middle = (low + high) / 2;
                if (Lowered(new Kroner(middle * 100)) is ChangeAnswer.Changed) high = middle;
                else low = middle;
            }
            return new Kroner(high * 100);
        }
    }
}

/// <summary>Whether an agreement that has ended can be taken up again (genoptages).</summary>
/// <param name="Against">Empty when it can be done now.</param>
/// <param name="Until">The last day to do it; null when it has not ended by a breach.</param>
public sealed record ReinstateChoice(IReadOnlyList<ReinstateRefusal> Against, DateOnly? Until)
{
    public bool CanBeMade => Against.Count == 0;

    /// <summary>It needs nothing but the money that is missing.</summary>
    public bool WaitsForMoney => Against is [ReinstateRefusal.StillMissing];
}
