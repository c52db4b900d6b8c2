using System.Collections.Frozen;
using System.Security.Claims;
using Portal.App.Actors;
using Portal.Domain.People;

namespace Portal.Web.SignIn;

/// <summary>From the session cookie to the actor a use case asks for. All that the cookie holds is written and read here.</summary>
internal static class SignedInUser
{
    private const string Session = "session", Person = "person", Employee = "staff", Name = "name", Role = "role", Level = "acr";

    /// <summary>The citizen or business signed in; null for anybody else.</summary>
    public static Citizen? Citizen(this ClaimsPrincipal user) =>
        user.FindFirstValue(Person) is { } id ? new Citizen(new PersonId(Guid.Parse(id)), user.FindFirstValue(Name) ?? "") : null;

    /// <summary>The member of staff signed in; null for anybody else.</summary>
    public static Caseworker? Caseworker(this ClaimsPrincipal user) =>
        user.FindFirstValue(Employee) is { } id
            ? new Caseworker(id, user.FindFirstValue(Name) ?? "", user.FindAll(Role).Select(r => Enum.Parse<StaffRole>(r.Value)).ToFrozenSet())
            : null;

    public static Guid? SessionId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session), out var id) ? id : null;

    public static bool IsStaff(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == Employee);

    internal static ClaimsPrincipal ForCitizen(PersonId person, string name, string? level, Guid session) =>
        Of(SignInSchemes.Citizen, name, level, session, [new Claim(Person, person.ToString())]);

    internal static ClaimsPrincipal ForStaff(SignInDecision.Employee employee, string? level, Guid session) =>
        Of(SignInSchemes.Staff, employee.Name, level, session, [new Claim(Employee, employee.Subject), .. employee.Roles.Select(r => new Claim(Role, r.ToString()))]);

    /// <summary>The two doors and the roles: a policy names its door, so that the challenge goes there and a session from the other is not enough.</summary>
    internal static IServiceCollection AddPolicies(IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Citizen, p => p.AddAuthenticationSchemes(SignInSchemes.Citizen).RequireClaim(Person))
            .AddPolicy(Policies.Staff, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee).RequireClaim(Role))
            .AddPolicy(Policies.CaseTeam, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee).RequireRole(nameof(StaffRole.Caseworker), nameof(StaffRole.TeamLead)))
            .AddPolicy(Policies.Payments, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee)
                .RequireRole(nameof(StaffRole.Caseworker), nameof(StaffRole.TeamLead), nameof(StaffRole.Finance)))
            .AddPolicy(Policies.Statements, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee)
                .RequireRole(nameof(StaffRole.Finance), nameof(StaffRole.TeamLead), nameof(StaffRole.Auditor)))
            .SetFallbackPolicy(Policies.Fallback);
        foreach (var role in Enum.GetNames<StaffRole>())
        {
            policies.AddPolicy(role, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee).RequireRole(role));
        }

        return services;
    }

    private static ClaimsPrincipal Of(string scheme, string name, string? level, Guid session, IEnumerable<Claim> who)
    {
        List<Claim> claims = [new(Session, session.ToString()), new(Name, name), .. who];
        if (level is not null)
        {
            claims.Add(new Claim(Level, level));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, Name, Role));
    }
}

/// <summary>Gives an endpoint its <c>Citizen</c> or <c>Caseworker</c> parameter. The endpoint's policy has let nobody else through.</summary>
internal sealed class ActorOfRequest(IHttpContextAccessor context)
{
    public Citizen Citizen() => User().Citizen() ?? throw new InvalidOperationException("No citizen is signed in: the page or endpoint lacks the policy Citizen.");

    public Caseworker Caseworker() => User().Caseworker() ?? throw new InvalidOperationException("No staff is signed in: the page or endpoint lacks a staff policy.");

    private ClaimsPrincipal User() => context.HttpContext?.User ?? new ClaimsPrincipal();
}
