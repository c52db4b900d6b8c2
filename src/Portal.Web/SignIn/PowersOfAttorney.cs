using System.Text.RegularExpressions;
using Portal.App.Actors;

namespace Portal.Web.SignIn;

/// <summary>
/// The powers of attorney in a login (Digital Fuldmagt): in NemLog-in's list of rights a group whose scope is another person's CPR number. What a group says besides its rights
/// may narrow it, and is not understood here: such a group gives nothing.
/// </summary>
internal static partial class PowersOfAttorney
{
    /// <summary>Who acts for more people than this is no neighbour with a power of attorney, and the cookie has no room for them.</summary>
    public const int Most = 20;

    /// <returns>Whose CPR number, and the most that the powers give the right to; in the order of the list.</returns>
    public static IReadOnlyList<(string Number, PowerRight Right)> Read(IEnumerable<string> claims, ProviderOptions settings)
    {
        var found = new List<(string Number, PowerRight Right)>();
        foreach (var (scope, rights, isNarrowed) in claims.Where(claim => claim.Length <= Privileges.LongestList).SelectMany(Privileges.Groups))
        {
            if (isNarrowed || scope is null || Scope().Match(scope) is not { Success: true } person) continue;
            PowerRight? right = Has(rights, settings.ApplyPrivilege) ? PowerRight.Apply : Has(rights, settings.SeePrivilege) ? PowerRight.See : null;
            if (right is not { } given) continue;
            var number = person.Groups[1].Value;
            var before = found.FindIndex(one => one.Number == number);
            if (before < 0) found.Add((number, given));
            else if (given > found[before].Right) found[before] = (number, given);
        }

        return [.. found.Take(Most)];
    }

    private static bool Has(IReadOnlyList<string> rights, string wanted) => wanted.Length > 0 && rights.Contains(wanted);

    [GeneratedRegex("^urn:dk:gov:saml:cprNumberIdentifier:([0-9]{10})\\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scope();
}
