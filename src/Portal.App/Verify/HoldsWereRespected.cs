using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Claims;

namespace Portal.App.Verify;

/// <summary>I7: no letter of the course and no transfer about a claim that had a pending request, an objection, a deferral, a kept agreement or a death on record when it was decided.</summary>
internal sealed class HoldsWereRespected : IInvariant
{
    private static readonly HoldKind[] Kinds = [HoldKind.RequestPending, HoldKind.Objection, HoldKind.Deferral, HoldKind.Agreement, HoldKind.Estate];
    private static readonly Step[] Sent = [Step.Reminder1, Step.Reminder2, Step.CoDebtorFirst, Step.TransferNotice, Step.Transfer];

    public string Name => "I7 holds respected";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.Steps.LongCountAsync(cancel));
        // A hold that was set on the step's own day came after the night; one that ended that day ended before it.
        await findings.Report((
            from step in db.Steps
            join hold in db.Holds on step.ClaimId equals hold.ClaimId
            where Sent.Contains(step.Step) && !step.Skipped && Kinds.Contains(hold.Kind) && hold.PersonId == null
            where hold.From < step.On && (hold.Until == null || hold.Until >= step.On) && (hold.LiftedOn == null || hold.LiftedOn > step.On)
            select $"claim {step.ClaimId} took a step on {step.On} although hold {hold.Id} stood").AsAsyncEnumerable(), cancel);
    }
}
