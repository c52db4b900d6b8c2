using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Recovery;

namespace Portal.App.Settings;

/// <summary>How claims are handed over to the recovery authority (Gældsstyrelsen), and by which codes it knows them.</summary>
public sealed class RecoveryOptions : ISettings
{
    public static string Section => "Recovery";

    public HandoverMode Mode { get; set; } = HandoverMode.Folder;

    public string Endpoint { get; set; } = "";

    /// <summary>The codes (fordringstype) that the portal does not know, or that a source has of its own.</summary>
    public IReadOnlyList<RecoveryCodeSetting> Codes { get; set; } = [];

    public RecoveryCodes AllCodes() => new([.. Codes.Select(line => new RecoveryCodeLine(line.Type, Given(line.Source), new RecoveryCodeSet(Given(line.Claim), Given(line.Fee), Given(line.Interest))
    {
        Choice = line.InterestRule.Length > 0 ? new InterestChoice(line.InterestRule, line.InterestRate) : null,
    }))]);

    /// <summary>What nobody has filled in yet, so that claims of the type wait: no fault, since a municipality need not have every type.</summary>
    public IEnumerable<SettingFault> Missing()
    {
        var codes = AllCodes();
        foreach (var rules in ClaimTypes.All)
        {
            var known = codes.For(rules.Type, "", rules.ValidFrom);
            List<string> without = [];
            if (known.Claim is null) without.Add("Claim");
            if (rules.FeeLaw != FeeLaw.None && known.Fee is null) without.Add("Fee");
            if (rules.FeeLaw != FeeLaw.None && known.Interest is null) without.Add("Interest");
            if (without.Count > 0) yield return new($"{Section}:Codes", $"{Slug.Of(rules.Type)} has no {string.Join(", ", without)}: such a claim cannot be sent to the recovery authority");
        }
    }

    public IEnumerable<SettingFault> Faults(bool production)
    {
        foreach (var fault in Handover.Faults(Section, Mode, Endpoint, production)) yield return fault;
        for (var i = 0; i < Codes.Count; i++)
            foreach (var problem in Codes[i].Problems()) yield return new($"{Section}:Codes:{i}", problem);
        foreach (var twice in Codes.GroupBy(line => (line.Type, line.Source.ToUpperInvariant())).Where(same => same.Count() > 1))
            yield return new($"{Section}:Codes", $"{Slug.Of(twice.Key.Type)} stands there more than once for the same source");
    }

    private static string? Given(string text) => text.Length > 0 ? text : null;
}

/// <summary>The recovery authority's codes for a type of claim, or for what one source sends of it.</summary>
public sealed class RecoveryCodeSetting
{
    private static readonly string[] Rules = ["001", "002"], Rates = ["03", "10", "20", "98", "99"];

    public ClaimType Type { get; set; }

    /// <summary>As it stands in the column <c>source</c> of claims.csv. Empty: the type whatever its source.</summary>
    public string Source { get; set; } = "";

    /// <summary>Fordringstype of the claim itself.</summary>
    public string Claim { get; set; } = "";

    /// <summary>Of a reminder fee on it.</summary>
    public string Fee { get; set; } = "";

    /// <summary>Of a month of interest on it.</summary>
    public string Interest { get; set; } = "";

    /// <summary>Rentevalg, renteregel: 001 or 002. Empty: the authority's own interest applies.</summary>
    public string InterestRule { get; set; } = "";

    /// <summary>Rentevalg, rentesatskode: 03, 10, 20, 98 or 99.</summary>
    public string InterestRate { get; set; } = "";

    internal IEnumerable<string> Problems()
    {
        foreach (var (name, code) in new[] { (nameof(Claim), Claim), (nameof(Fee), Fee), (nameof(Interest), Interest) })
            if (code.Length > 0 && !RecoveryCode.IsValid(code)) yield return $"{name} must be seven capital letters (is '{code}')";
        if (InterestRule.Length > 0 && !Rules.Contains(InterestRule)) yield return $"InterestRule must be one of {string.Join(", ", Rules)}";
        if (InterestRate.Length > 0 && !Rates.Contains(InterestRate)) yield return $"InterestRate must be one of {string.Join(", ", Rates)}";
        if (InterestRule.Length > 0 != InterestRate.Length > 0) yield return "InterestRule and InterestRate are set together";
    }
}
