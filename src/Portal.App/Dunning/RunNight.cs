using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Law;
using Portal.Domain.Policy;

namespace Portal.App.Dunning;

/// <summary>
/// One night (natkørsel): payments that have come to count, interest, then steps, for every claim that may have something to do.
/// Safe to start again after a crash: what a chunk has written makes the same claims decide to wait.
/// </summary>
public sealed class RunNight(IDbContextFactory<PortalDb> dbs, ClaimWriter writer, Leases leases, MunicipalityOptions municipality, TimeProvider clock)
{
    internal const string Lease = "night";

    internal const int ChunkOfClaims = 2000;

    internal static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2);

    /// <summary>How one debtor's night is decided. Only a test hands in another, to see what is missing when one rule does not apply.</summary>
    internal Func<IReadOnlyList<ClaimFacts>, NightDebtor, DateOnly, DateOnly?, Policies, NightPlan> DecideNight { get; init; } = Night.Decide;

    /// <summary>How many claims are decided and written in one transaction.</summary>
    internal int ChunkClaims { get; init; } = ChunkOfClaims;

    /// <param name="night">Days missed before it have their interest posted under its own dates; steps are decided for this day alone.</param>
    /// <param name="mayBeAhead">Outside Production a night after today may be run.</param>
    /// <param name="progress">Told the claims looked at so far.</param>
    public async Task<NightReport> Handle(DateOnly night, bool mayBeAhead, IProgress<int>? progress, CancellationToken cancel)
    {
        if (await Refusal(night, mayBeAhead, cancel) is { } refusal) return NightReport.Nothing(night, refusal);
        if (await leases.Take(Lease, LeaseLength, cancel) is not { } fence) return NightReport.Nothing(night, NightOutcomeKind.Busy);

        var before = await Start(night, fence, cancel);
        var tally = new NightTally(night);
        var looked = 0;
        foreach (var chunk in await Queue(night, cancel))
        {
            await Decide(chunk, night, before, fence, tally, cancel);
            progress?.Report(looked += chunk.Count);
        }
        var report = tally.Report();
        await Finish(night, fence, report, cancel);
        await leases.Release(Lease, fence, cancel);
        return report;
    }

    /// <returns>Null when the night may be run.</returns>
    internal async Task<NightOutcomeKind?> Refusal(DateOnly night, bool mayBeAhead, CancellationToken cancel)
    {
        if (night > BankClosingDays.LastKnown.AddMonths(-1)) return NightOutcomeKind.BeyondCalendar;
        if (night > clock.DanishToday() && !mayBeAhead) return NightOutcomeKind.InTheFuture;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var last = await db.Nights.Where(row => row.FinishedAt != null).MaxAsync(row => (DateOnly?)row.On, cancel);
        return night == last ? NightOutcomeKind.NothingToDo : night < last ? NightOutcomeKind.TooEarly : null;
    }

    /// <returns>The night before it, or null when this is the first ever.</returns>
    private async Task<DateOnly?> Start(DateOnly night, long fence, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, Lease, fence, LeaseLength, cancel);
        var row = await work.Db.Nights.SingleOrDefaultAsync(row => row.On == night, cancel);
        if (row is null) work.Db.Nights.Add(new NightRow { On = night, StartedAt = work.Now, Fence = fence });
        else row.Fence = fence;
        var before = await work.Db.Nights.Where(other => other.FinishedAt != null).MaxAsync(other => (DateOnly?)other.On, cancel);
        await work.Commit(cancel);
        return before;
    }

    private async Task<IReadOnlyList<IReadOnlyList<ClaimId>>> Queue(DateOnly night, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await NightQueue.Of(db, night, ChunkClaims, cancel);
    }

    private async Task Decide(IReadOnlyList<ClaimId> chunk, DateOnly night, DateOnly? before, long fence, NightTally tally, CancellationToken cancel)
    {
        await using var work = await writer.Begin(chunk, cancel);
        await work.Db.ExpectManyRows(cancel);
        await Leases.Confirm(work.Db, Lease, fence, LeaseLength, cancel);
        var facts = await ClaimFactsQuery.Of(chunk, work.Db, cancel);
        var whole = await NightQueue.WholeDebtors(work.Db, facts, before, night, cancel);
        if (whole.Count > chunk.Count)
        {
            // Locks are taken in id order, all at once: so this chunk is begun again with the claims that it lacked.
            await work.DisposeAsync();
            await Decide(whole, night, before, fence, tally, cancel);
            return;
        }
        var debtors = await NightQueue.Debtors(work.Db, facts, cancel);
        var plans = new List<NightPlan>();
        foreach (var debtor in facts.GroupBy(claim => claim.Debtor))
        {
            IReadOnlyList<ClaimFacts> claims = [.. debtor];
            if (Plan(claims, debtors[debtor.Key], night, before, work, tally) is not { } plan) continue;
            plans.Add(plan);
            tally.Add(plan, claims.Count(claim => CountsAsBilled(claim, before, night)));
        }
        await NightRows.Write(work, plans, night, municipality.Name, cancel);
        await work.Commit(cancel);
    }

    /// <summary>A claim that cannot be decided is put on the report and left alone; the others go on.</summary>
    private NightPlan? Plan(IReadOnlyList<ClaimFacts> claims, NightDebtor debtor, DateOnly night, DateOnly? before, Work work, NightTally tally)
    {
        try
        {
            return DecideNight(claims, debtor, night, before, work.Policies);
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArithmeticException)
        {
            foreach (var claim in claims) tally.Undecided(claim.Id, fault.Message);
            return null;
        }
    }

    /// <summary>No banking night between arrival and effective pay-by: the source has billed it. Counted by the first night after its arrival.</summary>
    private static bool CountsAsBilled(ClaimFacts claim, DateOnly? before, DateOnly night) =>
        (before is null || claim.ArrivedOn >= before) && claim.ArrivedOn <= night && claim.ArrivedOn.BankingDay() >= claim.EffectivePayBy;

    private async Task Finish(DateOnly night, long fence, NightReport report, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, Lease, fence, LeaseLength, cancel);
        var row = await work.Db.Nights.SingleAsync(row => row.On == night, cancel);
        row.FinishedAt = work.Now;
        row.Report = JsonSerializer.Serialize(report);
        await work.Commit(cancel);
    }
}
