using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Requests;

namespace Portal.App.Staff;

/// <summary>An objection as a caseworker sees it: what is disputed, what stands, and what came of it.</summary>
/// <param name="Right">The principal that the person says is right.</param>
/// <param name="Standing">The fees or the interest that can be taken away; empty where something else is disputed.</param>
/// <param name="IsBesideDebtor">The person is, or was, liable beside the debtor.</param>
public sealed record CaseObjection(ClaimId Claim, ObjectionPart Part, Kroner? Right, Kroner Principal, IReadOnlyList<ChargedPart> Standing, bool IsBesideDebtor, bool OthersAreLiable)
{
    /// <returns>Null where nothing is objected to.</returns>
    internal static async Task<CaseObjection?> Of(PortalDb db, RequestRow row, DateOnly today, CancellationToken cancel)
    {
        if (await db.Objections.AsNoTracking().FirstOrDefaultAsync(objection => objection.RequestId == row.Id, cancel) is not { } objection) return null;
        var claim = (await ClaimFactsQuery.Of([objection.ClaimId], db, cancel)).Single();
        return new CaseObjection(
            claim.Id, objection.Part, objection.AmountOre is { } ore ? new Kroner(ore) : null, Account.On(claim, today).Principal,
            row.Status.IsPending() ? ObjectionDecisionRules.Standing(claim, objection.Part) : [], claim.Debtor != row.PersonId, claim.Liable.Count(liable => liable.IsLiable) > 1);
    }
}
