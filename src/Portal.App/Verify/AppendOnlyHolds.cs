using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Verify;

/// <summary>I4: nobody can change or delete a posted line, a journal entry, an access, a message, a delivery or a released statement: the triggers that forbid it are there.</summary>
internal sealed class AppendOnlyHolds : IInvariant
{
    private const int TriggersEach = 2;

    public string Name => "I4 append-only";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        foreach (var table in PortalDb.AppendOnlyTables.Concat(PortalDb.ReleasedOnceTables))
        {
            findings.Count(1);
            var triggers = db.Database.IsSqlite()
                ? await db.Database.SqlQuery<long>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name = {table}").SingleAsync(cancel)
                : await db.Database.SqlQuery<long>($"SELECT COUNT(*) AS \"Value\" FROM pg_trigger WHERE tgrelid = {table}::regclass AND NOT tgisinternal AND tgenabled <> 'D'").SingleAsync(cancel);
            if (triggers < TriggersEach) findings.Report($"table {table} can be changed: a trigger is missing");
        }
    }
}
