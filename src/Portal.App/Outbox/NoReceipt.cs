using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Letters;
using Portal.Domain.Tasks;

namespace Portal.App.Outbox;

/// <summary>A letter that was handed over, or tried without an answer, and of which nothing has been heard for five days becomes a task, once.</summary>
public sealed class NoReceipt(IDbContextFactory<PortalDb> dbs, ClaimWriter writer)
{
    /// <summary>A night that was cut off after its claims is made up for by one within so many days.</summary>
    private const int DaysToSpare = 30;

    /// <returns>How many tasks were opened.</returns>
    public async Task<int> Handle(DateOnly night, CancellationToken cancel)
    {
        var opened = 0;
        await foreach (var letters in UnansweredLetters.Chunks(dbs, await Since(night, cancel), cancel))
        {
            var overdue = letters.Where(letter => DeliveryRules.IsOverdue(letter.Now(night), night)).ToList();
            if (overdue.Count > 0) opened += await Open(overdue, night, cancel);
        }
        return opened;
    }

    /// <summary>What has been silent for longer was overdue in an earlier night, and has its task.</summary>
    private async Task<DateTimeOffset?> Since(DateOnly night, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var before = await db.Nights.Where(row => row.FinishedAt != null && row.On < night).MaxAsync(row => (DateOnly?)row.On, cancel);
        return before is { } day ? new DateTimeOffset(day.AddDays(-DeliveryRules.AlarmDays - DaysToSpare).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
    }

    private async Task<int> Open(List<UnansweredLetter> letters, DateOnly night, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await DeliveryRecorder.TakeTurn(work, cancel);
        var wanted = letters.ToDictionary(letter => Undeliverable.TaskId(TaskKind.NoReceipt, letter.Id, letter.Now(night).Round));
        var ids = wanted.Keys.ToList();
        foreach (var there in await work.Db.Tasks.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel)) wanted.Remove(there);
        if (wanted.Count == 0) return 0;

        var claims = await Undeliverable.ClaimsOf(work.Db, [.. wanted.Values.Select(letter => letter.Id)], cancel);
        foreach (var (task, letter) in wanted)
        {
            work.Db.Tasks.Add(new TaskRow { Id = task, Kind = TaskKind.NoReceipt, PersonId = letter.Receiver, About = letter.Id, Detail = letter.Now(night).Code, OpenedOn = night });
            work.Db.TaskClaims.AddRange(claims[letter.Id].Select(claim => new TaskClaimRow { TaskId = task, ClaimId = claim }));
        }
        await work.Commit(cancel);
        return wanted.Count;
    }
}
