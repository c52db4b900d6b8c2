using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Portal.Web.SignIn;

/// <summary>
/// Rights and roles as providers send them: one claim each, a JSON list, words with spaces between, or NemLog-in's list
/// (OIO privilegesIntermediate: XML in base64).
/// </summary>
internal static class Privileges
{
    internal const int LongestList = 256 * 1024;

    /// <param name="claims">The values of the claim that holds the rights.</param>
    /// <param name="cvr">The business the person acts for: a right given for another one, or for a part of it, does not count. Null: any.</param>
    public static IReadOnlySet<string> Read(IEnumerable<string> claims, string? cvr = null)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var claim in claims.Where(c => c.Length <= LongestList))
        {
            // The whole value too: a role name may have spaces in it.
            found.Add(claim.Trim());
            found.UnionWith(claim.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            found.UnionWith(FromJson(claim));
            found.UnionWith(FromXml(claim, cvr));
        }

        return found;
    }

    private static List<string> FromJson(string claim)
    {
        if (!claim.AsSpan().TrimStart().StartsWith("["))
        {
            return [];
        }

        try
        {
            using var list = JsonDocument.Parse(claim);
            return list.RootElement.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!).ToList();
        }
        catch (JsonException notAList)
        {
            _ = notAList; // then it is a word that begins with a bracket, and has been taken as such
            return [];
        }
    }

    private static IEnumerable<string> FromXml(string claim, string? cvr) => Groups(claim).Where(group => Covers(group.Scope, cvr)).SelectMany(group => group.Rights);

    /// <summary>The groups of NemLog-in's list: for whom, which rights, and whether it says anything else, which may narrow them. None where the claim is no such list.</summary>
    internal static IReadOnlyList<(string? Scope, IReadOnlyList<string> Rights, bool IsNarrowed)> Groups(string claim)
    {
        var bytes = new byte[claim.Length];
        if (!Convert.TryFromBase64String(claim, bytes, out var length) || length == 0 || !Encoding.UTF8.GetString(bytes, 0, length).Contains('<', StringComparison.Ordinal))
        {
            return [];
        }

        try
        {
            using var stream = new MemoryStream(bytes, 0, length);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return
            [
                .. XDocument.Load(reader).Descendants().Where(e => e.Name.LocalName == "Privilege").GroupBy(e => e.Parent)
                    .Select(group => (group.Key?.Attribute("Scope")?.Value, (IReadOnlyList<string>)[.. group.Select(e => e.Value.Trim())], group.Key?.Elements().Any(e => e.Name.LocalName != "Privilege") == true)),
            ];
        }
        catch (XmlException notXml)
        {
            _ = notXml; // a base64 text that is no list of rights gives no rights
            return [];
        }
    }

    private static bool Covers(string? scope, string? cvr) =>
        scope is null || cvr is null || string.Equals(scope, "urn:dk:gov:saml:cvrNumberIdentifier:" + cvr, StringComparison.OrdinalIgnoreCase);
}
