using Microsoft.EntityFrameworkCore;
using Portal.App.Data.Rows;
using Portal.Domain.Agreements;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.App.Data;

/// <summary>Agreements as the rules see them: with their claims, the plan that holds, and what has been paid on them.</summary>
internal static class AgreementFacts
{
    public static async Task<IReadOnlyDictionary<Guid, Agreement>> Of(PortalDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var rows = await db.Agreements.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancel);
        var claims = (await db.AgreementClaims.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.AgreementId))
            .Join(db.Claims, link => link.ClaimId, claim => claim.Id, (link, claim) => new { link.AgreementId, claim.Id, claim.DueOn, claim.PaymentId }).ToListAsync(cancel))
            .OrderBy(claim => claim.DueOn).ThenBy(claim => claim.PaymentId, StringComparer.Ordinal).ToLookup(claim => claim.AgreementId, claim => claim.Id);
        var instalments = (await db.Instalments.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.AgreementId)).OrderBy(row => row.Number).ToListAsync(cancel))
            .ToLookup(row => (row.AgreementId, row.Plan), row => new Instalment(row.Number, row.DueOn, new Kroner(row.AmountOre)));
        var receipts = (await db.BankTransactions.AsNoTracking()
            .Where(row => row.AgreementId != null && EF.Parameter(ids).Contains(row.AgreementId.Value) && row.State == BankTransactionState.Matched && row.AmountOre > 0 && row.TransactionId != null)
            .Select(row => new { row.AgreementId, row.TransactionId, row.PaymentDay, row.AmountOre, row.Id }).ToListAsync(cancel))
            .OrderBy(row => row.PaymentDay).ThenBy(row => row.Id).ToLookup(row => row.AgreementId!.Value, row => new AgreementReceipt(row.TransactionId!.Value, row.PaymentDay, new Kroner(row.AmountOre)));
        return rows.ToDictionary(row => row.Id, row => new Agreement(
            row.Id, row.Status, PaymentIdOf(row), row.PersonId, [.. claims[row.Id]], row.FirstDay, [.. instalments[(row.Id, row.Plan)]])
        {
            Kind = row.Kind, Receipts = [.. receipts[row.Id]], BreachedOn = row.BreachedOn, CureBy = row.CureBy, Cured = row.Cured, Reinstated = row.Reinstated, EndedOn = row.EndedOn,
        });
    }

    /// <exception cref="InvalidOperationException">The row has been tampered with.</exception>
    public static PaymentId PaymentIdOf(AgreementRow row) => PaymentId.TryParse(row.PaymentId, out var id)
        ? id : throw new InvalidOperationException($"Agreement {row.Id} has a payment id with a wrong check digit.");

    /// <summary>Writes down where agreements are now; their plans are rows of their own.</summary>
    public static async Task Write(Work work, IReadOnlyList<Agreement> agreements, CancellationToken cancel)
    {
        foreach (var agreement in agreements)
            await work.Db.Agreements.Where(row => row.Id == agreement.Id).ExecuteUpdateAsync(set => set
                .SetProperty(row => row.Version, row => row.Version + 1).SetProperty(row => row.Status, agreement.Status).SetProperty(row => row.BreachedOn, agreement.BreachedOn)
                .SetProperty(row => row.CureBy, agreement.CureBy).SetProperty(row => row.Cured, agreement.Cured).SetProperty(row => row.Reinstated, agreement.Reinstated)
                .SetProperty(row => row.EndedOn, agreement.EndedOn), cancel);
    }
}
