using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Documents;
using Portal.App.Letters;

namespace Portal.App.Outbox;

/// <summary>The pages of a letter, as the receiver gets them.</summary>
public interface ILetterBytes
{
    /// <returns>Null while it has not been drawn.</returns>
    /// <exception cref="DocumentDamagedException">What is stored is not what was stored.</exception>
    Task<LetterFile?> Pdf(Guid letter, CancellationToken cancel);
}

/// <summary>Letters that were drawn when they were written.</summary>
internal sealed class StoredLetterBytes(IDbContextFactory<PortalDb> dbs, DocumentStore documents) : ILetterBytes
{
    public async Task<LetterFile?> Pdf(Guid letter, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Letters.AsNoTracking().SingleOrDefaultAsync(row => row.Id == letter && row.PdfSha256 != null, cancel) is { } row
            ? await MyLetters.FileOf(row, documents, cancel) : null;
    }
}
