using System.Security.Claims;
using System.Text.RegularExpressions;
using Portal.App.Actors;

namespace Portal.Web.SignIn;

/// <summary>Who the login provider says it is, and whether that is enough to come in.</summary>
internal abstract record SignInDecision
{
    /// <summary>A citizen or a business; whether we have anything on record is asked next. The number lives no longer than this request.</summary>
    /// <param name="Powers">Whose powers of attorney came along, by number.</param>
    public sealed record Resident(string Number, string Name, IReadOnlyList<(string Number, PowerRight Right)> Powers) : SignInDecision
    {
        /// <summary>The person came for a business, by its CVR number and a privilege.</summary>
        public bool IsBusiness { get; init; }
    }

    public sealed record Employee(string Subject, string Name, IReadOnlyList<StaffRole> Roles) : SignInDecision;

    public sealed record Refused(SignInRefusal Why) : SignInDecision;
}

/// <summary>Why nobody was signed in; each has a page of its own.</summary>
internal enum SignInRefusal
{
    /// <summary>The person turned back at the provider.</summary>
    Cancelled,

    /// <summary>Something went wrong on the way; nobody's choice.</summary>
    Failed,

    /// <summary>The provider is not sure enough who it is.</summary>
    AssuranceTooLow,

    /// <summary>Neither a CPR nor a CVR number came along.</summary>
    NoNumber,

    /// <summary>The person acts for a business without the right to see its claims.</summary>
    NoPrivilege,

    /// <summary>A member of staff without any of the portal's roles.</summary>
    NoRole,

    /// <summary>We have nothing on the person or business.</summary>
    NotOnRecord,
}

/// <summary>The rules at the door. Pure: settings and the provider's words in, a decision out.</summary>
internal static partial class SignInRules
{
    public static SignInDecision Citizen(ClaimsPrincipal who, ProviderOptions settings)
    {
        if (!SureEnough(who, settings))
        {
            return new SignInDecision.Refused(SignInRefusal.AssuranceTooLow);
        }

        // Whoever has logged on for a business is that business here, also when the provider adds the person's own CPR number:
        // an employee at work must not meet their private debts, nor the other way about.
        if (Values(who, settings.CvrClaim) is { Count: > 0 } businesses)
        {
            return businesses is not [var cvr] || !Cvr().IsMatch(cvr)
                ? new SignInDecision.Refused(SignInRefusal.NoNumber)
                : settings.BusinessPrivilege.Length > 0 && Privileges.Read(Values(who, settings.PrivilegeClaim), cvr).Contains(settings.BusinessPrivilege)
                    ? new SignInDecision.Resident(cvr, Name(who), []) { IsBusiness = true }
                    : new SignInDecision.Refused(SignInRefusal.NoPrivilege);
        }

        return Values(who, settings.CprClaim) is [var cpr] && Cpr().IsMatch(cpr)
            ? new SignInDecision.Resident(cpr.Replace("-", "", StringComparison.Ordinal), Name(who), PowersOfAttorney.Read(Values(who, settings.PrivilegeClaim), settings))
            : new SignInDecision.Refused(SignInRefusal.NoNumber);
    }

    public static SignInDecision Staff(ClaimsPrincipal who, ProviderOptions settings)
    {
        if (!SureEnough(who, settings))
        {
            return new SignInDecision.Refused(SignInRefusal.AssuranceTooLow);
        }

        if (who.FindFirstValue("sub") is not { Length: > 0 } subject)
        {
            return new SignInDecision.Refused(SignInRefusal.Failed);
        }

        var roles = StaffRoleNames.Mapped(Privileges.Read(Values(who, settings.RoleClaim)), settings.RoleMap);
        return roles.Count == 0 ? new SignInDecision.Refused(SignInRefusal.NoRole) : new SignInDecision.Employee(subject, Name(who), roles);
    }

    private static bool SureEnough(ClaimsPrincipal who, ProviderOptions settings) =>
        settings.Required is { } required && AssuranceLevels.Lowest(Values(who, settings.LoaClaim)) is { } level && level >= required;

    private static List<string> Values(ClaimsPrincipal who, string claim) => [.. who.FindAll(claim).Select(c => c.Value).Distinct(StringComparer.Ordinal)];

    private static string Name(ClaimsPrincipal who) => who.FindFirstValue("name") ?? "";

    [GeneratedRegex("^[0-9]{6}-?[0-9]{4}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Cpr();

    [GeneratedRegex("^[0-9]{8}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Cvr();
}
