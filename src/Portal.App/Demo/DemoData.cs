using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Import;
using Portal.App.Settings;

namespace Portal.App.Demo;

/// <summary>Fills an empty database with the fictional Strandby Kommune, by importing files like any other municipality's: never by a back door.</summary>
public sealed class DemoData(IDbContextFactory<PortalDb> dbs, ImportPersons persons, ImportClaims claims, StorageOptions storage, TimeProvider clock)
{
    public const int Citizens = 200;

    public const int Seed = 1;

    /// <param name="citizens">People and businesses in all; ten of them are always the same.</param>
    /// <param name="seed">Same seed on the same day, same data.</param>
    /// <returns>What was imported; null when there is data already, and nothing was done.</returns>
    public async Task<DemoImport?> FillIfEmpty(int citizens, int seed, CancellationToken cancel)
    {
        await using (var db = await dbs.CreateDbContextAsync(cancel))
            if (await db.Persons.AnyAsync(cancel) || await db.Claims.AnyAsync(cancel)) return null;

        var files = DemoFiles.Write(storage.Folder("demo").FullName, citizens, seed, clock.DanishToday());
        return new DemoImport(
            Whole(await persons.Handle(files.Persons, acceptValid: false, null, cancel)),
            Whole(await claims.Handle(files.Claims, acceptValid: false, null, cancel)));
    }

    private static ImportReport Whole(ImportReport report) => report.Outcome == ImportOutcome.Done
        ? report
        : throw new InvalidOperationException($"The demo file is not in the documented format: {report.Errors[0].Text(report.File)}");
}

/// <summary>What the two imports of the demo did.</summary>
public sealed record DemoImport(ImportReport Persons, ImportReport Claims);
