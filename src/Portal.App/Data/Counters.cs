using Microsoft.EntityFrameworkCore;

namespace Portal.App.Data;

/// <summary>Running numbers without holes: taken inside the transaction that uses them.</summary>
public static class Counters
{
    /// <summary>The next number of the series, from 1. Holds the series until the transaction ends.</summary>
    public static Task<long> Next(Work work, string name, CancellationToken cancel) => Take(work, name, 1, cancel);

    /// <returns>The first of <paramref name="count"/> numbers in a row.</returns>
    public static async Task<long> Take(Work work, string name, int count, CancellationToken cancel)
    {
        await work.Db.Database.ExecuteSqlAsync($"INSERT INTO counters (name, value) VALUES ({name}, 0) ON CONFLICT DO NOTHING", cancel);
        await work.Db.Counters.Where(row => row.Name == name).ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, row => row.Value + count), cancel);
        return await work.Db.Counters.Where(row => row.Name == name).Select(row => row.Value).SingleAsync(cancel) - count + 1;
    }
}
