using System.Collections.Frozen;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Portal.App.Actors;
using Portal.Domain.People;

namespace Portal.Web.SignIn;

/// <summary>From the session cookie to the actor a use case asks for. All that the cookie holds is written and read here.</summary>
internal static class SignedInUser
{
    private const string Session = "session", Person = "person", Employee = "staff", Name = "name", Role = "role", Level = "acr";

    /// <summary>Only with a power of attorney: who is signed in, each power, and while it is used its right and the name of the one who gave it.</summary>
    private const string Own = "own", Power = "power", Acting = "acting", Represented = "represented";

    /// <summary>The citizen or business signed in; null for anybody else.</summary>
    public static Citizen? Citizen(this ClaimsPrincipal user) =>
        user.FindFirstValue(Person) is { } id
            ? new Citizen(
                new PersonId(Guid.Parse(id)), user.FindFirstValue(Name) ?? "",
                user.FindFirstValue(Acting) is { } right ? new Representative(user.FindFirstValue(Own)!, Enum.Parse<PowerRight>(right)) : null)
            : null;

    /// <summary>The powers of attorney that came with the login.</summary>
    public static IReadOnlyList<PowerOfAttorney> Powers(this ClaimsPrincipal user) =>
        [.. user.FindAll(Power).Select(claim => claim.Value.Split(' ')).Select(parts => new PowerOfAttorney(new PersonId(Guid.Parse(parts[0])), Enum.Parse<PowerRight>(parts[1])))];

    /// <summary>The name of the one who is acted for; null for whoever acts for themselves.</summary>
    public static string? RepresentedName(this ClaimsPrincipal user) => user.FindFirstValue(Represented);

    /// <summary>The person's own record; null where we have nothing on them, and they are here by a power of attorney alone.</summary>
    public static PersonId? OwnPerson(this ClaimsPrincipal user) =>
        user.FindFirstValue(Own) is { } own ? Guid.TryParse(own, out var id) && own.Contains('-', StringComparison.Ordinal) ? new PersonId(id) : null : user.Citizen()?.Person;

    /// <summary>Whose sessions "log off everywhere" ends: always of the one who is signed in, never of the one they act for.</summary>
    public static string? SessionSubject(this ClaimsPrincipal user) => user.FindFirstValue(Own) ?? user.Citizen()?.Person.ToString() ?? user.Caseworker()?.StaffId;

    /// <summary>The same session, in which the person now acts for somebody who has given them a power of attorney.</summary>
    /// <param name="power">One of <see cref="Powers"/>.</param>
    internal static ClaimsPrincipal ActingFor(this ClaimsPrincipal user, PowerOfAttorney power, string name) =>
        user.With([new(Person, power.Of.ToString()), new(Acting, power.Right.ToString()), new(Represented, name)]);

    /// <summary>The same session, in which the person acts for themselves again.</summary>
    internal static ClaimsPrincipal ActingForSelf(this ClaimsPrincipal user, PersonId self) => user.With([new(Person, self.ToString())]);

    /// <summary>The member of staff signed in; null for anybody else.</summary>
    public static Caseworker? Caseworker(this ClaimsPrincipal user) =>
        user.FindFirstValue(Employee) is { } id
            ? new Caseworker(id, user.FindFirstValue(Name) ?? "", user.FindAll(Role).Select(r => Enum.Parse<StaffRole>(r.Value)).ToFrozenSet())
            : null;

    public static Guid? SessionId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Session), out var id) ? id : null;

    public static bool IsStaff(this ClaimsPrincipal user) => user.HasClaim(c => c.Type == Employee);

    /// <param name="own">The person's own id, or the digest that stands for it.</param>
    internal static ClaimsPrincipal ForCitizen(PersonId person, string name, string? level, Guid session, string own, IReadOnlyList<PowerOfAttorney> powers) => Of(
        SignInSchemes.Citizen, name, level, session,
        [new Claim(Person, person.ToString()), .. powers.Count > 0 ? [new Claim(Own, own)] : Enumerable.Empty<Claim>(), .. powers.Select(power => new Claim(Power, $"{power.Of} {power.Right}"))]);

    internal static ClaimsPrincipal ForStaff(SignInDecision.Employee employee, string? level, Guid session) =>
        Of(SignInSchemes.Staff, employee.Name, level, session, [new Claim(Employee, employee.Subject), .. employee.Roles.Select(r => new Claim(Role, r.ToString()))]);

    /// <summary>The two doors and the roles: a policy names its door, so that the challenge goes there and a session from the other is not enough.</summary>
    internal static IServiceCollection AddPolicies(IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Citizen, p => p.AddAuthenticationSchemes(SignInSchemes.Citizen).RequireClaim(Person).RequireAssertion(SendsNothingUnlessAllowed))
            .AddPolicy(Policies.Applicant, p => p.AddAuthenticationSchemes(SignInSchemes.Citizen).RequireClaim(Person).RequireAssertion(asked => MayApply(asked.User)))
            .AddPolicy(Policies.Themselves, p => p.AddAuthenticationSchemes(SignInSchemes.Citizen).RequireClaim(Person).RequireAssertion(asked => asked.User.Citizen() is { By: null }))
            .AddPolicy(Policies.Represent, p => p.AddAuthenticationSchemes(SignInSchemes.Citizen).RequireClaim(Person))
            .AddPolicy(Policies.Staff, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee).RequireClaim(Role))
            .AddPolicy(Policies.CaseTeam, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee).RequireRole(nameof(StaffRole.Caseworker), nameof(StaffRole.TeamLead)))
            .AddPolicy(Policies.Payments, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee)
                .RequireRole(nameof(StaffRole.Caseworker), nameof(StaffRole.TeamLead), nameof(StaffRole.Finance)))
            .AddPolicy(Policies.Books, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee)
                .RequireRole(nameof(StaffRole.Finance), nameof(StaffRole.TeamLead), nameof(StaffRole.Auditor)))
            .SetFallbackPolicy(Policies.Fallback);
        foreach (var role in Enum.GetNames<StaffRole>())
        {
            policies.AddPolicy(role, p => p.AddAuthenticationSchemes(SignInSchemes.Staff).RequireClaim(Employee).RequireRole(role));
        }

        return services;
    }

    private static bool MayApply(ClaimsPrincipal user) => user.Citizen() is { By: null or { Right: PowerRight.Apply } };

    /// <summary>Whoever may only see reads every page and posts no form, whatever the page.</summary>
    private static bool SendsNothingUnlessAllowed(AuthorizationHandlerContext asked) =>
        asked.Resource is not HttpContext http || HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || MayApply(asked.User);

    /// <summary>For whom the session is used: these claims in place of those that said so before.</summary>
    private static ClaimsPrincipal With(this ClaimsPrincipal user, IEnumerable<Claim> now) => new(new ClaimsIdentity(
        [.. user.Claims.Where(claim => claim.Type is not (Person or Acting or Represented)), .. now], SignInSchemes.Citizen, Name, Role));

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
