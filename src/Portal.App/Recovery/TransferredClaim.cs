using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Recovery;

/// <summary>What the citizen is shown of a claim that the recovery authority has (L12-L16).</summary>
/// <param name="Authority">As it is named on the day it is shown (L02): whoever turns to it does so now.</param>
/// <param name="Since">The day on which it received it.</param>
/// <param name="Sent">What was passed on.</param>
/// <param name="Balance">What it says is left (L14); null where it has not said.</param>
/// <param name="OtherCreditors">It says that others have claims there as well.</param>
/// <param name="CanBeAskedBack">The municipality may ask for it back: not where the state refunds part of it (L10).</param>
public sealed record TransferredClaim(string Authority, DateOnly Since, Kroner Sent, Kroner? Balance, DateOnly? BalanceOn, bool OtherCreditors, bool CanBeAskedBack)
{
    /// <summary>Where its decisions can be complained about, by law on the day it is shown.</summary>
    public required AuthorityRoutes Routes { get; init; }

    /// <param name="today">The day on which it is shown.</param>
    internal static async Task<TransferredClaim?> Of(PortalDb db, ClaimFacts claim, LettersOptions letters, DateOnly today, CancellationToken cancel)
    {
        if (claim.Away is not { ReceivedOn: { } since } stay) return null;
        var told = (await db.RecoveryBalances.AsNoTracking().Where(row => row.ClaimId == claim.Id).ToListAsync(cancel)).MaxBy(row => (row.On, row.At));
        return new TransferredClaim(
            letters.AuthorityOn(today).Name, since, stay.Amount, told is null ? null : new Kroner(told.BalanceOre), told?.On, told?.OtherCreditors ?? false, !claim.StateRefund) { Routes = new AuthorityRoutes(letters, today) };
    }
}

/// <summary>Whom to turn to about the authority's own acts on a day (L13, L15, L16): the municipality's texts of that day, where it has any, else the portal's own by the law of the day.</summary>
public sealed class AuthorityRoutes(LettersOptions letters, DateOnly on)
{
    /// <summary>The name of the portal's own text on complaints.</summary>
    public string Law => letters.AuthorityOn(on).Complaint;

    /// <summary>Empty while the municipality has not said.</summary>
    public string Contact(string language) => letters.ContactOn(on, language);

    /// <summary>Null where the portal's own text holds.</summary>
    public string? Complaint(string language) => letters.ComplaintOn(on, language);

    /// <inheritdoc cref="Complaint"/>
    public string? Levy(string language) => letters.LevyOn(on, language);
}
