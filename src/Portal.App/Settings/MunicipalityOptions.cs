namespace Portal.App.Settings;

/// <summary>Who the municipality is, and how one reaches it. Printed on every page and letter.</summary>
public sealed class MunicipalityOptions : ISettings
{
    public static string Section => "Municipality";

    public string Name { get; set; } = "";

    /// <summary>Municipality code (kommunekode), three digits.</summary>
    public string Code { get; set; } = "";

    public string Cvr { get; set; } = "";

    /// <summary>Creditor number (kreditornummer) on payment slips, eight digits.</summary>
    public string CreditorNumber { get; set; } = "";

    public string Address { get; set; } = "";

    public string PostCode { get; set; } = "";

    public string City { get; set; } = "";

    /// <summary>The part of the municipality that answers.</summary>
    public string Department { get; set; } = "";

    public string Phone { get; set; } = "";

    /// <summary>When the phone is answered, in Danish words.</summary>
    public string PhoneHours { get; set; } = "";

    /// <summary>The same in English. Empty: the Danish text is shown.</summary>
    public string PhoneHoursEnglish { get; set; } = "";

    /// <summary>The address of the service centre (borgerservice). Empty: the municipality's own.</summary>
    public string ServiceCentre { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>A page for writing safely with MitID. Empty: "write to us" leads to the help page.</summary>
    public string WriteLink { get; set; } = "";

    /// <summary>The address of this portal, as letters print it.</summary>
    public string PortalAddress { get; set; } = "";

    /// <summary>A file with the logo (svg or png). Empty: a plain shield.</summary>
    public string Logo { get; set; } = "";

    /// <summary>Where one pays by card or phone. Empty: only the payment line is shown.</summary>
    public string PaymentPageLink { get; set; } = "";

    /// <summary>The accessibility statement (tilgængelighedserklæring), made in WAS-Tool.</summary>
    public string AccessibilityStatement { get; set; } = "";

    /// <summary>The data protection officer (databeskyttelsesrådgiver): e-mail or phone.</summary>
    public string DataProtectionOfficer { get; set; } = "";

    /// <summary>Free help with debt, outside the municipality.</summary>
    public IReadOnlyList<DebtAdvice> DebtAdvice { get; set; } = [];

    /// <summary>Who answers about the bills of each source system. A source that is not here: the municipality's own phone.</summary>
    public IReadOnlyList<BillSource> Sources { get; set; } = [];

    public string PhoneLink => LinkTo(Phone);

    /// <summary>Only the digits and the plus, for a link that a phone can call.</summary>
    public static string LinkTo(string phone) => "tel:" + (phone.StartsWith('+') ? "" : "+45") + string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));

    /// <summary>Who answers about a bill; null when nobody is named for its source.</summary>
    public BillSource? SourceOf(string source) => Sources.FirstOrDefault(known => known.Source.Equals(source, StringComparison.OrdinalIgnoreCase));

    public string ServiceCentreAddress => ServiceCentre.Length > 0 ? ServiceCentre : $"{Address}, {City}";

    public IEnumerable<SettingFault> Faults(bool production)
    {
        foreach (var (name, value) in new[] { (nameof(Name), Name), (nameof(Address), Address), (nameof(City), City), (nameof(Department), Department), (nameof(Phone), Phone), (nameof(PhoneHours), PhoneHours) })
            if (string.IsNullOrWhiteSpace(value)) yield return new($"Municipality:{name}", "must be set");

        foreach (var (name, value, digits) in new[] { (nameof(Code), Code, 3), (nameof(Cvr), Cvr, 8), (nameof(CreditorNumber), CreditorNumber, 8), (nameof(PostCode), PostCode, 4) })
            if (value.Length != digits || !value.All(char.IsAsciiDigit)) yield return new($"Municipality:{name}", $"must be {digits} digits (is '{value}')");

        if (!Email.Contains('@', StringComparison.Ordinal)) yield return new("Municipality:Email", $"must be an e-mail address (is '{Email}')");

        foreach (var (name, value) in new[] { (nameof(PortalAddress), PortalAddress), (nameof(AccessibilityStatement), AccessibilityStatement), (nameof(PaymentPageLink), PaymentPageLink), (nameof(WriteLink), WriteLink) })
            if (value.Length > 0 && !WebAddress.IsValid(value)) yield return new($"Municipality:{name}", $"must be a full address (is '{value}')");

        if (Logo.Length > 0 && !File.Exists(Logo)) yield return new("Municipality:Logo", $"the file '{Logo}' is not there");
        if (Logo.Length > 0 && Path.GetExtension(Logo).ToUpperInvariant() is not (".SVG" or ".PNG")) yield return new("Municipality:Logo", "must be an svg or a png file");

        for (var i = 0; i < DebtAdvice.Count; i++)
            if (DebtAdvice[i].Name.Length == 0 || !WebAddress.IsValid(DebtAdvice[i].Link)) yield return new($"Municipality:DebtAdvice:{i}", "must have a Name and a full address in Link");

        for (var i = 0; i < Sources.Count; i++)
            if (string.IsNullOrWhiteSpace(Sources[i].Source) || string.IsNullOrWhiteSpace(Sources[i].Name)) yield return new($"Municipality:Sources:{i}", "must have a Source and a Name");
        foreach (var twice in Sources.GroupBy(known => known.Source, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
            yield return new("Municipality:Sources", $"'{twice.Key}' stands there more than once");

        if (!production) yield break;
        if (!WebAddress.IsEncrypted(PortalAddress)) yield return new("Municipality:PortalAddress", "must be set in Production and begin with https://");
        if (AccessibilityStatement.Length == 0) yield return new("Municipality:AccessibilityStatement", "must be set in Production: the law asks for a statement, and /was leads to it");
        if (DataProtectionOfficer.Length == 0) yield return new("Municipality:DataProtectionOfficer", "must be set in Production: the privacy notice names it");
    }
}

/// <summary>Somebody who gives free advice about debt.</summary>
public sealed class DebtAdvice
{
    public string Name { get; set; } = "";

    public string Link { get; set; } = "";

    /// <summary>Phone, or empty.</summary>
    public string Phone { get; set; } = "";
}

/// <summary>The part of the municipality that sends the bills of one source system.</summary>
public sealed class BillSource
{
    /// <summary>As it stands in the column <c>source</c> of claims.csv.</summary>
    public string Source { get; set; } = "";

    /// <summary>What citizens call it: "Dagtilbud og Skole".</summary>
    public string Name { get; set; } = "";

    /// <summary>Phone. Empty: the municipality's own.</summary>
    public string Phone { get; set; } = "";
}
