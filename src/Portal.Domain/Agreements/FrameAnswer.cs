namespace Portal.Domain.Agreements;

/// <summary>What counts of the debtor's earlier agreements (historik).</summary>
/// <param name="LastBreachOn">The day the latest broken agreement ended by its breach; null when none was.</param>
/// <param name="OtherAgreementRuns">Another agreement of the debtor is in force or offered.</param>
public sealed record AgreementHistory(DateOnly? LastBreachOn, bool OtherAgreementRuns)
{
    public static readonly AgreementHistory None = new(null, false);
}

/// <summary>Whether an agreement can be granted at once.</summary>
public abstract record FrameAnswer
{
    private FrameAnswer()
    {
    }

    public sealed record InFrame : FrameAnswer;

    /// <param name="Failing">Every rule that fails, never the first alone.</param>
    /// <param name="Nearest">The plan nearest to the one asked for that would be granted at once; null when no plan can mend what fails.</param>
    public sealed record Outside(IReadOnlyList<FrameRule> Failing, IReadOnlyList<Instalment>? Nearest) : FrameAnswer;
}
