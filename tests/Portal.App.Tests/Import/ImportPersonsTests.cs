using Microsoft.EntityFrameworkCore;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Tests.Import;

public sealed class ImportPersonsTests
{
    [Theory, OnEveryDatabase]
    public async Task Every_column_is_kept(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons("0101011234;person;Åse Ærø;Fyrvej 3;9970;Strandby;GL;a@b.test;+45 20 11 22 33;en;exempt;yes;foertidspension_only;2026-09-30");

        await using var db = database.Open();
        var row = await db.Persons.SingleAsync();
        Assert.Equal(
            ("0101011234", PersonKind.Person, "Åse Ærø", "ÅSE ÆRØ", "Fyrvej 3", "9970", "Strandby", "GL"),
            (row.IdNumber, row.Kind, row.Name, await db.Persons.Select(person => person.SearchName).SingleAsync(), row.Street, row.Postcode, row.City, row.Country));
        Assert.Equal(
            ("a@b.test", "+45 20 11 22 33", "en", true, true, Benefit.FoertidspensionOnly, new DateOnly(2026, 9, 30)),
            (row.Email, row.Phone, row.Language, row.ExemptFromDigitalPost, row.Protected, row.Benefit!.Value, row.DeadOn!.Value));
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_id_again_updates_the_person_and_an_empty_field_clears_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);

        var report = await database.Persons(Files.Anna.With("phone", "").With("name", "Anna Ågård"), Files.Bo.With("benefits", ""));

        Assert.Equal((0, 2, 0), (report.New, report.Updated, report.Unchanged));
        await using var db = database.Open();
        Assert.Equal(["Anna Ågård//", "Bo Æbelø/20445566/"], (await db.Persons.OrderBy(row => row.IdNumber).ToListAsync()).Select(row => $"{row.Name}/{row.Phone}/{row.Benefit}"));
        Assert.Equal(["person-registered", "person-registered", "person-updated", "person-updated"], (await db.Journal.Select(row => row.What).ToListAsync()).Order());
    }

    [Theory, OnEveryDatabase]
    public async Task A_death_holds_everything_the_person_is_liable_for_and_ends_when_it_was_a_mistake(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare, Files.Tax);

        await database.Persons(Files.Bo.With("dead_on", "2026-09-30"));

        // Bo owns the house with Anna; of her daycare he is only a possible co-debtor.
        Assert.Equal(["property-tax estate 2026-10-02 "], await Holds(database));

        database.Clock.GoTo(new DateOnly(2026, 10, 5));
        await database.Persons(Files.Bo.With("dead_on", "2026-10-01"));
        Assert.Equal(["property-tax estate 2026-10-02 "], await Holds(database));
        await database.Persons(Files.Bo);
        Assert.Equal(["property-tax estate 2026-10-02 2026-10-05"], await Holds(database));
        await using var db = database.Open();
        Assert.Equal(3, await db.Claims.Where(row => row.Type == ClaimType.PropertyTax).Select(row => row.Version).SingleAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task A_death_is_one_task_with_every_claim_to_report_to_the_estate_and_none_when_it_was_a_mistake(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare, Files.Tax);

        await database.Persons(Files.Anna.With("dead_on", "2026-09-30"));
        await database.Persons(Files.Anna.With("dead_on", "2026-10-01"));
        Assert.Equal(["estate primary: DAGTILBUD/2026-01-1001 EJENDOM/BFE-5512-1"], await Tasks(database));
        await database.Claims(Files.Daycare, Files.Tax, Files.Daycare.With("reference", "2026-02-1001"));
        Assert.Equal(["estate primary: DAGTILBUD/2026-01-1001 DAGTILBUD/2026-02-1001 EJENDOM/BFE-5512-1"], await Tasks(database));

        await database.Persons(Files.Anna);
        Assert.Empty(await Tasks(database));
        await database.Persons(Files.Anna.With("dead_on", "2026-10-02"));
        Assert.Equal(["estate primary: DAGTILBUD/2026-01-1001 DAGTILBUD/2026-02-1001 EJENDOM/BFE-5512-1"], await Tasks(database));
    }

    [Theory, OnEveryDatabase]
    public async Task Somebody_who_moves_to_the_Faroe_Islands_is_held_until_they_move_back(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        await database.Claims(Files.Daycare);

        await database.Persons(Files.Anna.With("country", "FO"));
        Assert.Equal(["daycare faroe-greenland 2026-10-02 "], await Holds(database));
        await database.Persons(Files.Anna.With("country", "GL"));
        Assert.Equal(["daycare faroe-greenland 2026-10-02 "], await Holds(database));
        await database.Persons(Files.Anna);
        Assert.Equal(["daycare faroe-greenland 2026-10-02 2026-10-02"], await Holds(database));
    }

    private static async Task<IEnumerable<string>> Tasks(Database database) =>
        (await database.Get<OpenTasks>().Handle(default)).Select(task => $"{task.Kind} {task.Role}: {string.Join(' ', task.Claims.Order(StringComparer.Ordinal))}");

    private static async Task<IEnumerable<string>> Holds(Database database)
    {
        await using var db = database.Open();
        var rows = await (from hold in db.Holds join claim in db.Claims on hold.ClaimId equals claim.Id select new { claim.Type, Hold = hold }).ToListAsync();
        return rows.Select(row => $"{Portal.Domain.Slug.Of(row.Type)} {Portal.Domain.Slug.Of(row.Hold.Kind)} {row.Hold.From:yyyy-MM-dd} {row.Hold.LiftedOn:yyyy-MM-dd}").Order();
    }
}
