using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Documents;
using Portal.App.Letters;

namespace Portal.App.Outbox;

/// <summary>The pages of a letter, as the receiver gets them.</summary>
public interface ILetterBytes
{
    /// <returns>Null when there is no such letter.</returns>
    /// <exception cref="DocumentDamagedException">What is stored is not what was stored.</exception>
    Task<LetterFile?> Pdf(Guid letter, CancellationToken cancel);
}

/// <summary>The bytes that are on record; a letter that nobody has asked for yet is fixed by the archive.</summary>
internal sealed class ArchivedLetterBytes(IDbContextFactory<PortalDb> dbs, DocumentStore documents, LetterArchive archive) : ILetterBytes
{
    public async Task<LetterFile?> Pdf(Guid letter, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Letters.AsNoTracking().SingleOrDefaultAsync(row => row.Id == letter, cancel) is not { } row) return null;
        return row.PdfSha256 is { } pdf ? new LetterFile(LetterArchive.NameOf(row), await documents.Get(pdf, cancel)) : (await archive.Draw(letter, cancel))?.File;
    }
}
