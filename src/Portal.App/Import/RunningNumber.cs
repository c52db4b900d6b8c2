using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Payments;

namespace Portal.App.Import;

/// <summary>
/// Payment ids in the order of the file. The counter's row is locked from the first look until the import ends, so imports
/// wait for each other and no number is given twice or skipped.
/// </summary>
internal sealed class RunningNumber
{
    private const string Name = "payment-id";

    private readonly PortalDb _db;
    private readonly long _start;
    private long _last;

    private RunningNumber(PortalDb db, long last) => (_db, _start, _last) = (db, last, last);

    public static async Task<RunningNumber> Take(PortalDb db, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO counters (name, value) VALUES ({Name}, 0) ON CONFLICT (name) DO NOTHING", cancel);
        await db.Database.ExecuteSqlAsync($"UPDATE counters SET value = value WHERE name = {Name}", cancel);
        return new RunningNumber(db, await db.Counters.Where(row => row.Name == Name).Select(row => row.Value).SingleAsync(cancel));
    }

    public PaymentId Next() => PaymentId.Of(++_last);

    public Task Save(CancellationToken cancel) =>
        _last == _start ? Task.CompletedTask : _db.Counters.Where(row => row.Name == Name).ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, _last), cancel);
}
