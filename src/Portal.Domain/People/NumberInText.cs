using System.Text.RegularExpressions;

namespace Portal.Domain.People;

/// <summary>Finds CPR numbers in texts that must hold none.</summary>
public static partial class NumberInText
{
    /// <summary>Whether a text holds a CPR number, with or without a hyphen. Ten digits inside a longer number are a part of that number.</summary>
    public static bool HoldsCpr(string text)
    {
        foreach (var match in Like().EnumerateMatches(text))
        {
            var found = text.AsSpan(match.Index, match.Length);
            if (IsAlone(text, match.Index, match.Length) && IdNumber.TryParse($"{found[..6]}{found[^4..]}", out _)) return true;
        }
        return false;
    }

    /// <summary>Whatever could be a CPR number, whether its date exists or not.</summary>
    public static Regex CprLike => Like();

    private static bool IsAlone(string text, int index, int length) =>
        (index == 0 || !char.IsAsciiDigit(text[index - 1])) && (index + length == text.Length || !char.IsAsciiDigit(text[index + length]));

    [GeneratedRegex("[0-9]{6}[-‐‑–]?[0-9]{4}")]
    private static partial Regex Like();
}
