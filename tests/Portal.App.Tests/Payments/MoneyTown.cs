using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.App.Tests.Dunning;
using Portal.App.Tests.Import;
using Portal.App.Verify;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Domain.Tasks;

namespace Portal.App.Tests.Payments;

/// <summary>
/// A town with money that nobody could place: two taxes of 1.000,00 of Anna's, to be paid by Friday 30 January 2026 and at 1.010,00 since, a civil claim of hers
/// without interest, and one of Bo's.
/// </summary>
internal sealed class MoneyTown : IAsyncDisposable
{
    public const string NoId = "000000000009993";

    public static readonly DateOnly Friday = new(2026, 1, 30), Monday = new(2026, 2, 2);

    private int _files;

    private MoneyTown(Database database) => Database = database;

    public Database Database { get; }

    public static async Task<MoneyTown> Create(Engine engine)
    {
        var town = new MoneyTown(await Database.Create(engine));
        town.Database.Clock.GoTo(Monday);
        await town.Database.Persons(Files.Anna, Files.Bo);
        var tax = Files.Tax.With("co_debtors", "").With("principal", "1000,00").With("due_on", "2026-01-30").With("pay_by", "2026-01-30");
        var book = tax.With("claim_type", "general").With("principal", "500,00").With("property", "");
        Assert.Empty((await town.Database.Claims(
            tax.With("reference", "A1"), tax.With("reference", "A2"), book.With("reference", "A3"), book.With("reference", "B1").With("debtor", "7202852345"))).Messages());
        return town;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    public T Get<T>() where T : notnull => Database.Get<T>();

    public async Task<ClaimRow> Claim(string reference)
    {
        await using var db = Database.Open();
        return await db.Claims.AsNoTracking().SingleAsync(row => row.Reference == reference);
    }

    public async Task<ClaimId> IdOf(string reference) => (await Claim(reference)).Id;

    /// <summary>Takes in a file with these payments; a negative amount is a reversal.</summary>
    public async Task<PaymentsReport> Bank(params (string BankReference, DateOnly Day, long Ore, string PaymentId)[] payments)
    {
        var file = new CamtFile();
        foreach (var (reference, day, ore, id) in payments) file.Add(reference, day, Math.Abs(ore), ore < 0, id);
        return await Take(file.ToString());
    }

    public Task<PaymentsReport> Take(string text)
    {
        Database.Clock.Pass(TimeSpan.FromSeconds(1));
        return Get<ImportPayments>().Handle(Database.WriteText($"bank-{++_files}.xml", text), null, CancellationToken.None);
    }

    /// <summary>Takes in a file with one payment that names nothing of ours.</summary>
    public async Task<Guid> Unmatched(DateOnly day, long ore, string bankReference = "U1")
    {
        Assert.Equal(1, (await Bank((bankReference, day, ore, NoId))).Unmatched.Count);
        return (await Payment(bankReference)).Id;
    }

    public async Task<BankTransactionRow> Payment(string bankReference, bool asked = false)
    {
        await using var db = Database.Open();
        return await db.BankTransactions.AsNoTracking().SingleAsync(row => row.BankReference == bankReference && row.Identity.EndsWith(asked ? "" : "|1") && (!asked || !row.Identity.EndsWith("|1")));
    }

    /// <summary>Open tasks as "unmatched-payment unknown-id".</summary>
    public async Task<string[]> Tasks()
    {
        await using var db = Database.Open();
        var tasks = await db.Tasks.Where(row => row.ClosedOn == null).ToListAsync();
        return [.. tasks.Select(task => $"{Slug.Of(task.Kind)} {task.Detail}".Trim()).Order()];
    }

    public async Task<string[]> Outcomes(TaskKind kind)
    {
        await using var db = Database.Open();
        return [.. (await db.Tasks.Where(row => row.Kind == kind && row.ClosedOn != null).ToListAsync()).Select(task => task.Outcome)];
    }

    public async Task<string[]> Journal()
    {
        await using var db = Database.Open();
        return [.. (await db.Journal.Where(row => row.Actor.StartsWith("staff:")).ToListAsync()).Select(row => $"{row.Actor} {row.What}").Order()];
    }

    /// <summary>Nothing that verify looks at may be wrong.</summary>
    public async Task IsInOrder()
    {
        await foreach (var result in Get<VerifyAll>().Handle(CancellationToken.None)) Assert.True(result.Holds, string.Join('\n', result.Broken));
    }

    /// <summary>What an invariant says once a row has been changed behind the portal's back.</summary>
    public async Task<string[]> Broken(Engine engine, string invariant, string sql)
    {
        await using (var db = Database.Open())
        {
            var open = engine == Engine.Sqlite
                ? string.Join("; ", (await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync()).Select(name => $"DROP TRIGGER {name}"))
                : "ALTER TABLE lines DISABLE TRIGGER USER; ALTER TABLE transactions DISABLE TRIGGER USER";
            var all = string.Join("; ", [open, sql]);
            await db.Database.ExecuteSqlRawAsync(all);
        }
        await foreach (var result in Get<VerifyAll>().Handle(CancellationToken.None))
            if (result.Name == invariant) return [.. result.Broken];
        throw new InvalidOperationException($"{invariant} was not checked.");
    }

    /// <summary>Why it was refused, or "ok".</summary>
    public static string Said(MoneyResult? result) => result switch
    {
        null => "nothing",
        MoneyResult.Refused refused => string.Join(' ', refused.Reasons.Select(Slug.Of)),
        _ => "ok",
    };
}
