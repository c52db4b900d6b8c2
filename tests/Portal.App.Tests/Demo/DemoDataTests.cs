using Microsoft.EntityFrameworkCore;
using Portal.App.Demo;
using Portal.App.Tests.Data;
using Portal.App.Verify;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Tests.Demo;

public sealed class DemoDataTests
{
    [Theory, OnEveryDatabase]
    public async Task An_empty_database_is_filled_by_imports_and_everything_is_in_order(Engine engine)
    {
        await using var database = await Database.Create(engine);

        var filled = await database.Get<DemoData>().FillIfEmpty(200, 1, CancellationToken.None);

        Assert.Equal(200, filled!.Persons.New);
        await using var db = database.Open();
        Assert.Equal(Enum.GetValues<ClaimType>(), (await db.Claims.Select(row => row.Type).Distinct().ToListAsync()).Order());
        Assert.Contains(await db.Persons.ToListAsync(), person => person.Kind == PersonKind.Business);
        Assert.Equal([HoldKind.Estate, HoldKind.FaroeGreenland], (await db.Holds.Select(row => row.Kind).Distinct().ToListAsync()).Order());
        Assert.InRange(await db.Claims.CountAsync(row => row.PayBy < new DateOnly(2026, 10, 2)), 100, 250);
        await foreach (var result in database.Get<VerifyAll>().Handle(CancellationToken.None)) Assert.Empty(result.Broken);
    }

    [Fact]
    public async Task A_database_with_data_is_left_alone()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        Assert.NotNull(await database.Get<DemoData>().FillIfEmpty(10, 1, CancellationToken.None));

        Assert.Null(await database.Get<DemoData>().FillIfEmpty(10, 1, CancellationToken.None));
    }

    [Fact]
    public void The_same_citizens_seed_and_day_give_the_same_files_and_another_seed_gives_others()
    {
        Assert.Equal(Written(120, 7), Written(120, 7));
        Assert.NotEqual(Written(120, 7), Written(120, 8));
    }

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2028-02-29")]
    [InlineData("2026-12-24")]
    public async Task The_demo_can_be_made_on_any_day(string day)
    {
        await using var database = await Database.Create(Engine.Sqlite);
        database.Clock.GoTo(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(60, (await database.Get<DemoData>().FillIfEmpty(60, 3, CancellationToken.None))!.Persons.New);
    }

    [Fact]
    public void Every_CPR_number_of_the_demo_is_one_that_no_living_person_has()
    {
        var ids = Written(300, 1).Split('\n').Skip(1).Select(line => line.Split(';')[0]).Where(id => id.Length == 10 && id.All(char.IsAsciiDigit)).ToList();
        Assert.All(ids, id => Assert.InRange(int.Parse(id[..2], System.Globalization.CultureInfo.InvariantCulture), 61, 91));
    }

    private static string Written(int citizens, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("portal-demo-").FullName;
        try
        {
            var (persons, claims) = DemoFiles.Write(folder, citizens, seed, new DateOnly(2026, 10, 2));
            return File.ReadAllText(persons) + File.ReadAllText(claims);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
