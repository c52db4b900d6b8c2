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

    /// <summary>Names of the recovery authority (L02) that have come since this version of the portal.</summary>
    public IReadOnlyList<AuthorityName> RecoveryAuthorities { get; set; } = [];

    /// <summary>Who collects for the state on a day: what the portal knows, by the newest name.</summary>
    public RecoveryAuthority AuthorityOn(DateOnly on)
    {
        var known = Domain.Law.RecoveryAuthorities.For(on);
        return RecoveryAuthorities.Where(name => name.ValidFrom <= on && name.ValidFrom > known.ValidFrom).MaxBy(name => name.ValidFrom) is { } newer ? known with { Name = newer.Name } : known;
    }

    public IEnumerable<SettingFault> Faults(bool production)
    {
        for (var i = 0; i < RecoveryAuthorities.Count; i++)
            if (string.IsNullOrWhiteSpace(RecoveryAuthorities[i].Name) || RecoveryAuthorities[i].ValidFrom == default) yield return new($"Letters:RecoveryAuthorities:{i}", "must have a ValidFrom and a Name");
        foreach (var (name, days) in new[] { (nameof(PaperWorkingDays), PaperWorkingDays), (nameof(InformationDays), InformationDays), (nameof(HearingDays), HearingDays) })
            if (days is < 1 or > 60) yield return new($"Letters:{name}", $"must be between 1 and 60 days (is {days})");
        if (AbroadExtraDays is < 0 or > 60) yield return new("Letters:AbroadExtraDays", $"must be between 0 and 60 days (is {AbroadExtraDays})");
    }
}

/// <summary>The recovery authority under another name, from a day on.</summary>
public sealed class AuthorityName
{
    public DateOnly ValidFrom { get; set; }

    /// <summary>As letters name it.</summary>
    public string Name { get; set; } = "";
}
