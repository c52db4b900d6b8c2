using System.Text.RegularExpressions;

namespace Portal.App.Letters;

/// <summary>
/// Turns "du" into "I" for a business (letters.md 6.3): Danish verbs are the same for both, only the pronouns differ, and the adjective
/// that follows them. What one presses in the portal ("Jeg er ikke enig") is quoted and stays.
/// </summary>
internal static partial class BusinessAddress
{
    public static string Of(string text) => Pronoun().Replace(text, word => word.Value switch
    {
        "du" or "Du" => "I",
        "dig" => "jer",
        "Dig" => "Jer",
        "enig" => "enige",
        "uenig" => "uenige",
        "din" or "dit" or "dine" => "jeres",
        _ => "Jeres",
    });

    [GeneratedRegex(@"\b([Dd]u|[Dd]ig|[Dd]in|[Dd]it|[Dd]ine|(?<!Jeg er ikke )u?enig)\b")]
    private static partial Regex Pronoun();
}
