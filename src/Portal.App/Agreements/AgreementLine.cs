using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Policy;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Agreements;

/// <summary>One agreement in short.</summary>
/// <param name="Left">What is still owed on its claims.</param>
public sealed record AgreementLine(Guid Id, AgreementStanding Standing, Kroner Left, DateOnly MadeOn, IReadOnlyList<ClaimId> Claims)
{
    /// <summary>Its claims rest for it.</summary>
    public bool Runs => Standing.State is AgreementState.Kept or AgreementState.Missing;

    /// <summary>It has ended with something left, and can be taken up again to this day, included, once what was missing is paid; null where it cannot.</summary>
    public DateOnly? StartsAgainUntil { get; private init; }

    internal static AgreementLine Of(Agreement agreement, IReadOnlyList<ClaimFacts> claims, DateOnly today, Policies policies)
    {
        var left = new AgreementProgress(agreement, claims, today).Left;
        var startsAgain = left.IsPositive && Reinstatement.Against(agreement, claims, today, policies).All(reason => reason == ReinstateRefusal.StillMissing);
        return new AgreementLine(agreement.Id, AgreementStanding.Of(agreement, claims, today, policies), left, agreement.FirstDay, agreement.Claims)
        {
            StartsAgainUntil = startsAgain ? Reinstatement.LastDay(agreement, policies) : null,
        };
    }

    /// <summary>The citizen's own, those that run first and then the newest first. What another person has agreed is never told.</summary>
    internal static async Task<IReadOnlyList<AgreementLine>> Mine(PortalDb db, Citizen citizen, DateOnly today, CancellationToken cancel) =>
        await Of(db, await MadeBy(db, citizen).Select(row => row.Id).ToListAsync(cancel), today, cancel);

    /// <summary>What the citizen has agreed to. An arrangement set by law (P13) is no agreement: nothing rests for it, and nothing in it is the debtor's to choose.</summary>
    internal static IQueryable<AgreementRow> MadeBy(PortalDb db, Citizen citizen) =>
        db.Agreements.Where(row => row.PersonId == citizen.Person && row.Kind == AgreementKind.Agreement && row.Status != AgreementStatus.Proposed);

    internal static async Task<IReadOnlyList<AgreementLine>> Of(PortalDb db, IReadOnlyCollection<Guid> agreements, DateOnly today, CancellationToken cancel)
    {
        if (agreements.Count == 0) return [];
        var claims = await db.AgreementClaims.Where(link => EF.Parameter(agreements).Contains(link.AgreementId)).Select(link => link.ClaimId).Distinct().ToListAsync(cancel);
        var facts = await ClaimFactsQuery.Of(claims, db, cancel);
        var policies = await PolicyBook.Of(db, cancel);
        var found = facts.SelectMany(claim => claim.Agreements).Where(agreement => agreements.Contains(agreement.Id)).DistinctBy(agreement => agreement.Id);
        return
        [
            .. found.Select(agreement => Of(agreement, [.. facts.Where(claim => agreement.Claims.Contains(claim.Id))], today, policies))
                .OrderByDescending(line => line.Runs).ThenByDescending(line => line.MadeOn).ThenBy(line => line.Id),
        ];
    }
}
