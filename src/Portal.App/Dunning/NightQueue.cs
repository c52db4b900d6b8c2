using Microsoft.EntityFrameworkCore;
using Portal.App.Calls;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.People;
using Portal.Domain.Tasks;

namespace Portal.App.Dunning;

/// <summary>The claims that a night looks at: those that may have something to do, a debtor's together, so that shared letters stay together.</summary>
internal static class NightQueue
{
    /// <summary>In chunks of whole debtors, in the order of their claims: what a chunk writes then lies together in every index by claim, letter or entry.</summary>
    /// <param name="chunkClaims">A chunk is full when it has so many claims.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<ClaimId>>> Of(PortalDb db, DateOnly night, int chunkClaims, CancellationToken cancel)
    {
        var due = await db.Claims.Where(claim => claim.NextOn <= night).Select(claim => new { claim.DebtorId, claim.Id }).ToListAsync(cancel);
        var chunks = new List<IReadOnlyList<ClaimId>>();
        var chunk = new List<ClaimId>();
        foreach (var debtor in due.GroupBy(claim => claim.DebtorId, claim => claim.Id).OrderBy(claims => claims.Min(claim => claim.Value)))
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
        var besides = due.ToLookup(claim => claim.Debtor, CoDebtorCourse.Of);
        List<PersonId> everybody = [.. people.Concat(besides.SelectMany(debtor => debtor).SelectMany(others => others)).Distinct()];
        var phones = await Phones.Usable(db, everybody, cancel);
        var reaching = due.Where(MayReachTheCall).ToList();
        var callers = reaching.Select(claim => claim.Debtor).Distinct().ToList();
        var calls = new Dictionary<PersonId, Guid>();
        var called = Enumerable.Empty<ClaimFacts>().ToLookup(claim => claim.Debtor);
        if (callers.Count > 0)
        {
            List<PersonId> callees = [.. callers.Concat(reaching.SelectMany(CoDebtorCourse.Of)).Distinct()];
            calls = await db.Tasks.Where(row => row.Kind == TaskKind.Phone && row.ClosedOn == null && row.PersonId != null && EF.Parameter(callees).Contains(row.PersonId.Value))
                .ToDictionaryAsync(row => row.PersonId!.Value, row => row.Id, cancel);
            var there = due.Select(claim => claim.Id).ToHashSet();
            var others = await db.Claims.Where(row => EF.Parameter(callers).Contains(row.DebtorId)
                && db.Steps.Any(step => step.ClaimId == row.Id && step.Step == Step.PhoneTask)).Select(row => row.Id).ToListAsync(cancel);
            others.RemoveAll(there.Contains);
            called = (await ClaimFactsQuery.Of(others, db, cancel)).ToLookup(claim => claim.Debtor);
        }
        return people.ToDictionary(person => person, person => new NightDebtor(person, phones.Contains(person), CallOf(person), [.. called[person]])
        {
            CoDebtors = besides[person].SelectMany(others => others).Distinct().ToDictionary(other => other, other => new NightCallee(phones.Contains(other), CallOf(other))),
        });

        Guid? CallOf(PersonId person) => calls.TryGetValue(person, out var call) ? call : null;
    }

    /// <summary>Somebody on it has had two reminders, and the call has not been made; or an agreement on it may end tonight (P12).</summary>
    private static bool MayReachTheCall(ClaimFacts claim) => claim.Agreement is not null || claim.Steps.Any(step => step.Step == Step.Reminder2
        && claim.Steps.All(other => other.Step != Step.PhoneTask || other.Person != step.Person || other.DoneOn is null));
}
