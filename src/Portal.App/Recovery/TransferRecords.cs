using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>Claims as the recovery authority would be given them (<see cref="TransferMapping"/>), with the numbers of everybody liable and the municipality's codes.</summary>
public sealed class TransferRecords(MunicipalityOptions municipality, RecoveryOptions recovery)
{
    private readonly RecoveryCodes _codes = recovery.AllCodes();

    /// <param name="on">The business day: entries up to it count.</param>
    public async Task<IReadOnlyDictionary<ClaimId, TransferRecord>> Of(PortalDb db, IReadOnlyCollection<ClaimFacts> claims, DateOnly on, Policies policies, CancellationToken cancel)
    {
        var people = claims.SelectMany(claim => claim.Liable).Select(liable => liable.Person).Distinct().ToList();
        var numbers = await db.Persons.Where(person => EF.Parameter(people).Contains(person.Id)).Select(person => new { person.Id, person.IdNumber }).ToListAsync(cancel);
        var setup = new TransferSetup(municipality.CreditorNumber, _codes, numbers.ToDictionary(
            person => person.Id, person => IdNumber.TryParse(person.IdNumber, out var number) ? number : throw new InvalidOperationException($"Person {person.Id} has no number.")));
        return claims.ToDictionary(claim => claim.Id, claim => TransferMapping.Of(claim, setup, on, policies));
    }
}
