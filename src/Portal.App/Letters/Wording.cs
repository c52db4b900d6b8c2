using Portal.App.OwnTexts;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.Letters;

/// <summary>
/// The texts that a letter is written with: the municipality's own that are in force on its day, the most particular for its claims first (P15), and the portal's where it has none.
/// </summary>
public sealed class Wording
{
    /// <summary>The portal's texts alone.</summary>
    public static readonly Wording Standard = new([], [OwnText.AllClaims]);

    private readonly IReadOnlyDictionary<(string Key, string Scope), OwnText> _own;
    private readonly IReadOnlyList<string> _scopes;

    private Wording(IEnumerable<OwnText> own, IReadOnlyList<string> scopes)
        : this(own.ToDictionary(text => (text.Key, text.Scope)), scopes)
    {
    }

    private Wording(IReadOnlyDictionary<(string Key, string Scope), OwnText> own, IReadOnlyList<string> scopes)
    {
        (_own, _scopes) = (own, scopes);
        ByClaims = own.Keys.Any(text => text.Scope != OwnText.AllClaims);
    }

    /// <summary>A text is for some kinds of claims only.</summary>
    public bool ByClaims { get; }

    /// <summary>Told of each text that is asked for.</summary>
    internal Action<string>? Asked { get; private init; }

    /// <param name="own">At most one for each key and scope.</param>
    internal static Wording Of(IEnumerable<OwnText> own) => new(own, [OwnText.AllClaims]);

    /// <summary>For a letter about these claims: a text for their type, else for their family, else for all. Claims of several types or families have only what they share.</summary>
    internal Wording For(IEnumerable<ClaimTypeRules> claims)
    {
        var rules = claims.ToList();
        string[] types = [.. rules.Select(one => Slug.Of(one.Type)).Distinct()], families = [.. rules.Select(one => Slug.Of(one.Family)).Distinct()];
        return new Wording(_own, [.. types.Length == 1 ? types : [], .. families.Length == 1 ? families : [], OwnText.AllClaims]) { Asked = Asked };
    }

    /// <summary>As it would be with one more text.</summary>
    internal Wording With(OwnText text) => new(Without(text.Key, text.Scope)._own.Values.Append(text), _scopes) { Asked = Asked };

    /// <summary>As it would be with one less.</summary>
    internal Wording Without(string key, string scope) => new(_own.Values.Where(own => (own.Key, own.Scope) != (key, scope)), _scopes) { Asked = Asked };

    internal Wording TellingOf(Action<string> asked) => new(_own, _scopes) { Asked = asked };

    /// <returns>Null where the portal's own is used.</returns>
    internal OwnText? Own(string key)
    {
        foreach (var scope in _scopes)
            if (_own.TryGetValue((key, scope), out var text)) return text;
        return null;
    }
}
