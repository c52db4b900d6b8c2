using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.App.Data;
using Portal.App.Tests.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Data;

public sealed class SchemaTests
{
    [Theory, OnEveryDatabase]
    public async Task The_migrations_make_the_model(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Null(await database.Get<Schema>().Fault(CancellationToken.None));
        Assert.Empty(await database.Get<Schema>().Migrate(CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task Every_append_only_table_refuses_a_change_and_a_deletion(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await using var db = database.Open();

        foreach (var table in PortalDb.AppendOnlyTables)
        {
            var triggers = engine == Engine.Sqlite
                ? await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {table}").SingleAsync()
                : await db.Database.SqlQuery<int>($"SELECT COUNT(*)::int AS \"Value\" FROM pg_trigger WHERE tgrelid = {table}::regclass AND NOT tgisinternal").SingleAsync();
            Assert.Equal(2, triggers);
        }
    }

    [Theory, OnEveryDatabase]
    public async Task A_request_from_when_it_could_ask_for_one_thing_only_still_asks_for_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var anna = await town.Citizen();
        var request = await new DeferralCase(database).Sent(anna, await town.Claim(anna));
        await using var db = database.Open();
        var migrator = db.GetService<IMigrator>();

        await migrator.MigrateAsync("Lookups");
        Assert.Equal("deferral", await db.Database.SqlQuery<string>($"SELECT kind AS \"Value\" FROM requests").SingleAsync());
        await migrator.MigrateAsync();

        Assert.Equal((request, RequestKind.Deferral), await db.RequestKinds.Select(row => new ValueTuple<Guid, RequestKind>(row.RequestId, row.Kind)).SingleAsync());
        Assert.Equal("2026-000001", (await db.Requests.SingleAsync()).CaseNumber);
    }
}
