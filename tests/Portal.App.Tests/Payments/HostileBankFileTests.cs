using Microsoft.EntityFrameworkCore;
using Portal.App.Import;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Payments;

namespace Portal.App.Tests.Payments;

/// <summary>Files made to do harm, taken in by the real import: a file that cannot be trusted leaves nothing behind, an entry that cannot be booked leaves the others alone.</summary>
public sealed class HostileBankFileTests
{
    private const int Many = 20_000;

    private const string Good = "<RmtInf><Strd><CdtrRefInf><Ref>000000000000018</Ref></CdtrRefInf></Strd></RmtInf>";

    /// <summary>Each holds a good payment before the harm, so that half a file would show.</summary>
    private static readonly (string Text, string Problem)[] Refused =
    [
        (WithDtd("<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">", "&c;"), "holds a DTD"),
        (WithDtd("<!ENTITY x SYSTEM \"file:///etc/hostname\">", "&x;"), "holds a DTD"),
        (Camt.File(Payment("E1")).Replace("camt.054.001.08", "camt.053.001.08", StringComparison.Ordinal), "is not read here"),
        (Camt.File(Payment("E1"), Camt.Entry(reference: "<AcctSvcrRef>E2</AcctSvcrRef>", details: Camt.Details(Camt.Transaction("60.00"), Camt.Transaction("39.99")))), "99.99"),
        (Camt.File(Payment("E1"), Camt.Entry(reference: "<AcctSvcrRef>E2</AcctSvcrRef>", details: "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls/></NtryDtls>")), "the batch holds 1"),
        (Camt.File("<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>99.00</Sum></TtlNtries></TxsSummry>", Payment("E1")), "the entries sum to 100.00"),
        (Camt.File(Payment("E1"), Payment("E2"))[..^120], "ends before it is complete"),
        (Batch(Many, "2.00").Replace("<NbOfTxs>20000</NbOfTxs>", "<NbOfTxs>20001</NbOfTxs>", StringComparison.Ordinal), "the batch holds 20000"),
    ];

    [Theory, OnEveryDatabase]
    public async Task A_file_that_cannot_be_trusted_is_refused_and_nothing_of_it_is_booked(Engine engine)
    {
        await using var database = await WithAClaim(engine);
        var before = await Books(database);
        foreach (var (text, problem) in Refused)
        {
            var report = await Import(database, text);

            // Exit code 2.
            Assert.Equal(ImportOutcome.Refused, report.Outcome);
            Assert.Contains(problem, Assert.Single(report.Errors).Text(report.File), StringComparison.Ordinal);
            Assert.Equal("bank.xml: nothing booked", report.Text());
            Assert.Equal(before, await Books(database));
        }
        // What was refused has not been remembered as booked either.
        Assert.Equal((1, 0), Counts(await Import(database, Camt.File(Payment("E1")))));
    }

    /// <summary>Exit code 3: the good payment is booked, the euro and the amount that no bank can have meant are not, and the sums add up.</summary>
    [Theory, OnEveryDatabase]
    public async Task An_entry_that_cannot_be_booked_is_refused_by_itself(Engine engine)
    {
        await using var database = await WithAClaim(engine);

        var report = await Import(database, Camt.File(Payment("E1"), Camt.Entry("13.40", "EUR"), Camt.Entry("1234567890123456789"), Camt.Entry("99999999999999999.99"), Camt.Entry(status: "<Sts>PDNG</Sts>")));

        Assert.Equal(ImportOutcome.PartlyRefused, report.Outcome);
        Assert.Equal((5, 5, 1, 0, 4), (report.Entries, report.Transactions, report.Matched.Count, report.Unmatched.Count, report.Refused.Count));
        Assert.Equal(["Amt", "Amt", "Amt", "Sts"], report.Errors.Select(error => error.Field.Split(", ")[^1]));
        Assert.Equal(report.FileOre, report.Matched.Ore + report.Refused.Ore);
        await using var db = database.Open();
        Assert.Equal(100_00, (await db.BankTransactions.SingleAsync()).AmountOre);
    }

    [Fact]
    public async Task Twenty_thousand_transactions_are_booked_to_the_ore()
    {
        await using var database = await WithAClaim(Engine.Sqlite);

        var report = await Import(database, Batch(Many, "2.00"));

        Assert.Equal(ImportOutcome.Done, report.Outcome);
        Assert.Equal((Many, 40_000_00), (report.Transactions, report.FileOre));
        // One in a thousand is ours, the others name no claim of ours.
        Assert.Equal((new BankSum(20, 40_00), new BankSum(Many - 20, 39_960_00)), (report.Matched, report.Unmatched));
        await using var db = database.Open();
        Assert.Equal((Many, 40_000_00), (await db.BankTransactions.CountAsync(), await db.BankTransactions.SumAsync(row => row.AmountOre)));
        Assert.Equal((Many - 20, 20), (await db.BankTransactions.CountAsync(row => row.State == BankTransactionState.Unmatched), await db.BankTransactions.CountAsync(row => row.State == BankTransactionState.Matched)));
    }

    /// <summary>One collected entry.</summary>
    private static string Batch(int count, string each)
    {
        var transactions = Enumerable.Range(0, count).Select(number => Camt.Transaction(each, $"T{number}",
            number % 1000 == 0 ? Good : $"<RmtInf><Strd><CdtrRefInf><Ref>{PaymentId.Of(number + 1000)}</Ref></CdtrRefInf></Strd></RmtInf>"));
        return Camt.File(Camt.Entry($"{count * 2}.00", details: $"<NtryDtls><Btch><NbOfTxs>{count}</NbOfTxs></Btch>{string.Concat(transactions)}</NtryDtls>"));
    }

    private static string Payment(string reference) => Camt.Entry(reference: $"<AcctSvcrRef>{reference}</AcctSvcrRef>", details: Camt.Details(Camt.Transaction(more: Good)));

    private static string WithDtd(string entities, string use) => Camt.File(Payment("E1"), Camt.Entry(reference: $"<AcctSvcrRef>{use}</AcctSvcrRef>"))
        .Replace("<Document ", $"<!DOCTYPE Document [{entities}]>\n<Document ", StringComparison.Ordinal);

    private static async Task<Database> WithAClaim(Engine engine)
    {
        var database = await Database.Create(engine, inMemory: true);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Tax);
        return database;
    }

    private static Task<PaymentsReport> Import(Database database, string text) =>
        database.Get<ImportPayments>().Handle(database.WriteText("bank.xml", text), null, CancellationToken.None);

    private static (int Matched, int Refused) Counts(PaymentsReport report) => (report.Matched.Count, report.Refused.Count);

    /// <summary>Everything that an import of payments writes.</summary>
    private static async Task<(int, int, int, int, int, int, long)> Books(Database database)
    {
        await using var db = database.Open();
        return (await db.BankFiles.CountAsync(), await db.BankTransactions.CountAsync(), await db.Transactions.CountAsync(), await db.Lines.CountAsync(), await db.Journal.CountAsync(), await db.Tasks.CountAsync(),
            await db.Claims.SumAsync(row => row.BalanceOre + row.Version));
    }
}
