using Microsoft.EntityFrameworkCore;
using Portal.App.Import;
using Portal.App.Payments;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Claims;

namespace Portal.App.Tests.Payments;

/// <summary>The day the payer lost control of the money decides what is timely, not the day the bank gave us the money (formats.md section 2).</summary>
public sealed class PaymentDayTests
{
    /// <summary>
    /// 1.000,00 to be paid by Friday 30 January 2026. The claim came on Monday 2 February, when the month begun on 31 January had cost 1 %, 10,00; the file comes after it.
    /// </summary>
    [Theory]
    [InlineData(Engine.Sqlite, "2026-01-30T23:30:00+01:00", "2026-01-30", 0)]      // Friday night, value on Monday: timely, and the interest goes back
    [InlineData(Engine.PostgreSql, "2026-01-30T23:30:00+01:00", "2026-01-30", 0)]
    [InlineData(Engine.Sqlite, "2026-01-30T23:30:00Z", "2026-01-31", 0)]           // half past midnight in Denmark, on Saturday: that day's interest is of what its payments left
    [InlineData(Engine.Sqlite, "2026-01-31T23:30:00Z", "2026-02-01", 10_00)]       // on Sunday: the month begun on Saturday is owed
    [InlineData(Engine.PostgreSql, null, "2026-02-02", 10_00)]                     // without a time of acceptance the value date counts
    public async Task Paid_on_Friday_with_value_on_Monday_is_paid_on_Friday(Engine engine, string? accepted, string day, long owed)
    {
        await using var database = await Database.Create(engine, inMemory: true);
        database.Clock.GoTo(new DateOnly(2026, 2, 2));
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Tax.With("principal", "1000,00").With("due_on", "2026-01-30").With("pay_by", "2026-01-30"));
        await using (var db = database.Open()) Assert.Equal(1010_00, (await db.Claims.SingleAsync()).BalanceOre);

        var times = accepted is null ? "" : $"<RltdDts><AccptncDtTm>{accepted}</AccptncDtTm></RltdDts>";
        var file = Camt.File(Camt.Entry("1000.00", details: Camt.Details(Camt.Transaction(more: $"<RmtInf><Strd><CdtrRefInf><Ref>000000000000018</Ref></CdtrRefInf></Strd></RmtInf>{times}"))));
        var report = await database.Get<ImportPayments>().Handle(database.WriteText("bank.xml", file), null, CancellationToken.None);

        Assert.Equal((ImportOutcome.Done, 1), (report.Outcome, report.Matched.Count));
        await using var read = database.Open();
        Assert.Equal(day, $"{(await read.Transactions.SingleAsync(row => row.Kind == EntryKind.Payment)).On:yyyy-MM-dd}");
        Assert.Equal((owed, 0), ((await read.Claims.SingleAsync()).BalanceOre, (await read.Claims.SingleAsync()).CreditOre));
        Assert.Equal(owed, await read.Transactions.Where(row => row.Kind == EntryKind.Interest || row.Of == EntryKind.Interest).SumAsync(row => row.AmountOre));
    }
}
