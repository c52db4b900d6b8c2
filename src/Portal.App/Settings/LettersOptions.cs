using Portal.Domain.Law;

namespace Portal.App.Settings;

/// <summary>The municipality's own choices about letters. What has a legal limit is a dated policy row, not a setting.</summary>
public sealed class LettersOptions : ISettings
{
    public static string Section => "Letters";

    /// <summary>Working days from the print house to the letter box.</summary>
    public int PaperWorkingDays { get; set; } = 6;

    /// <summary>Days more for a receiver abroad.</summary>
    public int AbroadExtraDays { get; set; } = 10;

    /// <summary>Days to answer when we ask for information or papers.</summary>
    public int InformationDays { get; set; } = 14;

    /// <summary>Days to answer a hearing (partshøring).</summary>
    public int HearingDays { get; set; } = 14;

    /// <summary>Days until money that is paid back is on the receiver's account, as the letter about it says. Not verified: the municipality's own payments decide it.</summary>
    public int PayBackDays { get; set; } = 14;

    /// <summary>Whether a letter names the other person who owes the same amount.</summary>
    public bool NameCoDebtor { get; set; }

    /// <summary>Whether a letter names the child by first name.</summary>
    public bool ChildFirstName { get; set; }

    /// <summary>The line in an agreement that to say yes is also to acknowledge the debt, so that its limitation period (forældelse) starts again.</summary>
    public bool AcknowledgementLine { get; set; } = true;

    /// <summary>The line in an agreement that money owed to the debtor may still be set off (modregning). True only where the municipality's claims are registered for it.</summary>
    public bool SetOffDuringAgreement { get; set; }

    /// <summary>The sentence about Ankestyrelsen's supervision in the complaint paragraph K1. Not verified: the municipality's lawyer confirms it.</summary>
    public bool SupervisionLine { get; set; } = true;

    /// <summary>Whether every call is followed up in writing; where something was promised, or the person asks, it always is.</summary>
    public bool FollowUpEveryCall { get; set; }

    /// <summary>A slip to answer on, with letters on paper.</summary>
    public bool ReplySlip { get; set; } = true;

    /// <summary>Text from the recovery authority, when it has asked for one.</summary>
    public string RecoveryAuthorityText { get; set; } = "";

    /// <summary>Names of the recovery authority (L02) that have come since this version of the portal, and what citizens are told of it from a day on (L13, L15, L16).</summary>
    public IReadOnlyList<AuthorityName> RecoveryAuthorities { get; set; } = [];

    /// <summary>Who collects for the state on a day: what the portal knows, by the newest name.</summary>
    public RecoveryAuthority AuthorityOn(DateOnly on)
    {
        var known = Domain.Law.RecoveryAuthorities.For(on);
        return Since(on, row => row.Name).FirstOrDefault(row => row.ValidFrom > known.ValidFrom) is { } newer ? known with { Name = newer.Name } : known;
    }

    /// <summary>How the authority is reached on a day; empty while the municipality has not said.</summary>
    public string ContactOn(DateOnly on, string language) => Since(on, row => row.Contact).FirstOrDefault() is { } row ? language == "en" ? row.ContactEnglish : row.Contact : "";

    /// <summary>The municipality's own text on complaints over the authority's decisions (L15) on a day; null where the portal's own holds.</summary>
    public string? ComplaintOn(DateOnly on, string language) => Since(on, row => row.Complaint).FirstOrDefault() is { } row ? language == "en" ? row.ComplaintEnglish : row.Complaint : null;

    /// <summary>The municipality's own text on objections to attachment (L16) on a day; null where the portal's own holds.</summary>
    public string? LevyOn(DateOnly on, string language) => Since(on, row => row.Levy).FirstOrDefault() is { } row ? language == "en" ? row.LevyEnglish : row.Levy : null;

    /// <summary>The rows that say something, the newest of the day first.</summary>
    private IEnumerable<AuthorityName> Since(DateOnly on, Func<AuthorityName, string> says) =>
        RecoveryAuthorities.Where(row => row.ValidFrom <= on && says(row).Length > 0).OrderByDescending(row => row.ValidFrom);

    public IEnumerable<SettingFault> Faults(bool production)
    {
        for (var i = 0; i < RecoveryAuthorities.Count; i++)
            foreach (var problem in RecoveryAuthorities[i].Problems()) yield return new($"Letters:RecoveryAuthorities:{i}", problem);
        foreach (var (name, days) in new[] { (nameof(PaperWorkingDays), PaperWorkingDays), (nameof(InformationDays), InformationDays), (nameof(HearingDays), HearingDays), (nameof(PayBackDays), PayBackDays) })
            if (days is < 1 or > 60) yield return new($"Letters:{name}", $"must be between 1 and 60 days (is {days})");
        if (AbroadExtraDays is < 0 or > 60) yield return new("Letters:AbroadExtraDays", $"must be between 0 and 60 days (is {AbroadExtraDays})");
    }
}

/// <summary>The recovery authority under another name, or with other ways to reach it and to complain, from a day on. What is left empty stays as it was.</summary>
public sealed class AuthorityName
{
    public DateOnly ValidFrom { get; set; }

    /// <summary>As letters name it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Address and phone, as one sentence.</summary>
    public string Contact { get; set; } = "";

    public string ContactEnglish { get; set; } = "";

    /// <summary>Where to complain over its decisions, how, and by when (L15).</summary>
    public string Complaint { get; set; } = "";

    public string ComplaintEnglish { get; set; } = "";

    /// <summary>Who looks at objections to attachment (udlæg, L16).</summary>
    public string Levy { get; set; } = "";

    public string LevyEnglish { get; set; } = "";

    /// <summary>Who has confirmed that the texts are right in law.</summary>
    public string ConfirmedBy { get; set; } = "";

    internal IEnumerable<string> Problems()
    {
        if (ValidFrom == default || (Name + Contact + Complaint + Levy).Length == 0) yield return "must have a ValidFrom, and a Name, a Contact, a Complaint or a Levy";
        foreach (var (name, danish, english) in new[] { (nameof(Contact), Contact, ContactEnglish), (nameof(Complaint), Complaint, ComplaintEnglish), (nameof(Levy), Levy, LevyEnglish) })
            if (danish.Length > 0 != english.Length > 0) yield return $"{name} must stand in Danish and in English";
        if ((Complaint + Levy).Length > 0 && ConfirmedBy.Length == 0) yield return "ConfirmedBy must name who has confirmed the texts";
    }
}
