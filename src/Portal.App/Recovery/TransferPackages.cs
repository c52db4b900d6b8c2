using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>A claim as it would be sent on a day.</summary>
/// <param name="Failing">The rules of the recovery authority that it would be refused for, as "rule/field/who can mend it"; none when it is ready. What would go to høring may be sent.</param>
internal sealed record TransferPackage(TransferRecord Record, IReadOnlyList<string> Failing);

/// <summary>Makes claims into what the recovery authority wants, and holds them against its rules.</summary>
public sealed class TransferPackages(MunicipalityOptions municipality, RecoveryOptions recovery)
{
    private readonly RecoveryCodes _codes = recovery.AllCodes();

    /// <param name="day">Entries of this day and before count.</param>
    /// <param name="receivedOn">The day on which the authority would have it.</param>
    internal async Task<IReadOnlyDictionary<ClaimId, TransferPackage>> Of(PortalDb db, IReadOnlyList<ClaimFacts> claims, DateOnly day, DateOnly receivedOn, Policies policies, CancellationToken cancel)
    {
        var people = claims.SelectMany(claim => claim.Liable).Where(liable => liable.IsLiable).Select(liable => liable.Person).Distinct().ToList();
        var numbers = (await db.Persons.Where(row => EF.Parameter(people).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.IdNumber, cancel)).ToDictionary(row => row.Key, row => Number(row.Value));
        var setup = new TransferSetup(municipality.CreditorNumber, _codes, numbers);
        return claims.ToDictionary(claim => claim.Id, claim =>
        {
            var record = TransferMapping.Of(claim, setup, day, policies);
            var refused = Readiness.Check(record, receivedOn).Where(failed => failed.Consequence == FilterConsequence.Refused);
            return new TransferPackage(record, [.. refused.Select(failed => $"{failed.Rule}/{Slug.Of(failed.Field)}/{Slug.Of(failed.Mender)}").Distinct()]);
        });
    }

    private static IdNumber Number(string digits) => IdNumber.TryParse(digits, out var number) ? number : throw new InvalidOperationException("A person on record has a number that is none.");
}
