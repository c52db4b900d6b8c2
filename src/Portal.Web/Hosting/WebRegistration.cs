using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Portal.App.Settings;

namespace Portal.Web.Hosting;

/// <summary>What the web site itself registers.</summary>
internal static class WebRegistration
{
    public static void AddPortalWeb(this IServiceCollection services, IConfiguration config, IHostEnvironment environment)
    {
        foreach (var section in WebSettings.Sections) section.Register(services, config);

        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddLocalization();
        services.AddCascadingAuthenticationState();
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddHttpContextAccessor();
        // Our own header says DENY; antiforgery would weaken it to SAMEORIGIN.
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.SuppressXFrameOptionsHeader = true;
            antiforgery.Cookie.Name = "portal-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // Styles, scripts and drawings alone: what is the same for everybody tells nothing by its length, a page with a form's token in it could.
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddPortalHealth();
        services.AddSingleton<Staff.Transfers.TransferSteps>();
        services.AddKeys();
        services.AddHosts(config, environment);
        services.AddProxies();
    }

    /// <summary>Sessions and forms survive a restart, and several nodes read each other's cookies: the keys lie with the other files.</summary>
    private static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Mit Mellemværende");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<StorageOptions, ILoggerFactory>((keys, storage, logs) =>
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(storage.Folder("keys"), logs));
    }

    /// <summary>Outside Development only the portal's own name is answered, so that no forged Host header ends up in a link.</summary>
    private static void AddHosts(this IServiceCollection services, IConfiguration config, IHostEnvironment environment)
    {
        if (environment.IsDevelopment() || !string.IsNullOrEmpty(config["AllowedHosts"])) return;
        services.AddOptions<HostFilteringOptions>().Configure<MunicipalityOptions>((hosts, municipality) =>
            hosts.AllowedHosts = [new Uri(municipality.PortalAddress).Host, "localhost", "127.0.0.1", "[::1]"]);
    }

    private static void AddProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<ProxyOptions>((forwarded, proxies) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var known in proxies.Known)
            {
                if (IPAddress.TryParse(known, out var address)) forwarded.KnownProxies.Add(address);
                else forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(known));
            }
        });

    /// <summary>Readable lines on a developer's screen, one JSON object an event everywhere else. Both carry the trace id that the error page shows.</summary>
    public static void AddPortalLogging(this ILoggingBuilder logging, IHostEnvironment environment)
    {
        logging.ClearProviders();
        if (environment.IsDevelopment()) logging.AddSimpleConsole(console => console.SingleLine = true);
        else logging.AddJsonConsole(console => { console.IncludeScopes = true; console.UseUtcTimestamp = true; console.TimestampFormat = "O"; });
    }
}
