using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.People;
using Portal.Domain.Tasks;

namespace Portal.App.Dunning;

/// <summary>The claims that a night looks at: those that may have something to do, a debtor's together, so that shared letters stay together.</summary>
internal static class NightQueue
{
    /// <summary>In chunks of whole debtors.</summary>
    /// <param name="chunkClaims">A chunk is full when it has so many claims.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<ClaimId>>> Of(PortalDb db, DateOnly night, int chunkClaims, CancellationToken cancel)
    {
        var due = await db.Claims.Where(claim => claim.NextOn <= night).Select(claim => new { claim.DebtorId, claim.Id }).ToListAsync(cancel);
        var chunks = new List<IReadOnlyList<ClaimId>>();
        var chunk = new List<ClaimId>();
        foreach (var debtor in due.GroupBy(claim => claim.DebtorId, claim => claim.Id).OrderBy(group => group.Key.Value))
        {
            chunk.AddRange(debtor);
            if (chunk.Count < chunkClaims) continue;
            chunks.Add(chunk);
            chunk = [];
        }
        if (chunk.Count > 0) chunks.Add(chunk);
        return chunks;
    }

    /// <summary>The claims of a chunk and, where a reversal comes to count tonight or money is shared by an agreement, all others of that debtor.</summary>
    public static async Task<IReadOnlyList<ClaimId>> WholeDebtors(PortalDb db, IReadOnlyList<ClaimFacts> due, DateOnly? before, DateOnly night, CancellationToken cancel)
    {
        var all = due.Select(claim => claim.Id).ToHashSet();
        var debtors = due.Where(claim => claim.SharesMoney || Night.ReversalCounts(claim, before, night)).Select(claim => claim.Debtor).Distinct().ToList();
        if (debtors.Count > 0) all.UnionWith(await db.Claims.Where(claim => EF.Parameter(debtors).Contains(claim.DebtorId)).Select(claim => claim.Id).ToListAsync(cancel));
        return [.. all];
    }

    /// <summary>What the night must know of each debtor besides the claims that are due.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, NightDebtor>> Debtors(PortalDb db, IReadOnlyList<ClaimFacts> due, CancellationToken cancel)
    {
        var people = due.Select(claim => claim.Debtor).Distinct().ToList();
        var phones = await db.Persons.Where(row => EF.Parameter(people).Contains(row.Id) && row.Phone != "").Select(row => row.Id).ToListAsync(cancel);
        var callers = due.Where(MayReachTheCall).Select(claim => claim.Debtor).Distinct().ToList();
        var calls = new Dictionary<PersonId, Guid>();
        var called = Enumerable.Empty<ClaimFacts>().ToLookup(claim => claim.Debtor);
        if (callers.Count > 0)
        {
            calls = await db.Tasks.Where(row => row.Kind == TaskKind.Phone && row.ClosedOn == null && row.PersonId != null && EF.Parameter(callers).Contains(row.PersonId.Value))
                .ToDictionaryAsync(row => row.PersonId!.Value, row => row.Id, cancel);
            var there = due.Select(claim => claim.Id).ToHashSet();
            var others = await db.Claims.Where(row => EF.Parameter(callers).Contains(row.DebtorId)
                && db.Steps.Any(step => step.ClaimId == row.Id && step.Step == Step.PhoneTask)).Select(row => row.Id).ToListAsync(cancel);
            others.RemoveAll(there.Contains);
            called = (await ClaimFactsQuery.Of(others, db, cancel)).ToLookup(claim => claim.Debtor);
        }
        var withPhone = phones.ToHashSet();
        return people.ToDictionary(person => person, person => new NightDebtor(person, withPhone.Contains(person), calls.TryGetValue(person, out var call) ? call : null, [.. called[person]]));
    }

    private static bool MayReachTheCall(ClaimFacts claim) =>
        claim.Steps.Any(step => step.Step == Step.Reminder2) && claim.Steps.All(step => step.Step != Step.PhoneTask);
}
