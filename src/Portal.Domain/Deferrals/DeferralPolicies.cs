using Portal.Domain.Law;

namespace Portal.Domain.Deferrals;

/// <summary>The municipality's choices for deferral (henstand), dated.</summary>
/// <param name="AnswerWithinDays">The published goal for an answer: the banking day of the day it was sent + this many days.</param>
/// <param name="EvidenceWithinDays">Until then nothing is refused because papers are missing.</param>
/// <param name="ResumeAfterDays">After a decision the next step comes no sooner than the banking day of the decision + this many days.</param>
/// <param name="ResumeAfterUntilDays">After a deferral that ran out unpaid: the banking day of its last day + this many days.</param>
/// <param name="AnswerOfferWithinDays">How long the nearest proposal in a refusal stands.</param>
/// <param name="Law">Deferral is given at the debtor's request; no appeal to a higher authority (L05, L06).</param>
public sealed record DeferralPolicy(
    DateOnly ValidFrom, int AnswerWithinDays, int EvidenceWithinDays, int ResumeAfterDays, int ResumeAfterUntilDays, int AnswerOfferWithinDays, LawRef Law)
{
    /// <summary>How a decision names the row it used.</summary>
    public string Row => $"deferral/{ValidFrom:yyyy-MM-dd}";
}

/// <summary>One line for each change of choice or law; old lines stay, so that old decisions still explain themselves.</summary>
public static class DeferralPolicies
{
#pragma warning disable format // columns are aligned by hand
    public static readonly IReadOnlyList<DeferralPolicy> All =
    [
        //  valid from           answer  evidence  resume  after  offer  law
        new(new(2005, 11, 1),    21,     14,       14,     10,    14,    new("lov om opkrævning og inddrivelse af visse fordringer", "§ 2, stk. 3")),
        new(new(2009, 1, 1),     21,     14,       14,     10,    14,    new("gældsinddrivelsesloven", "§ 2, stk. 3")),
    ];
#pragma warning restore format

    public static DeferralPolicy For(DateOnly on) =>
        All.Where(policy => policy.ValidFrom <= on).MaxBy(policy => policy.ValidFrom)
        ?? throw new InvalidOperationException($"No deferral policy covers {on:yyyy-MM-dd}.");
}
