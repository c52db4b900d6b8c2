using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Import;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>Claims that the authority sends back (L09): the claim resumes here, once. What has been covered there counts as set off.</summary>
internal sealed class ReturnNews(TransferTold told) : IRecoveryNews
{
    public async Task<IReadOnlyCollection<PersonId>> Debtors(PortalDb db, RecoveryNews news, CancellationToken cancel) =>
        [.. (await ClaimsNamed.Find(db, news.Returns.Select(told => told.What.Claim), cancel)).Values.Select(claim => claim.Debtor)];

    public async Task<Func<Task>> Look(Work work, RecoveryNews news, IReadOnlyCollection<ClaimId> locked, ImportTally tally, CancellationToken cancel)
    {
        var named = await ClaimsNamed.Find(work.Db, news.Returns.Select(told => told.What.Claim), cancel);
        var ids = news.Returns.ConvertAll(told => IdOf(told.What));
        var known = await work.Db.RecoveryReturns.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var fresh = new List<(ReturnedClaim What, ClaimId Claim)>();
        foreach (var (returned, line) in news.Returns)
        {
            if (!named.TryGetValue(returned.Claim, out var claim)) tally.Reject([BalanceNews.NotTransferred(line, returned.Claim)]);
            else if (known.TryGetValue(IdOf(returned), out var before))
            {
                if (before.ClaimId == claim.Id && before.On == returned.On && before.Code == returned.Code && before.BalanceOre == returned.Balance.Ore) tally.Unchanged++;
                else tally.Reject([new LineError(line, "id", $"{Shown.Value(returned.Id)} has been told as something else", "an id names one return for ever")]);
            }
            else if (!await work.Db.RecoveryStays.AnyAsync(stay => stay.ClaimId == claim.Id && stay.EndedOn == null, cancel)) tally.Reject([BalanceNews.NotTransferred(line, returned.Claim)]);
            else
            {
                known[IdOf(returned)] = new RecoveryReturnRow { ClaimId = claim.Id, On = returned.On, Code = returned.Code, BalanceOre = returned.Balance.Ore };
                fresh.Add((returned, claim.Id));
                tally.New++;
            }
        }
        return () => Book(work, fresh, locked, cancel);
    }

    private async Task Book(Work work, List<(ReturnedClaim What, ClaimId Claim)> returns, IReadOnlyCollection<ClaimId> locked, CancellationToken cancel)
    {
        foreach (var (returned, claim) in returns)
        {
            if (await work.Db.RecoveryStays.AsNoTracking().SingleOrDefaultAsync(row => row.ClaimId == claim && row.EndedOn == null, cancel) is not { } stay) continue;
            var id = IdOf(returned);
            work.Db.RecoveryReturns.Add(new RecoveryReturnRow { Id = id, ClaimId = claim, StayId = stay.Id, On = returned.On, Code = returned.Code, BalanceOre = returned.Balance.Ore, At = work.Now });
            await new ActionAnswered(work, locked, told, cancel).Back(claim, stay.Id, id, StayEnd.Returned, returned.Code, returned.On, returned.Balance);
        }
        await work.Db.SaveChangesAsync(cancel);
    }

    private static Guid IdOf(ReturnedClaim returned) => DerivedId.Of("recovery-return", returned.Id);
}

/// <summary>What the authority has left of transferred claims, and whether other creditors have claims there (L14): kept and shown, never booked.</summary>
internal sealed class BalanceNews : IRecoveryNews
{
    public Task<IReadOnlyCollection<PersonId>> Debtors(PortalDb db, RecoveryNews news, CancellationToken cancel) => Task.FromResult<IReadOnlyCollection<PersonId>>([]);

    public async Task<Func<Task>> Look(Work work, RecoveryNews news, IReadOnlyCollection<ClaimId> locked, ImportTally tally, CancellationToken cancel)
    {
        var named = await ClaimsNamed.Find(work.Db, news.Balances.Select(told => told.What.Claim), cancel);
        var ids = news.Balances.ConvertAll(told => IdOf(told.What));
        var known = await work.Db.RecoveryBalances.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var claims = named.Values.Select(claim => claim.Id).ToList();
        var there = (await work.Db.RecoveryStays.Where(stay => EF.Parameter(claims).Contains(stay.ClaimId) && stay.ReceivedOn != null).Select(stay => stay.ClaimId).ToListAsync(cancel)).ToHashSet();
        // What is received in the same file is there as well.
        var received = news.Receipts.Where(told => told.What.Outcome == ReceiptOutcome.Done).Select(told => told.What.Action).ToList();
        there.UnionWith(await work.Db.RecoveryStays.Where(stay => EF.Parameter(received).Contains(stay.Id)).Select(stay => stay.ClaimId).ToListAsync(cancel));
        var fresh = new List<RecoveryBalanceRow>();
        foreach (var (balance, line) in news.Balances)
        {
            if (!named.TryGetValue(balance.Claim, out var claim) || !there.Contains(claim.Id)) tally.Reject([NotTransferred(line, balance.Claim)]);
            else if (known.TryGetValue(IdOf(balance), out var before))
            {
                if (before.ClaimId == claim.Id && before.On == balance.On && before.BalanceOre == balance.Balance.Ore && before.OtherCreditors == balance.OtherCreditors) tally.Unchanged++;
                else tally.Reject([new LineError(line, "id", $"{Shown.Value(balance.Id)} has been told as something else", "an id names one balance for ever")]);
            }
            else
            {
                var row = new RecoveryBalanceRow { Id = IdOf(balance), ClaimId = claim.Id, On = balance.On, BalanceOre = balance.Balance.Ore, OtherCreditors = balance.OtherCreditors, At = work.Now };
                known[row.Id] = row;
                fresh.Add(row);
                tally.New++;
            }
        }
        return () =>
        {
            work.Db.RecoveryBalances.AddRange(fresh);
            return work.Db.SaveChangesAsync(cancel);
        };
    }

    internal static LineError NotTransferred(int line, ClaimReference claim) =>
        new(line, "claim", $"the claim {Shown.Value(claim.Reference)} has not been transferred", "the authority tells of claims that it has");

    private static Guid IdOf(BalanceUpdate balance) => DerivedId.Of("recovery-balance", balance.Id);
}
