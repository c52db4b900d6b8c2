using Microsoft.EntityFrameworkCore;
using Portal.App.Claims;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Claims;

public sealed class OverviewTests
{
    [Theory, OnEveryDatabase]
    public async Task Many_claims_are_shown_some_at_a_time_and_owed_all_at_once(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        for (var i = 0; i < MyClaims.PageSize + 3; i++) await town.Claim(anna, kroner: 100 + i);
        await town.Claim(bo);
        Task<Overview> Page(int page) => database.Get<MyClaims>().Handle(anna, page, CancellationToken.None);

        var (first, second) = (await Page(1), await Page(2));
        Assert.Equal((MyClaims.PageSize, 3, 1, 2), (first.Shown.Count, second.Shown.Count, first.Page, first.Pages));
        Assert.Equal(first.Open.Select(card => card.Id), first.Shown.Concat(second.Shown).Select(card => card.Id));
        Assert.All(first.Shown.Concat(second.Shown), card => Assert.NotNull(card.Following));
        Assert.Equal((2553_00L, 2553_00L), (first.Total.Ore, second.Total.Ore));
        Assert.Equal(MyClaims.PageSize + 3, second.Next.Claims.Count);

        // An address from before something was paid leads to what there is.
        Assert.Equal(second.Shown.Select(card => card.Id), (await Page(7)).Shown.Select(card => card.Id));
        Assert.Equal(first.Shown.Select(card => card.Id), (await Page(-1)).Shown.Select(card => card.Id));
    }

    [Fact]
    public async Task A_connection_keeps_its_settings_from_one_use_to_the_next()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        for (var use = 0; use < 3; use++)
        {
            await using var db = database.Open();
            Assert.Equal(
                (1, 2, 10_000),
                ((await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").ToListAsync())[0],
                (await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync())[0],
                (await db.Database.SqlQueryRaw<int>("SELECT timeout AS Value FROM pragma_busy_timeout").ToListAsync())[0]));
        }
    }
}
