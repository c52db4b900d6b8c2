using System.Text;
using System.Text.RegularExpressions;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>How a value of a file may stand in a message: short, on one line, and never with a CPR number in it.</summary>
internal static partial class Shown
{
    private const int Longest = 60;

    /// <summary>The value in quotes; whatever could be a CPR number is masked: '610180-••••'.</summary>
    public static string Value(string value)
    {
        var text = new StringBuilder();
        foreach (var rune in CprLike().Replace(value, match => $"{match.Value[..6]}-••••").EnumerateRunes())
        {
            if (text.Length >= Longest)
            {
                text.Append('…');
                break;
            }
            text.Append(Rune.IsControl(rune) ? "·" : rune.ToString());
        }
        return $"'{text}'";
    }

    /// <summary>A name that a file has given to an element or a column, as it stands in a message: without quotes, and as harmless as a value.</summary>
    public static string Name(string name) => Value(name)[1..^1];

    /// <summary>An id, good or bad: a CVR number is public, of everything else at most the first six characters are shown.</summary>
    public static string Id(string id) => id.Length <= 8 ? Value(id) : Value($"{id[..6]}-••••");

    /// <summary>Whether a text holds a CPR number, with or without a hyphen.</summary>
    public static bool HoldsCpr(string text) =>
        CprLike().EnumerateMatches(text) is var matches && Any(matches, text);

    private static bool Any(Regex.ValueMatchEnumerator matches, string text)
    {
        foreach (var match in matches)
        {
            var found = text.AsSpan(match.Index, match.Length);
            if (IsAlone(text, match.Index, match.Length) && IdNumber.TryParse($"{found[..6]}{found[^4..]}", out _)) return true;
        }
        return false;
    }

    /// <summary>Ten digits inside a longer number are a part of that number.</summary>
    private static bool IsAlone(string text, int index, int length) =>
        (index == 0 || !char.IsAsciiDigit(text[index - 1])) && (index + length == text.Length || !char.IsAsciiDigit(text[index + length]));

    [GeneratedRegex("[0-9]{6}[-‐‑–]?[0-9]{4}")]
    private static partial Regex CprLike();
}
