using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;
using Portal.App.Import;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Tests.Import;

public sealed class ImportClaimsTests
{
    [Theory, OnEveryDatabase]
    public async Task The_samples_of_the_documentation_are_imported_and_a_second_time_nothing_changes(Engine engine)
    {
        await using var database = await Database.Create(engine);

        Assert.Equal((8, 0), NewAndUnchanged(await database.ImportPersons(Files.Sample("persons.csv"))));
        var first = await database.ImportClaims(Files.Sample("claims.csv"));
        Assert.Equal((10, 0), NewAndUnchanged(first));
        Assert.Equal(54_060_50, first.NewOre);

        Assert.Contains("0 new, 8 unchanged", (await database.ImportPersons(Files.Sample("persons.csv"))).Text());
        var again = await database.ImportClaims(Files.Sample("claims.csv"));
        Assert.Contains("0 new, 10 unchanged", again.Text());
        Assert.Equal(ImportOutcome.Done, again.Outcome);
        await using var db = database.Open();
        Assert.Equal(10, await db.Transactions.CountAsync(row => row.Kind == EntryKind.Principal));
        Assert.All(await db.Claims.ToListAsync(), claim => Assert.Equal(1, claim.Version));
    }

    [Theory, OnEveryDatabase]
    public async Task Payment_ids_are_given_in_the_order_of_the_file(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);

        await database.Claims(Files.Daycare, Files.Tax);
        await database.Claims(Files.Daycare.With("reference", "z"), Files.Daycare.With("reference", "a"));

        await using var db = database.Open();
        Assert.Equal(
            ["2026-01-1001 000000000000018", "BFE-5512-1 000000000000026", "z 000000000000034", "a 000000000000042"],
            (await db.Claims.OrderBy(row => row.PaymentId).ToListAsync()).Select(row => $"{row.Reference} {row.PaymentId}"));
    }

    [Theory, OnEveryDatabase]
    public async Task Owners_are_liable_at_once_and_other_co_debtors_once_staff_confirm_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare, Files.Tax);

        await using var db = database.Open();
        var liable = await (from row in db.Liabilities join claim in db.Claims on row.ClaimId equals claim.Id orderby claim.PaymentId, row.Kind select new { claim.Type, row.Kind, row.ConfirmedOn }).ToListAsync();
        DateOnly today = new(2026, 10, 2);
        Assert.Equal(
            [(ClaimType.Daycare, LiabilityKind.CoDebtor, null), (ClaimType.Daycare, LiabilityKind.Primary, today), (ClaimType.PropertyTax, LiabilityKind.Owner, today), (ClaimType.PropertyTax, LiabilityKind.Primary, today)],
            liable.Select(row => (row.Type, row.Kind, row.ConfirmedOn)));
    }

    [Theory, OnEveryDatabase]
    public async Task The_principal_counts_from_arrival_or_from_the_due_date_when_that_is_earlier(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare, Files.Tax.With("due_on", "2026-12-01").With("pay_by", "2026-12-01"));

        await using var db = database.Open();
        Assert.Equal([new DateOnly(2026, 1, 2), new DateOnly(2026, 10, 2)], await db.Transactions.Where(row => row.Kind == EntryKind.Principal).OrderBy(row => row.On).Select(row => row.On).ToListAsync());
        Assert.Equal(["dagtilbudsloven § 31", "lov om kommunal ejendomsskat § 1"], await db.Transactions.Where(row => row.Kind == EntryKind.Principal).OrderBy(row => row.On).Select(row => row.Rule).ToListAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task A_changed_principal_becomes_a_correcting_entry_that_counts_from_the_due_date(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare, Files.Tax);

        var report = await database.Claims(Files.Daycare.With("principal", "1685,00"), Files.Tax);

        Assert.Equal((1, 1, -1000_00), (report.Corrected, report.Unchanged, report.CorrectedOre));
        await using var db = database.Open();
        var claim = await db.Claims.SingleAsync(row => row.Type == ClaimType.Daycare);
        // Nine months begun, 1 % each of the principal as it ought to have been.
        Assert.Equal((2, 1685_00, 1685_00 + 9 * 16_85, 0), (claim.Version, claim.PrincipalOre, claim.BalanceOre, claim.CreditOre));
        var entries = await db.Transactions.Where(row => row.ClaimId == claim.Id).OrderBy(row => row.Kind).ToListAsync();
        Assert.All(entries.Where(row => row is { Kind: EntryKind.Correction, Of: EntryKind.Interest }), row => Assert.Equal((-10_00, new DateOnly(2026, 10, 2), row.AccrualOn), (row.AmountOre, row.On, row.CorrectsOn)));
        var correction = entries.Single(row => row is { Kind: EntryKind.Correction, Of: EntryKind.Principal });
        Assert.Equal(new DateOnly(2026, 1, 2), correction.CorrectsOn);
        Assert.Equal((new DateOnly(2026, 10, 2), -1000_00, EntryKind.Principal, (Guid?)entries.Single(row => row.Kind == EntryKind.Principal).Id), (correction.On, correction.AmountOre, correction.Of, correction.Corrects));
        Assert.Contains("0 new, 2 unchanged", (await database.Claims(Files.Daycare.With("principal", "1685,00"), Files.Tax)).Text());
    }

    [Theory, OnEveryDatabase]
    public async Task Other_news_about_a_claim_is_taken_over_until_it_has_been_reminded(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo, Files.Shop);
        await database.Claims(Files.Daycare);
        var changed = Files.Daycare.With("co_debtors", "12345674").With("description", "Rettet");

        Assert.Equal(1, (await database.Claims(changed)).Updated);
        Assert.Equal(1, (await database.Claims(changed)).Unchanged);

        await using var db = database.Open();
        var claim = await db.Claims.SingleAsync();
        Assert.Equal(("Rettet", 2), (claim.Description, claim.Version));
        Assert.Equal(PersonKind.Business, await db.Persons.Where(person => db.Liabilities.Any(row => row.PersonId == person.Id && row.Kind == LiabilityKind.CoDebtor)).Select(person => person.Kind).SingleAsync());

        db.Add(new StepRow { ClaimId = claim.Id, PersonId = claim.DebtorId, Step = Step.Reminder1, Cycle = 1, On = new DateOnly(2026, 2, 1) });
        await db.SaveChangesAsync();
        var refused = await database.Claims(changed.With("pay_by", "2026-02-02").With("principal", "1,00"));
        Assert.Equal(["claims.csv line 2, pay_by: is not what is on record (rule: a claim that has been reminded changes its principal only)"], refused.Messages());
        Assert.Equal(1, (await database.Claims(changed.With("principal", "1,00"))).Corrected);
    }

    [Theory, OnEveryDatabase]
    public async Task A_claim_of_somebody_dead_or_in_the_Faroe_Islands_is_held_from_its_arrival(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna.With("dead_on", "2026-09-01"), Files.Bo.With("country", "FO"));
        await database.Claims(Files.Daycare.With("co_debtors", ""), Files.Tax.With("debtor", "7202852345").With("co_debtors", ""));

        await using var db = database.Open();
        Assert.Equal([HoldKind.Estate, HoldKind.FaroeGreenland], (await db.Holds.Select(row => row.Kind).ToListAsync()).Order());
    }

    private static (int, int) NewAndUnchanged(ImportReport report)
    {
        Assert.Empty(report.Messages());
        return (report.New, report.Unchanged);
    }
}
