using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain;
using Portal.Domain.Policy;

namespace Portal.App.Policy;

/// <summary>The municipality's choices in force: the first set, and every row that has been approved since.</summary>
internal static class PolicyBook
{
    public static async Task<Policies> Of(PortalDb db, CancellationToken cancel)
    {
        var approved = await db.PolicyChoices.AsNoTracking().Where(row => row.ApprovedAt != null).ToListAsync(cancel);
        return approved.Count == 0
            ? Policies.Default
            : new Policies([.. DefaultPolicies.All, .. approved.Select(row => new PolicyRow(Slug.Parse<PolicySetting>(row.Setting), row.Type, row.ValidFrom, row.Value, row.Source))]);
    }
}
