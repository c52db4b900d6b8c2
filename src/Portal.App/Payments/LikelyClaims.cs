using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Payments;

/// <summary>Which claims some payments may be meant for: a payment id that is nearly the one given, or exactly as much owed as was paid.</summary>
internal sealed class LikelyClaims
{
    /// <summary>As many claims of one amount are no help.</summary>
    private const int MostOfOneAmount = 5;

    private const int MostInAll = 500;

    private readonly List<ClaimRow> _claims;
    private readonly IReadOnlyDictionary<PersonId, string> _names;

    private LikelyClaims(List<ClaimRow> claims, IReadOnlyDictionary<PersonId, string> names) => (_claims, _names) = (claims, names);

    public static async Task<LikelyClaims> Of(IReadOnlyList<BankTransactionRow> payments, PortalDb db, CancellationToken cancel)
    {
        var ids = payments.SelectMany(row => NearPaymentIds.Of(row.PaymentReference)).Distinct().ToList();
        var amounts = payments.Select(row => row.AmountOre).Distinct().ToList();
        var here = db.Claims.AsNoTracking().Where(row => row.Custody == Custody.Here);
        var near = await here.Where(row => EF.Parameter(ids).Contains(row.PaymentId)).ToListAsync(cancel);
        var owed = await here.Where(row => EF.Parameter(amounts).Contains(row.BalanceOre)).OrderBy(row => row.DueOn).ThenBy(row => row.PaymentId).Take(MostInAll).ToListAsync(cancel);
        var claims = near.Concat(owed).DistinctBy(row => row.Id).ToList();
        return new LikelyClaims(claims, await Names([.. claims.Select(row => row.DebtorId).Distinct()], db, cancel));
    }

    public IReadOnlyList<LikelyClaim> For(BankTransactionRow payment)
    {
        var ids = NearPaymentIds.Of(payment.PaymentReference).ToHashSet();
        var near = _claims.Where(row => ids.Contains(row.PaymentId)).ToList();
        var owed = _claims.Where(row => row.BalanceOre == payment.AmountOre && !ids.Contains(row.PaymentId)).ToList();
        return [.. near.Select(row => Claim(row, _names, true)), .. owed.Count <= MostOfOneAmount ? owed.Select(row => Claim(row, _names, false)) : []];
    }

    public static LikelyClaim Claim(ClaimRow row, IReadOnlyDictionary<PersonId, string> names, bool nearId) => new(
        row.Id, $"{row.Source}/{row.Reference}", row.PaymentId, row.Description, names.GetValueOrDefault(row.DebtorId) ?? "", names.ContainsKey(row.DebtorId) ? row.DebtorId : null, new Kroner(row.BalanceOre), nearId);

    /// <summary>Names that may be shown in a list: a protected one stands on its own case alone.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, string>> Names(IReadOnlyList<PersonId> people, PortalDb db, CancellationToken cancel) =>
        await db.Persons.Where(row => EF.Parameter(people).Contains(row.Id) && !row.Protected).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
}
