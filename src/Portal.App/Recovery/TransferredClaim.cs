using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;

namespace Portal.App.Recovery;

/// <summary>What the citizen is shown of a claim that the recovery authority has (L12-L16).</summary>
/// <param name="Authority">As it was named on the day it received the claim (L02).</param>
/// <param name="Since">The day on which it received it.</param>
/// <param name="Sent">What was passed on.</param>
/// <param name="Balance">What it says is left (L14); null where it has not said.</param>
/// <param name="OtherCreditors">It says that others have claims there as well.</param>
/// <param name="CanBeAskedBack">The municipality may ask for it back: not where the state refunds part of it (L10).</param>
public sealed record TransferredClaim(string Authority, DateOnly Since, Kroner Sent, Kroner? Balance, DateOnly? BalanceOn, bool OtherCreditors, bool CanBeAskedBack)
{
    internal static async Task<TransferredClaim?> Of(PortalDb db, ClaimFacts claim, CancellationToken cancel)
    {
        if (claim.Away is not { ReceivedOn: { } since } stay) return null;
        var told = (await db.RecoveryBalances.AsNoTracking().Where(row => row.ClaimId == claim.Id).ToListAsync(cancel)).MaxBy(row => (row.On, row.At));
        return new TransferredClaim(
            RecoveryAuthorities.For(since).Name, since, stay.Amount, told is null ? null : new Kroner(told.BalanceOre), told?.On, told?.OtherCreditors ?? false, !claim.StateRefund);
    }
}
