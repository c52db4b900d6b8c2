using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Payments;

/// <summary>The payments on a claim that can be taken off it.</summary>
/// <param name="Name">By the source's own name, "source/reference".</param>
/// <param name="Debtor">Empty where the name is protected.</param>
public sealed record MoneyOnClaim(ClaimId Claim, string Name, string Description, string Debtor, IReadOnlyList<PlacedMoney> Payments);

/// <summary>A payment as the bank gave it, that lies on a claim or on the list.</summary>
public sealed record PlacedMoney(Guid Id, DateOnly Day, Kroner Amount, string Text);

/// <summary>Everything that waits for somebody to say where money belongs, the oldest first.</summary>
/// <param name="NettedOut">The latest of those that come to nothing two and two.</param>
/// <param name="MayMoveCredit">May net out too. Those who may not see the credits all the same.</param>
/// <param name="MayPayBack">May propose that a credit is paid back.</param>
public sealed record MoneyView(
    MoneyList<LyingMoney> Unmatched, MoneyList<AskedMoney> Questions, MoneyList<CreditMoney> Credits, IReadOnlyList<NettedMoney> NettedOut, bool MayMoveCredit, bool MayPayBack);

/// <summary>The first of a list, and how many there are.</summary>
public sealed record MoneyList<T>(IReadOnlyList<T> Shown, int Count);

/// <summary>A payment on the unmatched list.</summary>
/// <param name="Text">What the payer gave to say what is paid.</param>
/// <param name="Reason">Why it could not be placed, a code.</param>
/// <param name="TakenBack">The bank has taken it back, and that lies on the list too: it can be put on no claim.</param>
/// <param name="Opposite">For money that went out: what lies on the list and came in with the same amount, that of the bank's own reference first.</param>
public sealed record LyingMoney(Guid Id, DateOnly Day, Kroner Amount, string Text, string Reason, IReadOnlyList<LikelyClaim> Likely, bool TakenBack, IReadOnlyList<PlacedMoney> Opposite);

/// <summary>Two of the list that come to nothing.</summary>
/// <param name="Id">That which came in.</param>
/// <param name="OutDay">When as much went out.</param>
public sealed record NettedMoney(Guid Id, DateOnly Day, DateOnly OutDay, Kroner Amount, string Text);

/// <summary>A payment that may be the same as one or more that are booked.</summary>
public sealed record AskedMoney(Guid Id, DateOnly Day, Kroner Amount, string Text, string Reason, IReadOnlyList<BookedMoney> Like);

/// <summary>What is booked already.</summary>
/// <param name="Claim">By the source's own name; null while it lies on none.</param>
public sealed record BookedMoney(DateOnly Day, Kroner Amount, string Text, string? Claim);

/// <summary>A claim on which too much was paid, and the debtor's other claims with us.</summary>
public sealed record CreditMoney(LikelyClaim Claim, Kroner Credit, IReadOnlyList<LikelyClaim> Others);

/// <summary>A claim that money may be meant for.</summary>
/// <param name="Name">By the source's own name, "source/reference".</param>
/// <param name="Debtor">Empty where the name is protected.</param>
/// <param name="NearId">Its payment id is the one given but for one digit, or two that have changed places; else what is owed is the amount.</param>
/// <param name="Named">Whose name stands there; null where it is protected.</param>
public sealed record LikelyClaim(ClaimId Id, string Name, string PaymentId, string Description, string Debtor, PersonId? Named, Kroner Owed, bool NearId);

/// <summary>What the page about payments shows, and the claims that staff name there.</summary>
public sealed class MoneyToPlace(IDbContextFactory<PortalDb> dbs, AccessLog access)
{
    public const int Most = 100;

    private const int MostOpposite = 5, MostNetted = 20;

    /// <returns>Null when the actor may not place money.</returns>
    public async Task<MoneyView?> Handle(Caseworker by, CancellationToken cancel)
    {
        if (!MoneyRoles.MayPlacePayments(by)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var view = new MoneyView(await Unmatched(db, cancel), await Questions(db, cancel), await Credits(db, cancel), MoneyRoles.MayMoveCredit(by) ? await NettedOut(db, cancel) : [], MoneyRoles.MayMoveCredit(by), by.Has(StaffRole.Finance));
        var named = view.Unmatched.Shown.SelectMany(money => money.Likely).Concat(view.Credits.Shown.SelectMany(credit => (IEnumerable<LikelyClaim>)[credit.Claim, .. view.MayMoveCredit ? credit.Others : []]));
        await access.Record(by, [.. named.Select(claim => claim.Named).OfType<PersonId>()], AccessKind.List, "", cancel);
        return view;
    }

    /// <summary>What can be taken off a claim: what the bank has not taken back, and nobody has taken off.</summary>
    /// <returns>Null when there is no such claim, or the actor may not.</returns>
    public async Task<MoneyOnClaim?> On(ClaimId id, Caseworker by, CancellationToken cancel)
    {
        if (!MoneyRoles.MayMoveCredit(by)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancel) is not { } claim) return null;
        var entries = await db.Transactions.AsNoTracking().Where(row => row.ClaimId == id && (row.Kind == EntryKind.Payment || row.Kind == EntryKind.Reversal)).ToListAsync(cancel);
        var takenBack = entries.Where(row => row.Kind == EntryKind.Reversal).Select(row => row.Corrects).ToHashSet();
        var open = entries.Where(row => row.Kind == EntryKind.Payment && !takenBack.Contains(row.Id)).Select(row => row.Corrects ?? row.Id).ToList();
        var rows = await db.BankTransactions.AsNoTracking().Where(row => row.ClaimId == id && row.State == BankTransactionState.Matched && row.AmountOre > 0 && row.TransactionId != null && EF.Parameter(open).Contains(row.TransactionId.Value))
            .OrderByDescending(row => row.PaymentDay).ThenBy(row => row.Id).ToListAsync(cancel);
        var names = await LikelyClaims.Names([claim.DebtorId], db, cancel);
        await access.Record(by, [.. names.Keys], AccessKind.List, "", cancel);
        return new MoneyOnClaim(
            id, $"{claim.Source}/{claim.Reference}", claim.Description, names.GetValueOrDefault(claim.DebtorId) ?? "", [.. rows.Select(row => new PlacedMoney(row.Id, row.PaymentDay, new Kroner(row.AmountOre), row.PaymentReference))]);
    }

    /// <summary>A claim by its payment id, or by the source's own name.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<ClaimId?> Find(string named, CancellationToken cancel)
    {
        var name = named.Trim();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (PaymentId.TryParse(name, out var id)) return await db.Claims.Where(row => row.PaymentId == id.Digits).Select(row => (ClaimId?)row.Id).SingleOrDefaultAsync(cancel);
        return name.Split('/', 2) is [var source, var reference]
            ? await db.Claims.Where(row => row.Source == source && row.Reference == reference).Select(row => (ClaimId?)row.Id).SingleOrDefaultAsync(cancel) : null;
    }

    private static async Task<MoneyList<LyingMoney>> Unmatched(PortalDb db, CancellationToken cancel)
    {
        var (rows, count) = await Oldest(db, BankTransactionState.Unmatched, cancel);
        var likely = await LikelyClaims.Of([.. rows.Where(row => row.AmountOre > 0)], db, cancel);
        var opposite = await Opposite(db, rows.FindAll(row => row.AmountOre < 0).ConvertAll(row => -row.AmountOre), cancel);
        var takenBack = await TakenBack(db, rows, cancel);
        return new([.. rows.Select(row => new LyingMoney(
            row.Id, row.PaymentDay, new Kroner(row.AmountOre), row.PaymentReference, row.Reason, row.AmountOre > 0 ? likely.For(row) : [], takenBack.Contains((row.BankReference, -row.AmountOre)),
            [.. opposite[-row.AmountOre].OrderByDescending(other => other.BankReference.Length > 0 && other.BankReference == row.BankReference).Take(MostOpposite)
                .Select(other => new PlacedMoney(other.Id, other.PaymentDay, new Kroner(other.AmountOre), other.PaymentReference))]))], count);
    }

    /// <summary>What the bank has taken back of these, by its own reference.</summary>
    private static async Task<HashSet<(string Reference, long Ore)>> TakenBack(PortalDb db, List<BankTransactionRow> rows, CancellationToken cancel)
    {
        var references = rows.FindAll(row => row.AmountOre > 0 && row.BankReference.Length > 0).ConvertAll(row => row.BankReference);
        return references.Count == 0 ? [] : (await db.BankTransactions.Where(row => row.State == BankTransactionState.Unmatched && row.AmountOre < 0 && EF.Parameter(references).Contains(row.BankReference))
            .Select(row => new { row.BankReference, row.AmountOre }).ToListAsync(cancel)).Select(row => (row.BankReference, row.AmountOre)).ToHashSet();
    }

    private static async Task<ILookup<long, BankTransactionRow>> Opposite(PortalDb db, List<long> amounts, CancellationToken cancel) => amounts.Count == 0
        ? Array.Empty<BankTransactionRow>().ToLookup(row => row.AmountOre)
        : (await db.BankTransactions.AsNoTracking().Where(row => row.State == BankTransactionState.Unmatched && EF.Parameter(amounts).Contains(row.AmountOre))
            .OrderByDescending(row => row.PaymentDay).ThenBy(row => row.Id).Take(Most * MostOpposite).ToListAsync(cancel)).ToLookup(row => row.AmountOre);

    private static async Task<IReadOnlyList<NettedMoney>> NettedOut(PortalDb db, CancellationToken cancel) => await (
        from row in db.BankTransactions
        where row.State == BankTransactionState.NettedOut && row.AmountOre > 0
        join other in db.BankTransactions on row.NettedWith equals other.Id
        orderby other.PaymentDay descending, row.Id
        select new NettedMoney(row.Id, row.PaymentDay, other.PaymentDay, new Kroner(row.AmountOre), row.PaymentReference)).Take(MostNetted).ToListAsync(cancel);

    private static async Task<MoneyList<AskedMoney>> Questions(PortalDb db, CancellationToken cancel)
    {
        var (rows, count) = await Oldest(db, BankTransactionState.Question, cancel);
        var (references, digests) = (rows.ConvertAll(row => row.BankReference).FindAll(one => one.Length > 0), rows.ConvertAll(row => row.ContentDigest).FindAll(one => one.Length > 0));
        var like = await (
            from row in db.BankTransactions
            where row.TransactionId != null && (EF.Parameter(references).Contains(row.BankReference) || EF.Parameter(digests).Contains(row.ContentDigest))
            join claim in db.Claims on row.ClaimId equals claim.Id into claims
            from claim in claims.DefaultIfEmpty()
            orderby row.PaymentDay
            select new { row.BankReference, row.ContentDigest, Booked = new BookedMoney(row.PaymentDay, new Kroner(row.AmountOre), row.PaymentReference, claim == null ? null : claim.Source + "/" + claim.Reference) })
            .ToListAsync(cancel);
        return new([.. rows.Select(row => new AskedMoney(
            row.Id, row.PaymentDay, new Kroner(row.AmountOre), row.PaymentReference, row.Reason,
            [.. like.Where(other => (row.BankReference.Length > 0 && other.BankReference == row.BankReference) || (row.ContentDigest.Length > 0 && other.ContentDigest == row.ContentDigest))
                .Select(other => other.Booked)]))], count);
    }

    private static async Task<MoneyList<CreditMoney>> Credits(PortalDb db, CancellationToken cancel)
    {
        var with = db.Claims.AsNoTracking().Where(row => row.CreditOre > 0 && row.Custody != Custody.Transferred);
        var rows = await with.OrderBy(row => row.DueOn).ThenBy(row => row.PaymentId).Take(Most).ToListAsync(cancel);
        var debtors = rows.Select(row => row.DebtorId).Distinct().ToList();
        var others = (await db.Claims.AsNoTracking().Where(row => EF.Parameter(debtors).Contains(row.DebtorId) && row.Custody == Custody.Here && row.BalanceOre > 0)
            .OrderBy(row => row.DueOn).ThenBy(row => row.PaymentId).ToListAsync(cancel)).ToLookup(row => row.DebtorId);
        var names = await LikelyClaims.Names(debtors, db, cancel);
        return new([.. rows.Select(row => new CreditMoney(
            LikelyClaims.Claim(row, names, false), new Kroner(row.CreditOre), [.. others[row.DebtorId].Select(other => LikelyClaims.Claim(other, names, false))]))], await with.CountAsync(cancel));
    }

    private static async Task<(List<BankTransactionRow> Rows, int Count)> Oldest(PortalDb db, BankTransactionState state, CancellationToken cancel)
    {
        var all = db.BankTransactions.AsNoTracking().Where(row => row.State == state);
        return (await all.OrderBy(row => row.PaymentDay).ThenBy(row => row.Id).Take(Most).ToListAsync(cancel), await all.CountAsync(cancel));
    }
}
