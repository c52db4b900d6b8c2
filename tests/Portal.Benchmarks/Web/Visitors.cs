using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Sessions;

namespace Portal.Benchmarks.Web;

/// <summary>Sessions begun as a login begins them, and the cookies of their browsers: written with the portal's own keys, so that no login provider is needed to measure what comes after it.</summary>
internal sealed class Visitors
{
    /// <summary>Names of the portal's: its application, its cookie and what stands in it. When they change no page is answered, and the measure says so.</summary>
    private const string Application = "Mit Mellemværende", Cookie = "__Host-portal", Scheme = "Portal", Door = ".AuthScheme";

    private static readonly SessionLimits Limits = new(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(60));

    private readonly Installation _installation;
    private readonly TicketDataFormat _tickets;

    public Visitors(Installation installation)
    {
        _installation = installation;
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName(Application).PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(installation.Place.Folder, "keys")));
        var protection = services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>();
        _tickets = new TicketDataFormat(protection.CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", Scheme, "v2"));
    }

    /// <returns>The header "Cookie" of a citizen's browser.</returns>
    public Task<string> Citizen(Guid person, string name, CancellationToken cancel) =>
        Begin(SessionKind.Citizen, person.ToString(), name, [new Claim("person", person.ToString())], cancel);

    /// <returns>The header "Cookie" of a caseworker's browser.</returns>
    public Task<string> Caseworker(string id, CancellationToken cancel) =>
        Begin(SessionKind.Staff, id, "Sofie Sagsbehandler", [new Claim("staff", id), new Claim("role", "Caseworker")], cancel);

    private async Task<string> Begin(SessionKind kind, string subject, string name, IEnumerable<Claim> who, CancellationToken cancel)
    {
        var session = await _installation.Get<StartSession>().Handle(new NewSession(kind, subject, null, ProviderSubject.Digest("benchmark", subject), null, Limits), cancel);
        var principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim("session", session.ToString()), new Claim("name", name), .. who, new Claim("acr", "Substantial")], kind.ToString(), "name", "role"));
        var now = DateTimeOffset.UtcNow;
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties(new Dictionary<string, string?> { [Door] = kind.ToString() }) { IssuedUtc = now, ExpiresUtc = now.AddHours(24) }, Scheme);
        return $"{Cookie}={_tickets.Protect(ticket)}";
    }
}
