using Portal.App.Data;

namespace Portal.App.Documents;

/// <summary>The documents that rows name.</summary>
internal static class NamedDocuments
{
    /// <returns>The digest of each, once.</returns>
    public static IQueryable<string> Of(PortalDb db) =>
        db.Letters.Where(row => row.PdfSha256 != null).Select(row => row.PdfSha256!)
            .Union(db.Letters.Where(row => row.ContentSha256 != null).Select(row => row.ContentSha256!)).Union(db.Attachments.Select(row => row.Sha256))
            .Union(db.RecoveryBatches.Where(row => row.DocumentSha256 != null).Select(row => row.DocumentSha256!));
}
