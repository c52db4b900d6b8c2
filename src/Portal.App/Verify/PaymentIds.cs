using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Payments;

namespace Portal.App.Verify;

/// <summary>I9, as far as claims go: a payment finds one claim, so payment ids are unique and have the right check digit.</summary>
internal sealed class PaymentIds : IInvariant
{
    public string Name => "I9 payment ids";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        await findings.Report(db.Claims.GroupBy(row => row.PaymentId).Where(same => same.Count() > 1).Select(same => $"payment id {same.Key} belongs to several claims").AsAsyncEnumerable(), cancel);
        await foreach (var claim in db.Claims.Select(row => new { row.Id, row.PaymentId }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            findings.Count(1);
            if (!PaymentId.TryParse(claim.PaymentId, out _)) findings.Report($"claim {claim.Id} has a payment id with a wrong check digit");
        }
    }
}
