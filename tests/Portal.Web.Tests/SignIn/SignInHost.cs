using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.App;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Sessions;
using Portal.App.Settings;
using Portal.Domain.People;
using Portal.Web.SignIn;

namespace Portal.Web.Tests.SignIn;

/// <summary>The sign-in part of the portal, alone, with a database of its own and people on record that the test knows.</summary>
internal sealed class SignInHost : IAsyncDisposable
{
    public const string CitizenClient = "borger-klient", StaffClient = "medarbejder-klient", Privilege = "urn:dk:kommune:krav";

    public static readonly PersonId Anna = new(Guid.Parse("11111111-1111-1111-1111-111111111111"));
    public static readonly PersonId Sailmaker = new(Guid.Parse("22222222-2222-2222-2222-222222222222"));

    private readonly WebApplication _app;
    private readonly string _folder;

    private SignInHost(WebApplication app, string folder, FakeProvider provider, MovableClock clock, CollectedLog log) =>
        (_app, _folder, Provider, Clock, Log) = (app, folder, provider, clock, log);

    public FakeProvider Provider { get; }

    public MovableClock Clock { get; }

    public CollectedLog Log { get; }

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public PortalDb Database() => Get<IDbContextFactory<PortalDb>>().CreateDbContext();

    public Browser Open(string home = "http://localhost") => new(_app.GetTestServer().CreateHandler(), new Uri(home));

    public static readonly Dictionary<string, string?> RealProviders = new()
    {
        ["SignIn:Citizen:Authority"] = FakeProvider.Issuer, ["SignIn:Citizen:ClientId"] = CitizenClient, ["SignIn:Citizen:BusinessPrivilege"] = Privilege,
        ["SignIn:Staff:Authority"] = FakeProvider.Issuer, ["SignIn:Staff:ClientId"] = StaffClient,
    };

    public static async Task<SignInHost> Start(Dictionary<string, string?>? settings = null, string environment = "Development", bool realProviders = true, bool circuits = false)
    {
        var folder = TestFolder.Create("portal-signin-");
        try
        {
            return await Start(folder, settings, environment, realProviders, circuits);
        }
        catch
        {
            // One that refuses to start is never disposed of.
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private static async Task<SignInHost> Start(string folder, Dictionary<string, string?>? settings, string environment, bool realProviders, bool circuits)
    {
        var (provider, clock, log) = (new FakeProvider(), new MovableClock(), new CollectedLog());
        EmptyDatabase.CopyTo(folder);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        if (realProviders) builder.Configuration.AddInMemoryCollection(RealProviders);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Municipality:Name"] = "Strandby Kommune", ["Municipality:Phone"] = "00 00 00 00", ["Municipality:ServiceCentre"] = "Havnegade 1, Strandby", ["Storage:Root"] = folder,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);

        var services = builder.Services;
        services.AddPortalSettings(builder.Configuration, builder.Environment);
        services.AddPortalDb(DatabaseProvider.Sqlite, _ => ConnectionOf(folder)).AddPortalUseCases();
        services.AddSingleton(new SessionClock(clock));
        services.AddSingleton<PersonLookup>((number, _) => Task.FromResult<PersonId?>(number switch { "6101801234" => Anna, "12345674" => Sailmaker, _ => null }));
        services.AddLocalization().AddRazorComponents().AddInteractiveServerComponents();
        services.AddPortalSignIn(builder.Configuration, builder.Environment);
        if (realProviders)
            foreach (var scheme in new[] { SignInSchemes.Citizen, SignInSchemes.Staff })
                services.Configure<OidcOptions>(scheme, o => o.BackchannelHttpHandler ??= o.Authority == FakeProvider.Issuer ? provider : null);

        var app = builder.Build();
        app.UseRequestLocalization(l => l.AddSupportedUICultures("da", "en").SetDefaultCulture("da"));
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapPortalSignIn();
        MapTestPages(app, circuits);
        await app.StartAsync();
        return new SignInHost(app, folder, provider, clock, log);
    }

    private static void MapTestPages(WebApplication app, bool circuits)
    {
        var pages = app.MapRazorComponents<TestRoot>().AddAdditionalAssemblies(typeof(SignInOptions).Assembly);
        if (circuits) pages.AddInteractiveServerRenderMode();
        app.MapGet("/test/borger", (Citizen me) => $"{me.JournalId} {me.Name}").RequireAuthorization(Policies.Citizen);
        app.MapGet("/test/sager", (Caseworker me) => $"{me.JournalId} {me.Name} {string.Join(',', me.Roles.Order())}").RequireAuthorization(Policies.Staff);
        app.MapGet("/test/ledelse", () => "kun teamledere").RequireAuthorization(Policies.TeamLead);
        app.MapGet("/test/glemt", () => "uden politik");
        app.MapGet("/test/aaben", () => "aaben for alle").AllowAnonymous();
        app.MapGet("/test/formular", (HttpContext context, IAntiforgery antiforgery) =>
            Results.Content($"<input name=\"__RequestVerificationToken\" value=\"{antiforgery.GetAndStoreTokens(context).RequestToken}\">", "text/html")).AllowAnonymous();
    }

    /// <summary>A browser in which the person of <see cref="Provider"/> has logged on.</summary>
    public async Task<Browser> LogOn(string page = "/test/borger", string home = "http://localhost")
    {
        var browser = Open(home);
        var back = await LogOn(browser, page);
        Assert.Equal(page, back.Headers.Location?.OriginalString);
        return browser;
    }

    /// <summary>From the page to the provider and back; the portal's answer to the callback.</summary>
    public async Task<HttpResponseMessage> LogOn(Browser browser, string page = "/test/borger")
    {
        var toProvider = await browser.Get(page);
        return await browser.Get(Provider.Approve(toProvider.Headers.Location!));
    }

    /// <summary>What the cookie holds when the portal itself opens it.</summary>
    public AuthenticationTicket Read(string cookie) =>
        Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SignInSchemes.Cookie).TicketDataFormat.Unprotect(cookie)!;

    private static string ConnectionOf(string folder) => $"Data Source={Path.Combine(folder, "portal.db")}";

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        using (var kept = new SqliteConnection(ConnectionOf(_folder))) SqliteConnection.ClearPool(kept);
        Directory.Delete(_folder, recursive: true);
    }
}
