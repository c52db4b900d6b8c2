using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>Table, key and indexes of objections.</summary>
internal static class ObjectionModel
{
    public static void Describe(ModelBuilder model) => model.Entity<ObjectionRow>(objection =>
    {
        objection.ToTable("objections").HasKey(row => new { row.RequestId, row.ClaimId });
        objection.HasIndex(row => row.ClaimId);
        PortalModel.Belongs<RequestRow, ObjectionRow>(objection, nameof(ObjectionRow.RequestId));
        PortalModel.Belongs<ClaimRow, ObjectionRow>(objection, nameof(ObjectionRow.ClaimId));
    });
}
