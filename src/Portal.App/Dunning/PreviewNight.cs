using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Policy;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Policy;

namespace Portal.App.Dunning;

/// <summary>What a night would do, claim by claim, with the reason for each that it would leave alone. Writes nothing.</summary>
public sealed class PreviewNight(IDbContextFactory<PortalDb> dbs)
{
    public async IAsyncEnumerable<PreviewedClaim> Handle(DateOnly night, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (policies, before) = (await PolicyBook.Of(db, cancel), await LastNight(db, cancel));
        foreach (var chunk in await NightQueue.Of(db, night, RunNight.ChunkOfClaims, cancel))
            await foreach (var (plan, facts) in Plans(db, chunk, night, before, policies, cancel))
                foreach (var outcome in plan.Outcomes) yield return new PreviewedClaim(facts[outcome.Claim].Source, facts[outcome.Claim].Reference, outcome);
    }

    /// <summary>The last night that has been run; null before the first.</summary>
    internal static Task<DateOnly?> LastNight(PortalDb db, CancellationToken cancel) => db.Nights.Where(row => row.FinishedAt != null).MaxAsync(row => (DateOnly?)row.On, cancel);

    /// <summary>By the rules that the night itself decides by, debtor by debtor.</summary>
    internal static async IAsyncEnumerable<(NightPlan Plan, IReadOnlyDictionary<ClaimId, ClaimFacts> Facts)> Plans(
        PortalDb db, IReadOnlyList<ClaimId> chunk, DateOnly night, DateOnly? before, Policies policies, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var facts = await ClaimFactsQuery.Of(chunk, db, cancel);
        var whole = await NightQueue.WholeDebtors(db, facts, before, night, cancel);
        if (whole.Count > chunk.Count) facts = await ClaimFactsQuery.Of(whole, db, cancel);
        var debtors = await NightQueue.Debtors(db, facts, cancel);
        var names = facts.ToDictionary(claim => claim.Id);
        foreach (var debtor in facts.GroupBy(claim => claim.Debtor)) yield return (Night.Decide([.. debtor], debtors[debtor.Key], night, before, policies), names);
    }
}

/// <summary>A claim in a preview, by the source's own name for it.</summary>
public sealed record PreviewedClaim(string Source, string Reference, NightOutcome Outcome);
