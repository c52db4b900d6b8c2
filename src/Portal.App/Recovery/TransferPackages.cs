using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>A claim as it would be sent on a day.</summary>
/// <param name="Failing">The rules of the recovery authority that it breaks; none when it is ready.</param>
internal sealed record TransferPackage(TransferRecord Record, IReadOnlyList<string> Failing);

/// <summary>Makes claims into what the recovery authority wants, and holds them against its rules.</summary>
public sealed class TransferPackages(MunicipalityOptions municipality)
{
    /// <param name="day">Amounts are those of this day.</param>
    internal async Task<IReadOnlyDictionary<ClaimId, TransferPackage>> Of(PortalDb db, IReadOnlyList<ClaimFacts> claims, DateOnly day, Policies policies, CancellationToken cancel)
    {
        var people = claims.SelectMany(claim => claim.Liable).Where(liable => liable.IsLiable).Select(liable => liable.Person).Distinct().ToList();
        var numbers = await db.Persons.Where(row => EF.Parameter(people).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.IdNumber, cancel);
        return claims.ToDictionary(claim => claim.Id, claim => new TransferPackage(Record(claim, day, policies, numbers), []));
    }

    private TransferRecord Record(ClaimFacts claim, DateOnly day, Policies policies, Dictionary<PersonId, string> numbers)
    {
        var unpaid = DerivedAccount.Of(claim, day, policies).Unpaid;
        return new TransferRecord(claim.Id.Value, RecordCategory.Main, claim.Rules.RecoveryCode, $"{claim.Source}/{claim.Reference}", Account.On(claim, day).Principal, unpaid.Total)
        {
            Creditor = municipality.CreditorNumber,
            DueOn = claim.DueOn, PayBy = claim.EffectivePayBy, LimitationOn = claim.LimitationOn,
            Liable = [.. claim.Liable.Where(liable => liable.IsLiable).OrderBy(liable => liable.Kind).Select(liable => new LiablePerson(liable.Person, Number(numbers[liable.Person]), liable.Kind))],
        };
    }

    private static IdNumber Number(string digits) => IdNumber.TryParse(digits, out var number) ? number : throw new InvalidOperationException("A person on record has a number that is none.");
}
