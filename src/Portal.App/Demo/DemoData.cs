using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.App.Demo;

/// <summary>Fills an empty database with the fictional Strandby Kommune and its past year: imports, nights and use cases like any other municipality's, never by a back door.</summary>
public sealed class DemoData(
    IDbContextFactory<PortalDb> dbs, StorageOptions storage, MunicipalityOptions municipality, LettersOptions letters, DigitalPostOptions post, RecoveryOptions recovery, TimeProvider clock)
{
    public const int Seed = 1;

    /// <param name="citizens">People and businesses in all; ten of them are always the same.</param>
    /// <param name="seed">Same seed on the same day, same data.</param>
    /// <param name="progress">Told 0 when it begins, then the days of the year lived so far.</param>
    /// <returns>What was made; null when there is data already, and nothing was done.</returns>
    /// <exception cref="DemoCutOffException">The demo was being filled when the process ended.</exception>
    public async Task<DemoImport?> FillIfEmpty(int citizens, int seed, IProgress<int>? progress, CancellationToken cancel)
    {
        var underWay = Path.Combine(storage.Folder("demo").FullName, "under-way");
        await using (var db = await dbs.CreateDbContextAsync(cancel))
            if (await db.Persons.AnyAsync(cancel) || await db.Claims.AnyAsync(cancel)) return File.Exists(underWay) ? throw new DemoCutOffException(storage.Root) : null;

        progress?.Report(0);
        await File.WriteAllTextAsync(underWay, "", cancel);
        var today = clock.DanishToday();
        await using var past = DemoPast.Of(dbs, storage, municipality, letters, post, recovery);
        var made = await new DemoYear(past, new DemoFiles(citizens, seed, today), storage, post, seed, today).Live(progress, cancel);
        File.Delete(underWay);
        return made;
    }
}

/// <summary>What the demo's year was made of.</summary>
/// <param name="Payments">In the bank's files.</param>
public sealed record DemoImport(int Persons, int Claims, int Payments, int Nights);

/// <summary>A demo that was not filled to its end shows a municipality in the middle of its year.</summary>
public sealed class DemoCutOffException(string folder)
    : InvalidOperationException($"The demo was cut off while its year was being made. Delete the folder {folder} (with PostgreSql: make the database anew) and start again.");
