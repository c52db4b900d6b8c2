using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;

namespace Portal.App.Letters;

/// <summary>The citizen's letters (post), one at a time: as text and as PDF. A letter can be read from the moment it is filed, before it is handed over.</summary>
public sealed class MyLetters(IDbContextFactory<PortalDb> dbs, LetterArchive archive, TimeProvider clock)
{
    /// <summary>The letter as it was sent, and marks it as opened.</summary>
    /// <returns>Null when it is not this citizen's.</returns>
    public async Task<OpenedLetter?> Open(Guid id, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await Mine(db, citizen).SingleOrDefaultAsync(letter => letter.Id == id, cancel) is not { } row) return null;
        var drawn = (await archive.Draw(id, cancel))!;
        if (row.OpenedAt is null)
            await db.Letters.Where(letter => letter.Id == id && letter.OpenedAt == null).ExecuteUpdateAsync(set => set.SetProperty(letter => letter.OpenedAt, clock.GetUtcNow()), cancel);
        return new OpenedLetter(id, row.Subject, row.On, row.RequestId, drawn.Content);
    }

    /// <summary>The PDF, byte for byte as it is handed over.</summary>
    /// <returns>Null when it is not this citizen's.</returns>
    public async Task<LetterFile?> Pdf(Guid id, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Mine(db, citizen).AnyAsync(letter => letter.Id == id, cancel) ? (await archive.Draw(id, cancel))!.File : null;
    }

    internal static IQueryable<LetterRow> Mine(PortalDb db, Citizen citizen) => db.Letters.AsNoTracking().Where(letter => letter.PersonId == citizen.Person);
}

public sealed record OpenedLetter(Guid Id, string Subject, DateOnly On, Guid? Request, LetterContent Content);

public sealed record LetterFile(string Name, ReadOnlyMemory<byte> Pdf);
