using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Policy;

namespace Portal.App.Policy;

/// <summary>The municipality's choices in force: the first set, and every row that has been approved since.</summary>
internal static class PolicyBook
{
    public static async Task<Policies> Of(PortalDb db, CancellationToken cancel)
    {
        var approved = await db.PolicyChoices.AsNoTracking().Where(row => row.ApprovedAt != null).ToListAsync(cancel);
        return approved.Count == 0 ? Policies.Default : Of(approved);
    }

    /// <summary>Of two rows from the same day the one approved last holds; neither was in force when it was approved.</summary>
    public static Policies Of(IEnumerable<PolicyChoiceRow> approved) =>
        new([.. approved.OrderByDescending(row => row.ApprovedAt).Select(Row).Concat(DefaultPolicies.All).DistinctBy(row => (row.Setting, row.Type, row.ValidFrom))]);

    public static PolicyRow Row(PolicyChoiceRow row) => new(Slug.Parse<PolicySetting>(row.Setting), row.Type, row.ValidFrom, row.Value, row.Source);
}
