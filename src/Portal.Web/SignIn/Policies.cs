using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.SignIn;

/// <summary>The names pages and endpoints ask by. One per staff role besides these two; see <see cref="App.Actors.StaffRole"/>.</summary>
internal static class Policies
{
    public const string Citizen = nameof(Citizen);

    /// <summary>A citizen, or somebody with a power of attorney to ask for them; not whoever may only see.</summary>
    public const string Applicant = nameof(Applicant);

    /// <summary>A citizen in person: how we reach them, and all that we hold on them, is nobody else's to change or carry away.</summary>
    public const string Themselves = nameof(Themselves);

    /// <summary>Whoever has come in by the citizens' door, to say for whom.</summary>
    public const string Represent = nameof(Represent);

    /// <summary>Any staff role.</summary>
    public const string Staff = nameof(Staff);

    /// <summary>Those who see cases and decide them: caseworkers and team leads.</summary>
    public const string CaseTeam = nameof(CaseTeam);

    /// <summary>Those who say where money belongs: the case team and finance.</summary>
    public const string Payments = nameof(Payments);

    /// <summary>Those who keep the books, make the year-end statements and prove both: finance, team leads and the auditor.</summary>
    public const string Books = nameof(Books);

    public const string Caseworker = nameof(Caseworker);
    public const string TeamLead = nameof(TeamLead);
    public const string Finance = nameof(Finance);
    public const string Administrator = nameof(Administrator);
    public const string Auditor = nameof(Auditor);

    internal const string Circuit = "/_blazor";

    /// <summary>
    /// What has neither a policy nor [AllowAnonymous] is closed to everybody. Two exceptions: an address that leads nowhere (it ends as "not found"),
    /// and the circuit's own address, which serves all interactive pages and asks for somebody signed in.
    /// </summary>
    internal static AuthorizationPolicy Fallback { get; } = new AuthorizationPolicyBuilder()
        .RequireAssertion(asked => asked.Resource is HttpContext http && (http.GetEndpoint() is null || (IsCircuit(http) && asked.User.Identity is { IsAuthenticated: true })))
        .Build();

    internal static bool IsCircuit(HttpContext context) => context.Request.Path.StartsWithSegments(Circuit, StringComparison.Ordinal);
}
