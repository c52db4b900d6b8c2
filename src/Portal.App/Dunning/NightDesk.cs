using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Policy;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>A claim whose step the next night takes, skips or leaves, by the source's own name for it: nobody's name stands on this page.</summary>
public sealed record ComingClaim(ClaimId Claim, string Name, NightOutcome Outcome);

/// <summary>What the next night would do, decided by its own rules from what is known now.</summary>
/// <param name="Decided">How many claims have been looked at for this page.</param>
/// <param name="Claims">That the night would look at.</param>
/// <param name="Report">Of those that have been decided for this page: all of them, or the first <see cref="NightDesk.MostLooked"/>.</param>
/// <param name="Listed">Those with a step taken, skipped or stopped, at most <see cref="NightDesk.MostListed"/>.</param>
public sealed record ComingNight(DateOnly On, int Decided, int Claims, NightReport Report, IReadOnlyList<ComingClaim> Listed);

/// <summary>A night that has been run.</summary>
public sealed record PastNight(DateOnly On, DateTimeOffset FinishedAt, NightReport Report);

/// <summary>What the page about the nights shows.</summary>
/// <param name="Coming">Null where the bank's calendar ends before it.</param>
/// <param name="LastBankFile">The day the newest file of payments was taken in; null when none has been.</param>
/// <param name="BankFileIsOld">More than <see cref="JobsOptions.BankFileDays"/> days before the next night: somebody may be reminded of what they have paid.</param>
public sealed record NightDeskView(ComingNight? Coming, IReadOnlyList<PastNight> Past, DateOnly? LastBankFile, bool BankFileIsOld);

/// <summary>What staff see of the nights: what the next one would do and why it leaves the rest alone, and what those before have done. Writes nothing.</summary>
public sealed class NightDesk(IDbContextFactory<PortalDb> dbs, TimeProvider clock, JobsOptions jobs)
{
    /// <summary>A night of a large town takes minutes to decide; a page answers at once, about the first of it.</summary>
    public const int MostLooked = 4000;

    public const int MostListed = 200;

    private const int MostPast = 14;

    /// <inheritdoc cref="RunNight.DecideNight"/>
    internal DecideNight DecideNight { get; init; } = Night.Decide;

    /// <returns>Null when this person may not see it.</returns>
    public async Task<NightDeskView?> Handle(Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead) && !by.Has(StaffRole.Finance)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (before, today) = (await BusinessDay.LastNight(db, cancel), clock.DanishToday());
        var next = before >= today ? before.Value.AddDays(1) : today;
        var past = await db.Nights.AsNoTracking().Where(row => row.FinishedAt != null).OrderByDescending(row => row.On).Take(MostPast).ToListAsync(cancel);
        var bankFile = await db.BankFiles.MaxAsync(row => (DateTimeOffset?)row.At, cancel) is { } at ? at.DanishDay() : (DateOnly?)null;
        return new NightDeskView(
            RunNight.IsBeyondCalendar(next) ? null : await Coming(db, next, before, cancel),
            [.. past.Select(row => new PastNight(row.On, row.FinishedAt!.Value, JsonSerializer.Deserialize<NightReport>(row.Report) ?? NightReport.Nothing(row.On, NightOutcomeKind.Done)))],
            bankFile, bankFile?.AddDays(jobs.BankFileDays) < next);
    }

    private async Task<ComingNight> Coming(PortalDb db, DateOnly night, DateOnly? before, CancellationToken cancel)
    {
        var chunks = await NightQueue.Of(db, night, RunNight.ChunkOfClaims, cancel);
        var (policies, tally, listed, undecided, looked) = (await PolicyBook.Of(db, cancel), new NightTally(night), new List<ComingClaim>(), new List<UndecidedClaim>(), 0);
        foreach (var chunk in chunks)
        {
            if (looked >= MostLooked) break;
            looked += chunk.Count;
            var (debtors, facts) = await PreviewNight.Read(db, chunk, night, before, cancel);
            foreach (var (debtor, claims) in debtors)
            {
                var decided = NightDecision.Of(DecideNight, claims, debtor, night, before, policies);
                if (decided.Plan is not { } plan)
                {
                    undecided.AddRange(claims.Select(claim => new UndecidedClaim(claim.Id.Value, decided.Why!)));
                    continue;
                }
                tally.Add(plan, billedBySource: 0);
                listed.AddRange(plan.Outcomes.Where(outcome => outcome.Step is not null && (outcome.Taken || outcome.StoppedBy is not null)).Take(MostListed - listed.Count)
                    .Select(outcome => new ComingClaim(outcome.Claim, $"{facts[outcome.Claim].Source}/{facts[outcome.Claim].Reference}", outcome)));
            }
        }
        listed = [.. listed.OrderByDescending(claim => claim.Outcome.Taken).ThenBy(claim => claim.Outcome.Step).ThenBy(claim => claim.Name, StringComparer.Ordinal)];
        return new ComingNight(night, looked, chunks.Sum(chunk => chunk.Count), tally.Report() with { Undecided = undecided }, listed);
    }
}
