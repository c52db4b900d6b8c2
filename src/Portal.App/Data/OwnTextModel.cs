using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;

namespace Portal.App.Data;

/// <summary>Table, key and indexes of the municipality's own letter texts.</summary>
internal static class OwnTextModel
{
    public static void Describe(ModelBuilder model) => model.Entity<OwnTextRow>(text =>
    {
        text.ToTable("own_texts").HasKey(row => row.Id);
        text.HasIndex(row => new { row.Key, row.Scope, row.ValidFrom });
        text.HasIndex(row => row.Number).IsUnique();
    });
}
