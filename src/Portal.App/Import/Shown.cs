using System.Text;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>How a value of a file may stand in a message: short, on one line, and never with a CPR number in it.</summary>
internal static class Shown
{
    private const int Longest = 60;

    /// <summary>The value in quotes; whatever could be a CPR number is masked: '610180-••••'.</summary>
    public static string Value(string value)
    {
        var text = new StringBuilder();
        foreach (var rune in NumberInText.CprLike.Replace(value, match => $"{match.Value[..6]}-••••").EnumerateRunes())
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
    public static bool HoldsCpr(string text) => NumberInText.HoldsCpr(text);
}
