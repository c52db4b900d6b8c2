using System.Collections.Frozen;
using System.Text;

namespace Portal.Domain;

/// <summary>
/// The outside name of an enum member: "RequestPending" is "request-pending" in files, in the database and in JSON.
/// The enums therefore carry the names of formats.md, and renaming a member is changing a contract.
/// </summary>
public static class Slug
{
    public static string Of<T>(T value) where T : struct, Enum => Names<T>.ByMember.TryGetValue(value, out var name) ? name : NameOf(value.ToString());

    public static bool TryParse<T>(string text, out T value) where T : struct, Enum => Names<T>.ByName.TryGetValue(text, out value);

    /// <exception cref="FormatException">No member has that name.</exception>
    public static T Parse<T>(string text) where T : struct, Enum =>
        TryParse<T>(text, out var value) ? value : throw new FormatException($"'{text}' is not a {typeof(T).Name}.");

    /// <summary>The names in the order of the enum, for error messages.</summary>
    public static string List<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));

    private static string NameOf(string member)
    {
        var slug = new StringBuilder();
        var letterBefore = false;
        foreach (var letter in member)
        {
            if (slug.Length > 0 && (char.IsUpper(letter) || (char.IsDigit(letter) && letterBefore))) slug.Append('-');
            slug.Append(char.ToLowerInvariant(letter));
            letterBefore = char.IsLetter(letter);
        }
        return slug.ToString();
    }

    /// <summary>Every column of an enum is looked up here, both ways, for every row.</summary>
    private static class Names<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByMember = Enum.GetValues<T>().Distinct().ToFrozenDictionary(member => member, member => NameOf(member.ToString()));

        public static readonly FrozenDictionary<string, T> ByName = ByMember.ToFrozenDictionary(member => member.Value, member => member.Key, StringComparer.Ordinal);
    }
}
