using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.Import;

/// <summary>
/// Takes in the set-offs (modregninger) that the recovery authority tells of about claims that are still here: each is booked once by its id, counts from its own day like a
/// payment, and on a claim in an agreement as an extra instalment.
/// </summary>
public sealed class ImportSetOffs(ClaimWriter writer)
{
    private const string Rule = "set-off";

    /// <param name="acceptValid">Book the good ones although some are bad.</param>
    public async Task<ImportReport> Handle(string path, bool acceptValid, CancellationToken cancel)
    {
        var tally = new ImportTally(path, acceptValid);
        var (elements, fault) = RecoveryFile.Read(path);
        if (fault is not null) return tally.Refused(fault);
        var told = new List<ToldSetOff>();
        foreach (var element in elements)
        {
            tally.Lines++;
            var faults = new List<LineError>();
            if (RecoveryFile.SetOff(element, faults) is { } setOff) told.Add(setOff);
            else tally.Reject(faults);
        }

        await using var work = await writer.Begin([], cancel);
        await ImportTurn.Take(work, cancel);
        var claims = await Claims(work.Db, told, cancel);
        var debtors = claims.Values.Select(claim => claim.Debtor).Distinct().ToList();
        var locked = await work.LockDebtors(debtors, cancel);
        var news = await News(work, told, (await ClaimFactsQuery.Of([.. claims.Values.Select(claim => claim.Id)], work.Db, cancel)).ToDictionary(claim => $"{claim.Source}/{claim.Reference}"), tally, cancel);
        if (!tally.Writes) return tally.Refused();
        if (news.Count > 0) await Rebook.Apply(work, locked, news, SystemActor.Import, cancel);
        await work.Commit(cancel);
        return tally.Imported(null);
    }

    /// <summary>What each claim has received that was not booked before.</summary>
    private static async Task<IReadOnlyList<Move>> News(Work work, List<ToldSetOff> told, Dictionary<string, ClaimFacts> claims, ImportTally tally, CancellationToken cancel)
    {
        var ids = told.Select(IdOf).Distinct().ToList();
        var booked = await work.Db.Transactions.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => (row.ClaimId, row.On, row.AmountOre), cancel);
        var postings = new Dictionary<ClaimId, List<Posting>>();
        foreach (var one in told)
        {
            if (!claims.TryGetValue($"{one.Source}/{one.Reference}", out var claim))
            {
                tally.Reject([new LineError(one.Line, "claim", $"the claim {Shown.Value(one.Reference)} is not on record", "a set-off is about a claim of ours")]);
                continue;
            }
            var entry = (ClaimId: (ClaimId?)claim.Id, one.On, AmountOre: -one.Amount.Ore);
            if (booked.TryGetValue(IdOf(one), out var known))
            {
                if (known == entry) tally.Unchanged++;
                else tally.Reject([new LineError(one.Line, "id", $"{Shown.Value(one.Id)} has been booked as something else", "an id names one set-off for ever")]);
            }
            else if (claim.Custody == Custody.Transferred)
                tally.Reject([new LineError(one.Line, "claim", $"the claim {Shown.Value(one.Reference)} has been transferred", "the authority reckons with a transferred claim itself")]);
            else
            {
                booked[IdOf(one)] = entry;
                if (!postings.TryGetValue(claim.Id, out var received)) postings[claim.Id] = received = [];
                received.Add(new Posting(IdOf(one), EntryKind.SetOff, one.On, -one.Amount, Rule));
                tally.New++;
            }
        }
        return [.. postings.Select(claim => Move.Posted(claim.Key, "set-off", Rule, claim.Value))];
    }

    private static async Task<Dictionary<string, (ClaimId Id, Domain.People.PersonId Debtor)>> Claims(PortalDb db, List<ToldSetOff> told, CancellationToken cancel)
    {
        var references = told.Select(one => one.Reference).Distinct().ToList();
        var rows = await db.Claims.Where(row => EF.Parameter(references).Contains(row.Reference)).Select(row => new { row.Source, row.Reference, row.Id, row.DebtorId }).ToListAsync(cancel);
        var names = told.Select(one => $"{one.Source}/{one.Reference}").ToHashSet();
        return rows.Where(row => names.Contains($"{row.Source}/{row.Reference}")).ToDictionary(row => $"{row.Source}/{row.Reference}", row => (row.Id, row.DebtorId));
    }

    private static Guid IdOf(ToldSetOff one) => DerivedId.Of("set-off", one.Id);
}
