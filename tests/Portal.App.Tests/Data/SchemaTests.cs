using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

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
}
