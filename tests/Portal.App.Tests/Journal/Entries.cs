using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Journal;

/// <summary>Journal entries to seal, a second apart.</summary>
internal static class Entries
{
    public static async Task Write(Database database, int count)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var rows = new List<JournalRow>(count);
        for (var i = 0; i < count; i++)
        {
            database.Clock.Pass(TimeSpan.FromMilliseconds(1));
            rows.Add(new JournalRow { Id = Guid.CreateVersion7(), At = database.Clock.GetUtcNow(), On = new DateOnly(2026, 10, 2), Actor = "system:test", What = "tried", Rule = "L03", RequestId = i % 2 == 0 ? null : Guid.NewGuid(), Digest = new string('a', 64) });
        }
        await db.InsertMany(rows, CancellationToken.None);
        await transaction.CommitAsync();
    }
}
