using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Policy;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Dunning;

/// <summary>What a night would do, claim by claim, with the reason for each that it would leave alone. Writes nothing.</summary>
public sealed class PreviewNight(IDbContextFactory<PortalDb> dbs)
{
    /// <inheritdoc cref="RunNight.DecideNight"/>
    internal DecideNight DecideNight { get; init; } = Night.Decide;

    public async IAsyncEnumerable<PreviewedClaim> Handle(DateOnly night, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (policies, before) = (await PolicyBook.Of(db, cancel), await BusinessDay.LastNight(db, cancel));
        foreach (var chunk in await NightQueue.Of(db, night, RunNight.ChunkOfClaims, cancel))
        {
            var (debtors, facts) = await Read(db, chunk, night, before, cancel);
            foreach (var (debtor, claims) in debtors)
            {
                var decided = NightDecision.Of(DecideNight, claims, debtor, night, before, policies);
                if (decided.Plan is { } plan)
                    foreach (var outcome in plan.Outcomes) yield return new PreviewedClaim(facts[outcome.Claim].Source, facts[outcome.Claim].Reference, outcome, null);
                else
                    foreach (var claim in claims) yield return new PreviewedClaim(claim.Source, claim.Reference, null, decided.Why);
            }
        }
    }

    /// <summary>What the night would decide about, debtor by debtor, as the night itself reads it.</summary>
    internal static async Task<(IReadOnlyList<(NightDebtor Debtor, IReadOnlyList<ClaimFacts> Claims)> Debtors, IReadOnlyDictionary<ClaimId, ClaimFacts> Facts)> Read(
        PortalDb db, IReadOnlyList<ClaimId> chunk, DateOnly night, DateOnly? before, CancellationToken cancel)
    {
        var facts = await ClaimFactsQuery.Of(chunk, db, cancel);
        var whole = await NightQueue.WholeDebtors(db, facts, before, night, cancel);
        if (whole.Count > chunk.Count) facts = await ClaimFactsQuery.Of(whole, db, cancel);
        var debtors = await NightQueue.Debtors(db, facts, cancel);
        return ([.. facts.GroupBy(claim => claim.Debtor).Select(debtor => (debtors[debtor.Key], (IReadOnlyList<ClaimFacts>)[.. debtor]))], facts.ToDictionary(claim => claim.Id));
    }
}

/// <summary>A claim in a preview, by the source's own name for it.</summary>
/// <param name="Outcome">Null when it cannot be decided.</param>
/// <param name="Undecided">Why it cannot, without anybody's name or number; the night would leave it alone.</param>
public sealed record PreviewedClaim(string Source, string Reference, NightOutcome? Outcome, string? Undecided);
