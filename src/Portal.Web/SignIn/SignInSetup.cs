using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.App.People;
using Portal.App.Sessions;

namespace Portal.Web.SignIn;

/// <summary>Signing in, put together: two providers, one cookie, sessions on the server, everything closed that says nothing else.</summary>
internal static class SignInSetup
{
    public static IServiceCollection AddPortalSignIn(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = SignInOptions.From(configuration);
        if (settings.Faults(environment).ToList() is { Count: > 0 } faults)
        {
            throw new InvalidOperationException("The settings for signing in are not right:" + string.Concat(faults.Select(f => "\n  " + f)));
        }

        services.AddSingleton(settings);
        services.AddDataProtection();
        services.AddHttpContextAccessor();
        services.AddAntiforgery();
        services.AddSingleton<SessionSecrets>();
        services.AddScoped<BackchannelLogout>();
        services.AddScoped<SignInEvents>();
        services.AddScoped<SessionCookie>();
        services.AddScoped<Leaving>();
        services.AddScoped<Representing>();
        services.AddScoped<ActorOfRequest>();
        services.AddTransient(s => s.GetRequiredService<ActorOfRequest>().Citizen());
        services.AddTransient(s => s.GetRequiredService<ActorOfRequest>().Caseworker());
        services.TryAddSingleton<PersonLookup>(s => s.GetRequiredService<FindPerson>().Handle);
        AddCircuits(services);
        AddSchemes(services, settings, environment);
        SignedInUser.AddPolicies(services);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, SessionGate>();
#if DEV_IDENTITY
        DevSignIn.Add(services, settings, environment);
#endif
        return services;
    }

    private static void AddCircuits(IServiceCollection services)
    {
        services.AddSingleton<SessionWatch>();
        services.AddHostedService(s => s.GetRequiredService<SessionWatch>());
        services.AddScoped<SessionState>();
        services.AddScoped<CircuitHandler, SessionCircuit>();
        services.AddScoped<CircuitHandler, Hosting.DeskLooksCircuit>();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddCascadingAuthenticationState();
    }

    private static void AddSchemes(IServiceCollection services, SignInOptions settings, IHostEnvironment environment)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OidcOptions>, OidcPostConfigure>());
        services.AddOptions<CookieAuthenticationOptions>(SignInSchemes.Cookie).Configure<SessionClock>((cookie, clock) => cookie.TimeProvider = clock.Time);
        services.AddAuthentication(SignInSchemes.Cookie)
            .AddCookie(SignInSchemes.Cookie, cookie =>
            {
                // The browser itself guards a name with __Host-: only over https, only from this host, for all of it.
                cookie.Cookie.Name = environment.IsDevelopment() ? "portal" : "__Host-portal";
                cookie.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.Path = "/";
                cookie.Cookie.IsEssential = true;

                // Longer than any session, so that an ended one is recognised and gets its page; the session's row decides.
                cookie.ExpireTimeSpan = TimeSpan.FromHours(24);
                cookie.SlidingExpiration = false;
                cookie.EventsType = typeof(SessionCookie);
            })
            .AddRemoteScheme<OidcOptions, OidcHandler>(SignInSchemes.Citizen, null, oidc => Configure(oidc, settings.Citizen, ""))
            .AddRemoteScheme<OidcOptions, OidcHandler>(SignInSchemes.Staff, null, oidc => Configure(oidc, settings.Staff, "/medarbejder"));
    }

    private static void Configure(OidcOptions oidc, ProviderOptions provider, string door)
    {
        oidc.SignInScheme = SignInSchemes.Cookie;
        oidc.EventsType = typeof(SignInEvents);
        oidc.CallbackPath = "/signin-oidc" + door;
        oidc.SignedOutCallbackPath = "/signout-callback-oidc" + door;
        oidc.RemoteSignOutPath = "/signout-oidc" + door;
        oidc.Authority = provider.Authority;
        oidc.RequireHttpsMetadata = !(Uri.TryCreate(provider.Authority, UriKind.Absolute, out var address) && address is { Scheme: "http", IsLoopback: true });
        oidc.ClientId = provider.ClientId;
        oidc.ClientSecret = provider.Secret;
        oidc.GetClaimsFromUserInfoEndpoint = provider.UserInfo;
        oidc.MaxAge = provider.MaxAge;
        oidc.Scope.Clear();
        foreach (var scope in provider.Scopes)
        {
            oidc.Scope.Add(scope);
        }

        foreach (var (name, value) in provider.Parameters)
        {
            oidc.AdditionalAuthorizationParameters[name] = value;
        }
    }
}
