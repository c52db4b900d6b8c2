using System.Globalization;
using Portal.App.Actors;
using Portal.App.Sessions;

namespace Portal.Web.SignIn;

/// <summary>The settings under <c>SignIn</c>: which login providers, and what they must say about a person.</summary>
internal sealed partial class SignInOptions
{
    public required ProviderOptions Citizen { get; init; }

    public required ProviderOptions Staff { get; init; }

    public static SignInOptions From(IConfiguration configuration) => new()
    {
        Citizen = ProviderOptions.From(configuration.GetSection("SignIn:Citizen"), idleMinutes: 30, absoluteMinutes: 60),
        Staff = ProviderOptions.From(configuration.GetSection("SignIn:Staff"), idleMinutes: 30, absoluteMinutes: 480),
    };

    public ProviderOptions Of(string scheme) => scheme == SignInSchemes.Staff ? Staff : Citizen;

    /// <summary>The providers' own addresses: log off is a form that ends there, so the page policy's <c>form-action</c> must list them.</summary>
    public IEnumerable<string> Origins() =>
        new[] { Citizen, Staff }
            .Select(p => Uri.TryCreate(p.Authority, UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority) : "")
            .Where(origin => origin.Length > 0)
            .Distinct(StringComparer.Ordinal);
}

/// <summary>One login provider.</summary>
internal sealed class ProviderOptions
{
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string? ClientSecret { get; init; }

    /// <summary>A file with the secret in it, instead of the secret itself.</summary>
    public string? ClientSecretFile { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile"];

    public bool UserInfo { get; init; }

    /// <summary>What the provider wants besides in the request, e.g. <c>acr_values</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    public string CprClaim { get; init; } = "cpr";

    public string CvrClaim { get; init; } = "cvr";

    public string PrivilegeClaim { get; init; } = "privileges";

    /// <summary>The right a person must have to see a business's claims.</summary>
    public string BusinessPrivilege { get; init; } = "";

    /// <summary>What that right is called where the business's administrator gives it.</summary>
    public string BusinessPrivilegeName { get; init; } = "";

    /// <summary>The development login has a right of its own, so that the demo needs no settings.</summary>
    public const string DevelopmentPrivilege = "urn:dk:demo:krav";

    /// <summary>The right in a power of attorney (Digital Fuldmagt) to see another's claims; empty: none is accepted.</summary>
    public string SeePrivilege { get; init; } = "";

    /// <summary>The right in a power of attorney to ask, answer and object for another; empty: none is accepted.</summary>
    public string ApplyPrivilege { get; init; } = "";

    /// <summary>The development login's rights in a power of attorney.</summary>
    public const string DevelopmentSee = "urn:dk:demo:fuldmagt:se", DevelopmentApply = "urn:dk:demo:fuldmagt:ansoege";

    public string LoaClaim { get; init; } = "acr";

    public string RequiredLoa { get; init; } = nameof(AssuranceLevel.Substantial);

    public string RoleClaim { get; init; } = "roles";

    /// <summary>Our role to the provider's words for it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> RoleMap { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The oldest login at the provider that is good enough, in minutes; empty: any.</summary>
    public string? MaxAgeMinutes { get; init; }

    public string IdleMinutes { get; init; } = "";

    public string AbsoluteMinutes { get; init; } = "";

    public SessionLimits Limits => new(Minutes(IdleMinutes)!.Value, Minutes(AbsoluteMinutes)!.Value);

    public TimeSpan? MaxAge => string.IsNullOrWhiteSpace(MaxAgeMinutes) ? null : Minutes(MaxAgeMinutes);

    public AssuranceLevel? Required => AssuranceLevels.Read(RequiredLoa);

    public string? Secret => ClientSecretFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : ClientSecret;

    internal static TimeSpan? Minutes(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? TimeSpan.FromMinutes(minutes) : null;

    internal static ProviderOptions From(IConfigurationSection section, int idleMinutes, int absoluteMinutes)
    {
        var standard = new ProviderOptions();
        string Text(string key, string otherwise) => section[key] is { Length: > 0 } value ? value.Trim() : otherwise;
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        return new ProviderOptions
        {
            Authority = Text("Authority", ""),
            ClientId = Text("ClientId", ""),
            ClientSecret = section["ClientSecret"],
            ClientSecretFile = section["ClientSecretFile"],
            Scopes = Words(section.GetSection("Scopes"), ' ') is { Length: > 0 } scopes ? scopes : standard.Scopes,
            UserInfo = string.Equals(section["UserInfo"], "true", StringComparison.OrdinalIgnoreCase),
            Parameters = section.GetSection("Parameters").GetChildren().Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!),
            CprClaim = Text("CprClaim", standard.CprClaim),
            CvrClaim = Text("CvrClaim", standard.CvrClaim),
            PrivilegeClaim = Text("PrivilegeClaim", standard.PrivilegeClaim),
            BusinessPrivilege = Text("BusinessPrivilege", section["Authority"] is { Length: > 0 } ? "" : DevelopmentPrivilege),
            BusinessPrivilegeName = Text("BusinessPrivilegeName", Text("BusinessPrivilege", DevelopmentPrivilege)),
            SeePrivilege = Text("SeePrivilege", section["Authority"] is { Length: > 0 } ? "" : DevelopmentSee),
            ApplyPrivilege = Text("ApplyPrivilege", section["Authority"] is { Length: > 0 } ? "" : DevelopmentApply),
            LoaClaim = Text("LoaClaim", standard.LoaClaim),
            RequiredLoa = Text("RequiredLoa", standard.RequiredLoa),
            RoleClaim = Text("RoleClaim", standard.RoleClaim),
            RoleMap = section.GetSection("RoleMap").GetChildren().ToDictionary(r => r.Key, r => (IReadOnlyList<string>)Words(r, ';')),
            MaxAgeMinutes = section["MaxAgeMinutes"],
            IdleMinutes = Text("IdleMinutes", Number(idleMinutes)),
            AbsoluteMinutes = Text("AbsoluteMinutes", Number(absoluteMinutes)),
        };
    }

    /// <summary>A list setting: one text with marks between, or numbered settings.</summary>
    private static string[] Words(IConfigurationSection section, char mark) =>
        section.Value is { } text
            ? text.Split(mark, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : [.. section.GetChildren().Select(c => c.Value).OfType<string>()];
}

/// <summary>Our names for the staff roles in settings and tokens.</summary>
internal static class StaffRoleNames
{
    private static readonly (string Name, StaffRole Role)[] All =
    [
        ("caseworker", StaffRole.Caseworker),
        ("team-lead", StaffRole.TeamLead),
        ("finance", StaffRole.Finance),
        ("administrator", StaffRole.Administrator),
        ("auditor", StaffRole.Auditor),
    ];

    public static IEnumerable<string> Names => All.Select(r => r.Name);

    /// <summary>The roles that follow from the provider's words; without a map our own names are the words.</summary>
    public static IReadOnlyList<StaffRole> Mapped(IReadOnlySet<string> words, IReadOnlyDictionary<string, IReadOnlyList<string>> map) =>
        [.. All.Where(r => (map.Count == 0 ? [r.Name] : map.GetValueOrDefault(r.Name, [])).Any(words.Contains)).Select(r => r.Role)];
}
