using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Import;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>
/// The set-offs (modregninger) that the recovery authority tells of about claims that are still here: each is booked once by its id, counts from its own day like a
/// payment, and on a claim in an agreement as an extra instalment.
/// </summary>
internal sealed class SetOffNews : IRecoveryNews
{
    private const string Rule = "set-off";

    public async Task<IReadOnlyCollection<PersonId>> Debtors(PortalDb db, RecoveryNews news, CancellationToken cancel) =>
        [.. (await ClaimsNamed.Find(db, news.SetOffs.Select(one => one.What.Claim), cancel)).Values.Select(claim => claim.Debtor)];

    public async Task<Func<Task>> Look(Work work, RecoveryNews news, IReadOnlyCollection<ClaimId> locked, ImportTally tally, CancellationToken cancel)
    {
        var moves = await News(work, news.SetOffs, tally, cancel);
        return () => moves.Count > 0 ? Rebook.Apply(work, locked, moves, SystemActor.Import, cancel) : Task.CompletedTask;
    }

    /// <summary>What each claim has received that was not booked before.</summary>
    private static async Task<IReadOnlyList<Move>> News(Work work, List<Told<SetOff>> told, ImportTally tally, CancellationToken cancel)
    {
        var named = await ClaimsNamed.Find(work.Db, told.Select(one => one.What.Claim), cancel);
        var claims = (await ClaimFactsQuery.Of([.. named.Values.Select(claim => claim.Id)], work.Db, cancel)).ToDictionary(claim => new ClaimReference(claim.Source, claim.Reference));
        var ids = told.Select(one => IdOf(one.What)).Distinct().ToList();
        var booked = await work.Db.Transactions.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => (row.ClaimId, row.On, row.AmountOre), cancel);
        var postings = new Dictionary<ClaimId, List<Posting>>();
        foreach (var (one, line) in told)
        {
            if (!claims.TryGetValue(one.Claim, out var claim))
            {
                tally.Reject([new LineError(line, "claim", $"the claim {Shown.Value(one.Claim.Reference)} is not on record", "a set-off is about a claim of ours")]);
                continue;
            }
            var entry = (ClaimId: (ClaimId?)claim.Id, one.On, AmountOre: -one.Amount.Ore);
            if (booked.TryGetValue(IdOf(one), out var known))
            {
                if (known == entry) tally.Unchanged++;
                else tally.Reject([new LineError(line, "id", $"{Shown.Value(one.Id)} has been booked as something else", "an id names one set-off for ever")]);
            }
            else if (claim.Custody == Custody.Transferred)
                tally.Reject([new LineError(line, "claim", $"the claim {Shown.Value(one.Claim.Reference)} has been transferred", "the authority reckons with a transferred claim itself")]);
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

    private static Guid IdOf(SetOff one) => DerivedId.Of("set-off", one.Id);
}
