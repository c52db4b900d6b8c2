using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Documents;

namespace Portal.App.Letters;

/// <summary>The citizen's letters (post): the list, one as text, one as PDF.</summary>
public sealed class MyLetters(IDbContextFactory<PortalDb> dbs, DocumentStore documents, TimeProvider clock)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<LetterSummary>> All(Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Mine(db, citizen).OrderByDescending(letter => letter.At)
            .Select(letter => new LetterSummary(letter.Id, letter.Kind, letter.Subject, letter.On, letter.OpenedAt != null)).ToListAsync(cancel);
    }

    /// <summary>The letter as it was sent, and marks it as opened.</summary>
    /// <returns>Null when it is not this citizen's.</returns>
    public async Task<OpenedLetter?> Open(Guid id, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await Mine(db, citizen).SingleOrDefaultAsync(letter => letter.Id == id, cancel) is not { } row) return null;
        var content = LetterContent.FromBytes(await documents.Get(row.ContentSha256!, cancel));
        if (row.OpenedAt is null)
            await db.Letters.Where(letter => letter.Id == id && letter.OpenedAt == null).ExecuteUpdateAsync(set => set.SetProperty(letter => letter.OpenedAt, clock.GetUtcNow()), cancel);
        return new OpenedLetter(id, row.Subject, row.On, row.RequestId, content);
    }

    /// <summary>The PDF, byte for byte as it was filed.</summary>
    /// <returns>Null when it is not this citizen's.</returns>
    public async Task<LetterFile?> Pdf(Guid id, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Mine(db, citizen).SingleOrDefaultAsync(letter => letter.Id == id, cancel) is { } row ? await FileOf(row, documents, cancel) : null;
    }

    private static IQueryable<LetterRow> Mine(PortalDb db, Citizen citizen) => db.Letters.AsNoTracking().Where(letter => letter.PersonId == citizen.Person);

    /// <summary>The file name says sender's act and date, never the debt.</summary>
    internal static async Task<LetterFile> FileOf(LetterRow row, DocumentStore documents, CancellationToken cancel) =>
        new($"{(row.Language == "en" ? "letter" : "brev")}-{row.On:yyyy-MM-dd}.pdf", await documents.Get(row.PdfSha256!, cancel));
}

public sealed record OpenedLetter(Guid Id, string Subject, DateOnly On, Guid? Request, LetterContent Content);

public sealed record LetterFile(string Name, ReadOnlyMemory<byte> Pdf);
