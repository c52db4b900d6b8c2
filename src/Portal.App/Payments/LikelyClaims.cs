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

    private readonly Dictionary<Guid, List<(ClaimRow Claim, bool NearId)>> _likely;
    private readonly IReadOnlyDictionary<PersonId, string> _names;

    private LikelyClaims(Dictionary<Guid, List<(ClaimRow, bool)>> likely, IReadOnlyDictionary<PersonId, string> names) => (_likely, _names) = (likely, names);

    /// <summary>Only whose claims are likely are read by name.</summary>
    public static async Task<LikelyClaims> Of(IReadOnlyList<BankTransactionRow> payments, PortalDb db, CancellationToken cancel)
    {
        var ids = payments.SelectMany(row => NearPaymentIds.Of(row.PaymentReference)).Distinct().ToList();
        var amounts = payments.Select(row => row.AmountOre).Distinct().ToList();
        var here = db.Claims.AsNoTracking().Where(row => row.Custody == Custody.Here);
        var near = await here.Where(row => EF.Parameter(ids).Contains(row.PaymentId)).ToListAsync(cancel);
        var owed = await here.Where(row => EF.Parameter(amounts).Contains(row.BalanceOre)).OrderBy(row => row.DueOn).ThenBy(row => row.PaymentId).Take(MostInAll).ToListAsync(cancel);
        var claims = near.Concat(owed).DistinctBy(row => row.Id).ToList();
        var likely = payments.ToDictionary(row => row.Id, row => Likely(row, claims));
        return new LikelyClaims(likely, await Names([.. likely.Values.SelectMany(rows => rows).Select(row => row.Claim.DebtorId).Distinct()], db, cancel));
    }

    public IReadOnlyList<LikelyClaim> For(BankTransactionRow payment) => _likely.TryGetValue(payment.Id, out var likely) ? likely.ConvertAll(row => Claim(row.Claim, _names, row.NearId)) : [];

    private static List<(ClaimRow Claim, bool NearId)> Likely(BankTransactionRow payment, List<ClaimRow> claims)
    {
        var ids = NearPaymentIds.Of(payment.PaymentReference).ToHashSet();
        var near = claims.Where(row => ids.Contains(row.PaymentId)).ToList();
        var owed = claims.Where(row => row.BalanceOre == payment.AmountOre && !ids.Contains(row.PaymentId)).ToList();
        return [.. near.Select(row => (row, true)), .. owed.Count <= MostOfOneAmount ? owed.Select(row => (row, false)) : []];
    }

    public static LikelyClaim Claim(ClaimRow row, IReadOnlyDictionary<PersonId, string> names, bool nearId) => new(
        row.Id, $"{row.Source}/{row.Reference}", row.PaymentId, row.Description, names.GetValueOrDefault(row.DebtorId) ?? "", names.ContainsKey(row.DebtorId) ? row.DebtorId : null, new Kroner(row.BalanceOre), nearId);

    /// <summary>Names that may be shown in a list: a protected one stands on its own case alone.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, string>> Names(IReadOnlyList<PersonId> people, PortalDb db, CancellationToken cancel) =>
        await db.Persons.Where(row => EF.Parameter(people).Contains(row.Id) && !row.Protected).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
}
