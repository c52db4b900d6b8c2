using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Payments;

namespace Portal.App.Verify;

/// <summary>I9: a payment finds one claim or one agreement, so payment ids are unique and have the right check digit.</summary>
internal sealed class PaymentIds : IInvariant
{
    public string Name => "I9 payment ids";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        await findings.Report(db.Claims.GroupBy(row => row.PaymentId).Where(same => same.Count() > 1).Select(same => $"payment id {same.Key} belongs to several claims").AsAsyncEnumerable(), cancel);
        await findings.Report(db.Agreements.Where(row => db.Claims.Any(claim => claim.PaymentId == row.PaymentId) || db.Agreements.Any(other => other.PaymentId == row.PaymentId && other.Id != row.Id))
            .Select(row => $"payment id {row.PaymentId} belongs to agreement {row.Id} and to something else").AsAsyncEnumerable(), cancel);
        foreach (var agreement in await db.Agreements.Select(row => new { row.Id, row.PaymentId }).ToListAsync(cancel))
        {
            findings.Count(1);
            if (!PaymentId.TryParse(agreement.PaymentId, out _)) findings.Report($"agreement {agreement.Id} has a payment id with a wrong check digit");
        }
        await foreach (var claim in db.Claims.Select(row => new { row.Id, row.PaymentId }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            findings.Count(1);
            if (!PaymentId.TryParse(claim.PaymentId, out _)) findings.Report($"claim {claim.Id} has a payment id with a wrong check digit");
        }
    }
}
