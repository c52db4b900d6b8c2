using Portal.Domain.Claims;

namespace Portal.App.Settings;

/// <summary>
/// The municipality's own guidance on where a decision on an objection can be appealed (klagevejledning, L06), by claim type and dated. A type without a line here has the
/// text of the table, where it has one; where it has none, no such decision is sent.
/// </summary>
public sealed class ComplaintOptions : ISettings
{
    public static string Section => "Complaint";

    public IReadOnlyList<ComplaintGuidance> Texts { get; set; } = [];

    /// <returns>Null where the municipality has written none that was in force on the day.</returns>
    public ComplaintGuidance? For(ClaimType type, DateOnly on) => Texts.Where(text => text.Type == type && text.ValidFrom <= on).MaxBy(text => text.ValidFrom);

    public IEnumerable<SettingFault> Faults(bool production)
    {
        for (var i = 0; i < Texts.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(Texts[i].Danish) || string.IsNullOrWhiteSpace(Texts[i].English)) yield return new($"Complaint:Texts:{i}", "must have a text in Danish and in English");
            if (string.IsNullOrWhiteSpace(Texts[i].ConfirmedBy)) yield return new($"Complaint:Texts:{i}:ConfirmedBy", "must name who has confirmed the text");
        }
    }
}

/// <summary>What decisions on objections to one type of claim say about appealing them, from a day on.</summary>
public sealed class ComplaintGuidance
{
    public ClaimType Type { get; set; }

    public DateOnly ValidFrom { get; set; }

    public string Danish { get; set; } = "";

    public string English { get; set; } = "";

    /// <summary>Who has confirmed that the text is right in law.</summary>
    public string ConfirmedBy { get; set; } = "";

    internal string In(string language) => language == "en" ? English : Danish;
}
