using Microsoft.EntityFrameworkCore;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Policy;
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
public sealed class RunNight(IDbContextFactory<PortalDb> dbs, ClaimWriter writer, Leases leases, AgreementEndTold ended, MunicipalityOptions municipality, TimeProvider clock)
{
    internal const string Lease = "night";

    internal const int ChunkOfClaims = 2000;

    internal static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(2);

    /// <summary>How one debtor's night is decided. Only a test hands in another, to see what is missing when one rule does not apply.</summary>
    internal DecideNight DecideNight { get; init; } = Night.Decide;

    /// <summary>How many claims are decided and written in one transaction.</summary>
    internal int ChunkClaims { get; init; } = ChunkOfClaims;

    /// <param name="night">Days missed before it have their interest posted under its own dates; steps are decided for this day alone.</param>
    /// <param name="mayBeAhead">Outside Production a night after today may be run.</param>
    /// <param name="progress">Told the claims looked at so far.</param>
    public async Task<NightReport> Handle(DateOnly night, bool mayBeAhead, IProgress<int>? progress, CancellationToken cancel)
    {
        if (await Refusal(night, mayBeAhead, cancel) is { } refusal) return NightReport.Nothing(night, refusal);
        if (await leases.Take(Lease, LeaseLength, cancel) is not { } fence) return NightReport.Nothing(night, NightOutcomeKind.Busy);

        var run = await Start(night, fence, cancel);
        await Decide(await Queue(night, cancel), run, progress, cancel);
        var report = run.Tally.Report();
        await Finish(run, cancel);
        await leases.Release(Lease, fence, cancel);
        return report;
    }

    /// <summary>Nobody knows whether it is a banking day, or one that its letters name.</summary>
    internal static bool IsBeyondCalendar(DateOnly night) => night > BankClosingDays.LastKnown.AddMonths(-1);

    /// <returns>Null when the night may be run.</returns>
    internal async Task<NightOutcomeKind?> Refusal(DateOnly night, bool mayBeAhead, CancellationToken cancel)
    {
        if (IsBeyondCalendar(night)) return NightOutcomeKind.BeyondCalendar;
        if (night > clock.DanishToday() && !mayBeAhead) return NightOutcomeKind.InTheFuture;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var last = await BusinessDay.LastNight(db, cancel);
        return night == last ? NightOutcomeKind.NothingToDo : night < last ? NightOutcomeKind.TooEarly : null;
    }

    private async Task<Run> Start(DateOnly night, long fence, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, Lease, fence, LeaseLength, cancel);
        var row = await work.Db.Nights.SingleOrDefaultAsync(row => row.On == night, cancel);
        if (row is null) work.Db.Nights.Add(new NightRow { On = night, StartedAt = work.Now, Fence = fence });
        else row.Fence = fence;
        var before = await BusinessDay.LastNight(work.Db, cancel);
        await work.Commit(cancel);
        return new Run(night, before, fence, NightTally.Of(night, row?.Report ?? ""));
    }

    private async Task<IReadOnlyList<IReadOnlyList<ClaimId>>> Queue(DateOnly night, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await NightQueue.Of(db, night, ChunkClaims, cancel);
    }

    /// <summary>The next chunk is read and decided while the one before it is written.</summary>
    private async Task Decide(IReadOnlyList<IReadOnlyList<ClaimId>> chunks, Run run, IProgress<int>? progress, CancellationToken cancel)
    {
        var (looked, written) = (0, 0);
        await foreach (var decided in Ahead.Of(chunks.ToAsyncEnumerable().Select(async (IReadOnlyList<ClaimId> chunk, CancellationToken stop) => await Decide(chunk, run, stop)), cancel))
        {
            await Write(decided, run, cancel);
            progress?.Report(looked += chunks[written++].Count);
        }
    }

    private async Task<DecidedChunk> Decide(IReadOnlyList<ClaimId> chunk, Run run, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Decide(chunk, run, db, await PolicyBook.Of(db, cancel), cancel);
    }

    private async Task<DecidedChunk> Decide(IReadOnlyList<ClaimId> chunk, Run run, PortalDb db, Policies policies, CancellationToken cancel)
    {
        var facts = await ClaimFactsQuery.Of(chunk, db, cancel);
        var whole = await NightQueue.WholeDebtors(db, facts, run.Before, run.Night, cancel);
        if (whole.Count > chunk.Count) return await Decide(whole, run, db, policies, cancel);

        var debtors = await NightQueue.Debtors(db, facts, cancel);
        var plans = new List<(NightPlan Plan, int Billed)>();
        var undecided = new List<(ClaimId Claim, string Why)>();
        foreach (var debtor in facts.GroupBy(claim => claim.Debtor))
        {
            var decided = NightDecision.Of(DecideNight, [.. debtor], debtors[debtor.Key], run.Night, run.Before, policies);
            if (decided.Plan is { } plan) plans.Add((plan, debtor.Count(claim => CountsAsBilled(claim, run.Before, run.Night))));
            else undecided.AddRange(debtor.Select(claim => (claim.Id, decided.Why!)));
        }
        return new DecidedChunk(facts, plans, undecided, new NightRows(plans.ConvertAll(one => one.Plan), run.Night, clock.GetUtcNow()));
    }

    /// <summary>Writes what was decided, unless something has happened to one of the claims since it was read: then it is decided anew under the lock.</summary>
    private async Task Write(DecidedChunk decided, Run run, CancellationToken cancel)
    {
        var claims = decided.Facts.Select(claim => claim.Id).ToList();
        await using var work = await writer.Begin(claims, cancel);
        await work.Db.ExpectManyRows(cancel);
        await Leases.Confirm(work.Db, Lease, run.Fence, LeaseLength, cancel);
        var versions = await work.Db.Claims.Where(row => EF.Parameter(claims).Contains(row.Id)).Select(row => new { row.Id, row.Version }).ToDictionaryAsync(row => row.Id, row => row.Version, cancel);
        if (decided.Facts.Any(claim => versions[claim.Id] != claim.Version))
        {
            var anew = await Decide(claims, run, work.Db, work.Policies, cancel);
            if (anew.Facts.Count > claims.Count)
            {
                // Locks are taken in id order, all at once: so this chunk is begun again with the claims that it lacked.
                await work.DisposeAsync();
                await Write(anew, run, cancel);
                return;
            }
            decided = anew;
        }
        await decided.Rows.Write(work, municipality.Name, cancel);
        await ended.File(work, decided.Rows.Plans, decided.Facts, run.Night, cancel);
        run.Tally.Add(decided);
        var tally = run.Tally.Kept();
        await work.Db.Nights.Where(row => row.On == run.Night).ExecuteUpdateAsync(set => set.SetProperty(row => row.Report, tally), cancel);
        await work.Commit(cancel);
    }

    /// <summary>No banking night between arrival and effective pay-by: the source has billed it. Counted by the first night after its arrival.</summary>
    private static bool CountsAsBilled(ClaimFacts claim, DateOnly? before, DateOnly night) =>
        (before is null || claim.ArrivedOn >= before) && claim.ArrivedOn <= night && claim.ArrivedOn.BankingDay() >= claim.EffectivePayBy;

    private async Task Finish(Run run, CancellationToken cancel)
    {
        await using var work = await writer.Begin([], cancel);
        await Leases.Confirm(work.Db, Lease, run.Fence, LeaseLength, cancel);
        var row = await work.Db.Nights.SingleAsync(row => row.On == run.Night, cancel);
        row.FinishedAt = work.Now;
        row.Report = run.Tally.Kept();
        await work.Commit(cancel);
    }

    /// <param name="Before">The night before it, or null when this is the first ever.</param>
    private sealed record Run(DateOnly Night, DateOnly? Before, long Fence, NightTally Tally);
}

/// <summary>What a night has decided for some debtors, from their claims as they were read.</summary>
/// <param name="Plans">Each with the number of its claims that the source has billed.</param>
internal sealed record DecidedChunk(
    IReadOnlyList<ClaimFacts> Facts, IReadOnlyList<(NightPlan Plan, int Billed)> Plans, IReadOnlyList<(ClaimId Claim, string Why)> Undecided, NightRows Rows);
