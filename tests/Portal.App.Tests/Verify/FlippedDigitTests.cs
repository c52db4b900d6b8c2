using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Dunning;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.Tests.Data;
using Portal.App.Tests.Dunning;
using Portal.App.Tests.Import;
using Portal.App.Payments;
using Portal.App.Verify;

namespace Portal.App.Tests.Verify;

/// <summary>One digit changed behind the portal's back, in money, in a letter or in the journal, by somebody or by a failing disk: verify names what is no longer as it was written.</summary>
public sealed class FlippedDigitTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_digit_of_any_ledger_line_is_found(Engine engine)
    {
        await using var database = await Lived(engine);
        await Open(database, engine);
        List<(string Account, Guid Transaction, int Number)> lines;
        await using (var db = database.Open())
            lines = [.. (await db.Lines.AsNoTracking().ToListAsync()).DistinctBy(line => line.Account).Select(line => (line.Account.ToString(), line.TransactionId, line.Number))];
        Assert.Equal(["Bank", "ClaimFee", "ClaimInterest", "ClaimPaid", "ClaimPrincipal"], lines.Select(line => line.Account).Intersect(["Bank", "ClaimFee", "ClaimInterest", "ClaimPaid", "ClaimPrincipal"]).Order());

        foreach (var (account, transaction, number) in lines)
        {
            await Run(database, $"UPDATE lines SET amount_ore = amount_ore + 10000 WHERE transaction_id = '{Text(engine, transaction)}' AND number = {number}");
            Assert.True((await Broken(database)).Contains("I4 double entry"), $"a digit of {account}");
            await Run(database, $"UPDATE lines SET amount_ore = amount_ore - 10000 WHERE transaction_id = '{Text(engine, transaction)}' AND number = {number}");
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_digit_of_an_entry_a_balance_or_a_payment_is_found(Engine engine)
    {
        await using var database = await Lived(engine);
        await Open(database, engine);

        foreach (var (sql, invariant) in ((string, string)[])
        [
            ("UPDATE transactions SET amount_ore = amount_ore {0} 10000 WHERE kind = 'fee'", "I4 double entry"), ("UPDATE claims SET balance_ore = balance_ore {0} 10000", "I5 stored balances"),
            ("UPDATE claims SET principal_ore = principal_ore {0} 10000", "I5 stored balances"), ("UPDATE bank_transactions SET amount_ore = amount_ore {0} 10000", "I9 payments once"),
        ])
        {
            await Run(database, sql.Replace("{0}", "+", StringComparison.Ordinal));
            Assert.Contains(invariant, await Broken(database));
            await Run(database, sql.Replace("{0}", "-", StringComparison.Ordinal));
        }
    }

    /// <summary>A letter that was drawn lies as two files, its words and its PDF; one that was not has its inputs.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_digit_of_an_archived_letter_is_found(Engine engine)
    {
        await using var database = await Lived(engine);
        Guid letter;
        await using (var db = database.Open()) letter = (await db.Letters.AsNoTracking().SingleAsync(row => row.Kind == Domain.Letters.LetterKind.Reminder1)).Id;

        await Open(database, engine);
        await Run(database, $"UPDATE letter_inputs SET json = REPLACE(json, '412050', '412060') WHERE letter_id = '{Text(engine, letter)}'");
        Assert.Contains("I12 documents", await Broken(database));
        await Run(database, $"UPDATE letter_inputs SET json = REPLACE(json, '412060', '412050') WHERE letter_id = '{Text(engine, letter)}'");

        var drawn = await database.Get<LetterArchive>().Draw(letter, Cancel);
        Assert.Contains("4.120,50", LetterPlainText.Of(drawn!.Content), StringComparison.Ordinal);
        Assert.Equal(["I4 append-only"], await Broken(database));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(database.Folder, "documents"), "*", SearchOption.AllDirectories))
        {
            var good = await File.ReadAllBytesAsync(file);
            var bad = (byte[])good.Clone();
            // In the words "4.120,50"; the PDF has packed its own.
            var at = good.AsSpan().IndexOf(Encoding.UTF8.GetBytes("4.120,50"));
            bad[at < 0 ? good.Length / 2 : at] ^= 1;
            await File.WriteAllBytesAsync(file, bad);
            Assert.Contains("I12 documents", await Broken(database));
            await File.WriteAllBytesAsync(file, good);
        }
        Assert.Equal(["I4 append-only"], await Broken(database));
    }

    [Theory]
    [InlineData(Engine.Sqlite, "\"on\" = '2026-02-27'")]
    [InlineData(Engine.PostgreSql, "\"on\" = '2026-02-27'")]
    [InlineData(Engine.Sqlite, "rule = REPLACE(rule, '2000-01-01', '2000-01-02')")]
    [InlineData(Engine.PostgreSql, "rule = REPLACE(rule, '2000-01-01', '2000-01-02')")]
    [InlineData(Engine.Sqlite, "digest = CASE WHEN substr(digest, 1, 1) = '0' THEN '1' ELSE '0' END || substr(digest, 2)")]
    [InlineData(Engine.PostgreSql, "digest = CASE WHEN substr(digest, 1, 1) = '0' THEN '1' ELSE '0' END || substr(digest, 2)")]
    public async Task A_digit_of_the_journal_is_found(Engine engine, string change)
    {
        await using var database = await Lived(engine);
        await Open(database, engine);

        await Run(database, $"UPDATE journal SET {change} WHERE what = 'reminder-1'");

        Assert.Equal(["I10 journal chain", "I4 append-only"], await Broken(database));
    }

    /// <summary>A claim that was billed, reminded with a fee, partly paid, and sealed in the journal; all in order.</summary>
    private static async Task<Database> Lived(Engine engine)
    {
        var database = await Database.Create(engine, inMemory: true);
        database.Clock.GoTo(new DateOnly(2026, 2, 2));
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Tax.With("co_debtors", "").With("due_on", "2026-02-16").With("pay_by", "2026-02-16"));
        foreach (var night in (DateOnly[])[new(2026, 2, 2), new(2026, 2, 26)])
        {
            database.Clock.GoTo(night);
            await database.Get<RunNight>().Handle(night, mayBeAhead: false, null, Cancel);
        }
        var file = new CamtFile().Add("B1", new DateOnly(2026, 2, 26), 300_00, false, "000000000000018");
        await database.Get<ImportPayments>().Handle(database.WriteText("bank.xml", file.ToString()), null, Cancel);
        await database.Get<SealJournal>().Handle(null, Cancel);
        Assert.Empty(await Broken(database));
        return database;
    }

    /// <summary>Puts the triggers out of action, as only the database's owner can; that alone is told too.</summary>
    private static async Task Open(Database database, Engine engine)
    {
        await using var db = database.Open();
        string[] tables = ["transactions", "lines", "journal", "letter_inputs"];
        await db.Database.ExecuteSqlRawAsync(engine == Engine.Sqlite
            ? string.Join("; ", (await db.Database.SqlQuery<string>($"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'").ToListAsync()).Select(name => $"DROP TRIGGER {name}"))
            : string.Join("; ", tables.Select(table => $"ALTER TABLE {table} DISABLE TRIGGER USER")));
    }

    /// <summary>The statements of a test, never of the portal.</summary>
    private static async Task Run(Database database, string sql)
    {
        await using var db = database.Open();
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)));
    }

    private static string Text(Engine engine, Guid id) => engine == Engine.Sqlite ? id.ToString().ToUpperInvariant() : id.ToString();

    private static async Task<string[]> Broken(Database database)
    {
        var broken = new List<string>();
        await foreach (var result in database.Get<VerifyAll>().Handle(Cancel))
            if (!result.Holds) broken.Add(result.Name);
        return [.. broken.Order(StringComparer.Ordinal)];
    }
}
