using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.App.Payments;
using Portal.App.Statements;
using Portal.App.Tests.Data;
using Portal.App.Tests.Dunning;
using Portal.App.Tests.Import;
using Portal.App.Verify;

namespace Portal.App.Tests.Statements;

/// <summary>Two thousand random people with claims of every type, payments too small, too large and too late: what their statements say is what the ledger says.</summary>
public sealed class StatementTotalsTests
{
    private const int People = 2000;

    /// <summary>They owe nothing but with others.</summary>
    private const int OnlyOthers = 100;

    private static readonly string[] Types = ["property-tax", "daycare", "after-school", "maintenance", "general", "civil", "cash-benefit-repayment"];

    [Theory, OnEveryDatabase]
    public async Task The_statements_of_two_thousand_random_people_are_the_ledger(Engine engine)
    {
        await using var database = await Database.Create(engine);
        database.Clock.GoTo(new DateOnly(2026, 9, 1));
        var random = new Random(2026);
        var ids = Enumerable.Range(0, People + OnlyOthers).Select(i => string.Create(CultureInfo.InvariantCulture, $"{61 + i % 28}{1 + i / 28 % 12:00}80{1000 + i / 336}")).ToList();
        Assert.Empty((await database.Persons([.. ids.Select((id, i) => $"{id};person;Borger {i};Vej {i};9990;Skagen;DK;;;da;{(i % 9 == 0 ? "exempt" : "yes")};no;;{(i % 500 == 7 ? "2026-10-01" : "")}")])).Messages());
        Assert.Empty((await database.Claims([.. Enumerable.Range(0, People * 3 / 2).Select(i => ClaimOf(i, ids[i < People ? i : random.Next(People)], ids[random.Next(ids.Count)], random))])).Messages());
        await Night(database, new DateOnly(2026, 9, 1));
        await Pay(database, random, new DateOnly(2026, 9, 2), 700);
        await Night(database, new DateOnly(2026, 11, 2));
        await Pay(database, random, new DateOnly(2026, 9, 20), 300);
        await Night(database, new DateOnly(2026, 12, 31));

        var run = Assert.IsType<StatementOutcome.Made>(await database.Get<MakeStatements>().Handle(2026, Town.Finn, null, default)).Run;
        await using var db = database.Open();
        var report = StatementReport.Of(await db.StatementRuns.SingleAsync(row => row.Id == run));
        Assert.True(report.IsWhole, $"{report.DifferenceOre} øre");
        Assert.True(report is { BalanceOre: > 1_000_000_00, CreditOre: > 1_000_00, Withheld: { Count: 1 }, ShareOnly: > 0, Zero: > 5, Statements: > People }, report.ToString());
        Assert.All(report.Types, type => Assert.Equal(type.LedgerOre, type.StatementsOre));

        // Claim by claim, by the entries alone: each stands on its debtor's statement and on no other.
        var owed = await db.Transactions.Where(row => row.ClaimId != null && row.On <= new DateOnly(2026, 12, 31)).GroupBy(row => row.ClaimId!.Value).Select(rows => new { rows.Key, Ore = rows.Sum(row => row.AmountOre) }).ToDictionaryAsync(row => row.Key, row => row.Ore);
        var debtors = await db.Claims.ToDictionaryAsync(row => row.Id, row => row.DebtorId);
        var stated = new Dictionary<Portal.Domain.Claims.ClaimId, long>();
        foreach (var row in await db.Statements.ToListAsync())
            foreach (var claim in StatementJson.Read(row.Json).Statement.Own)
            {
                Assert.Equal(debtors[claim.Claim], row.PersonId);
                stated.Add(claim.Claim, claim.Closing.Ore);
            }
        Assert.Equal(owed.OrderBy(claim => claim.Key.Value), stated.OrderBy(claim => claim.Key.Value));
        await foreach (var invariant in database.Get<VerifyAll>().Handle(default)) Assert.Empty(invariant.Broken);
    }

    private static string ClaimOf(int number, string debtor, string other, Random random)
    {
        var type = Types[random.Next(Types.Length)];
        var due = new DateOnly(2026, 8, 1).AddDays(random.Next(120));
        var owner = type == "property-tax" && other != debtor ? other : "";
        return string.Create(CultureInfo.InvariantCulture, $"KILDE;K-{number};{type};{debtor};{owner};{random.Next(100, 9000)},{random.Next(100):00};;;;{due:yyyy-MM-dd};{due.AddDays(random.Next(20)):yyyy-MM-dd};;ordinary;;no;;");
    }

    /// <summary>A part, all or more of what the claim was when it came.</summary>
    private static async Task Pay(Database database, Random random, DateOnly on, int many)
    {
        await using var db = database.Open();
        var claims = await db.Claims.OrderBy(row => row.PaymentId).Select(row => new { row.PaymentId, row.PrincipalOre }).ToListAsync();
        var file = new CamtFile();
        for (var i = 0; i < many; i++)
        {
            var claim = claims[random.Next(claims.Count)];
            file.Add($"B{on:MMdd}{i}", on.AddDays(random.Next(20)), claim.PrincipalOre * random.Next(1, 24) / 20, false, $"+71&lt;{claim.PaymentId}+{Database.Municipality.CreditorNumber}&lt;");
        }
        Assert.Equal(ImportOutcome.Done, (await database.Get<ImportPayments>().Handle(database.WriteText($"bank-{on:MMdd}.xml", file.ToString()), null, default)).Outcome);
    }

    private static async Task Night(Database database, DateOnly night)
    {
        database.Clock.GoTo(night);
        Assert.Equal(NightOutcomeKind.Done, (await database.Get<RunNight>().Handle(night, mayBeAhead: false, null, default)).Outcome);
    }
}
