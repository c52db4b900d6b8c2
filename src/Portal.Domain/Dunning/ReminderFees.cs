using Portal.Domain.Claims;
using Portal.Domain.Policy;

namespace Portal.Domain.Dunning;

/// <summary>Which fee (rykkergebyr) the law and the municipality's choice give a letter about a claim.</summary>
public static class ReminderFees
{
    /// <returns>Null when it bears none: never on bill and notice, never where no law gives one.</returns>
    public static PolicyRow? For(ClaimFacts claim, Step step, DateOnly on, Policies policies)
    {
        var row = (policies.FeeLaw(claim.Type, claim.DueOn), step) switch
        {
            (FeeLaw.Gebyrloven, Step.Reminder1) => policies.For(PolicySetting.ReminderFee, claim.Type, on),
            (FeeLaw.Gebyrloven, Step.Reminder2) when claim.SecondFeeReason => policies.For(PolicySetting.SecondReminderFee, claim.Type, on),
            (FeeLaw.Renteloven, Step.Reminder1 or Step.Reminder2) when CivilLimitAllows(claim, on) => policies.For(PolicySetting.CivilReminderFee, claim.Type, on),
            _ => null,
        };
        return row?.Value > 0 ? row : null;
    }

    /// <summary>Renteloven § 9 b: at most three on a claim, at least ten days apart.</summary>
    private static bool CivilLimitAllows(ClaimFacts claim, DateOnly on)
    {
        var charged = claim.Postings.Where(posting => posting is { Kind: EntryKind.Fee, CorrectsOn: null }).Select(posting => posting.On).ToList();
        return charged.Count < LegalLimits.MostCivilFees && charged.All(day => day.AddDays(LegalLimits.CivilFeeDaysApart) <= on);
    }
}
