using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Policy;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>What a night would do, claim by claim, with the reason for each that it would leave alone. Writes nothing.</summary>
public sealed class PreviewNight(IDbContextFactory<PortalDb> dbs)
{
    public async IAsyncEnumerable<PreviewedClaim> Handle(DateOnly night, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var policies = await PolicyBook.Of(db, cancel);
        var before = await db.Nights.Where(row => row.FinishedAt != null).MaxAsync(row => (DateOnly?)row.On, cancel);
        foreach (var chunk in await NightQueue.Of(db, night, RunNight.ChunkOfClaims, cancel))
        {
            var facts = await ClaimFactsQuery.Of(chunk, db, cancel);
            var debtors = await NightQueue.Debtors(db, facts, cancel);
            var names = facts.ToDictionary(claim => claim.Id);
            foreach (var debtor in facts.GroupBy(claim => claim.Debtor))
                foreach (var outcome in Night.Decide([.. debtor], debtors[debtor.Key], night, before, policies).Outcomes)
                    yield return new PreviewedClaim(names[outcome.Claim].Source, names[outcome.Claim].Reference, outcome);
        }
    }
}

/// <summary>A claim in a preview, by the source's own name for it.</summary>
public sealed record PreviewedClaim(string Source, string Reference, NightOutcome Outcome);
