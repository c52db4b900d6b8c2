using Portal.Domain.Claims;

namespace Portal.App.Settings;

/// <summary>
/// Who else may be liable for a type of claim (hæftelse, P04), as the municipality's lawyer has put it, by claim type and dated. The portal's own texts are not confirmed; a text here
/// takes their place for claims due from its day on.
/// </summary>
public sealed class CoLiabilityOptions : ISettings
{
    public static string Section => "CoLiability";

    public IReadOnlyList<CoLiabilityRule> Rules { get; set; } = [];

    /// <param name="dueOn">The claim's due date: it is judged by the rule of its own day.</param>
    /// <returns>Null where the portal's own text holds.</returns>
    public CoLiabilityRule? For(ClaimType type, DateOnly dueOn) => Rules.Where(rule => rule.Type == type && rule.ValidFrom <= dueOn).MaxBy(rule => rule.ValidFrom);

    public IEnumerable<SettingFault> Faults(bool production)
    {
        for (var i = 0; i < Rules.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Rules[i].Danish) || string.IsNullOrWhiteSpace(Rules[i].English)) yield return new($"CoLiability:Rules:{i}", "must have a text in Danish and in English");
            if (string.IsNullOrWhiteSpace(Rules[i].ConfirmedBy)) yield return new($"CoLiability:Rules:{i}:ConfirmedBy", "must name who has confirmed the text");
        }
    }
}

/// <summary>What a caseworker reads about who else may be liable for one type of claim, from a day on.</summary>
public sealed class CoLiabilityRule
{
    public ClaimType Type { get; set; }

    public DateOnly ValidFrom { get; set; }

    public string Danish { get; set; } = "";

    public string English { get; set; } = "";

    /// <summary>Who has confirmed that the text is right in law.</summary>
    public string ConfirmedBy { get; set; } = "";

    public string In(string language) => language == "en" ? English : Danish;
}
