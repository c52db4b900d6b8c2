namespace Portal.Domain.Agreements;

/// <summary>Whether a deferral can be granted at once.</summary>
public abstract record InstantDeferralAnswer
{
    private InstantDeferralAnswer()
    {
    }

    public sealed record InFrame : InstantDeferralAnswer;

    /// <param name="Failing">Every rule that fails, never the first alone.</param>
    /// <param name="Nearest">The day nearest to the one asked for that would be granted at once; null when no date can mend what fails.</param>
    public sealed record Outside(IReadOnlyList<InstantDeferralRule> Failing, DateOnly? Nearest) : InstantDeferralAnswer;
}
