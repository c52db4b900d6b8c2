using System.Collections.Concurrent;
using System.Text;

namespace Portal.Domain;

/// <summary>
/// The outside name of an enum member: "RequestPending" is "request-pending" in files, in the database and in JSON.
/// The enums therefore carry the names of formats.md, and renaming a member is changing a contract.
/// </summary>
public static class Slug
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    public static string Of<T>(T value) where T : struct, Enum => Names.GetOrAdd(value, static member =>
    {
        var slug = new StringBuilder();
        var letterBefore = false;
        foreach (var letter in member.ToString())
        {
            if (slug.Length > 0 && (char.IsUpper(letter) || (char.IsDigit(letter) && letterBefore))) slug.Append('-');
            slug.Append(char.ToLowerInvariant(letter));
            letterBefore = char.IsLetter(letter);
        }
        return slug.ToString();
    });

    public static bool TryParse<T>(string text, out T value) where T : struct, Enum
    {
        foreach (var member in Enum.GetValues<T>())
        {
            if (Of(member) != text) continue;
            value = member;
            return true;
        }
        value = default;
        return false;
    }

    /// <exception cref="FormatException">No member has that name.</exception>
    public static T Parse<T>(string text) where T : struct, Enum =>
        TryParse<T>(text, out var value) ? value : throw new FormatException($"'{text}' is not a {typeof(T).Name}.");

    /// <summary>The names in the order of the enum, for error messages.</summary>
    public static string List<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));
}
