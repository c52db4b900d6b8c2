using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Portal.App.Sessions;

namespace Portal.Web.SignIn;

/// <summary>How the portal talks to one login provider. The names are those of the framework's own OpenID Connect package, so that it can take over.</summary>
internal sealed class OidcOptions : RemoteAuthenticationOptions
{
    public OidcOptions()
    {
        CallbackPath = "/signin-oidc";
        Events = new RemoteAuthenticationEvents();
        CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        CorrelationCookie.SameSite = SameSiteMode.Lax; // the code comes back by GET: Lax is sent, and works on plain http
    }

    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string? ClientSecret { get; set; }

    /// <summary>Only switched off for a provider on this same machine.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    public PathString SignedOutCallbackPath { get; set; } = "/signout-callback-oidc";

    /// <summary>Where the provider posts its logout message (back-channel logout).</summary>
    public PathString RemoteSignOutPath { get; set; } = "/signout-oidc";

    /// <summary>Some providers give the CPR number only here.</summary>
    public bool GetClaimsFromUserInfoEndpoint { get; set; }

    /// <summary>The oldest login at the provider that is good enough; null: any.</summary>
    public TimeSpan? MaxAge { get; set; }

    public ICollection<string> Scope { get; } = ["openid", "profile"];

    /// <summary>What this provider wants besides, e.g. <c>acr_values</c> or <c>idp_values</c>.</summary>
    public IDictionary<string, string> AdditionalAuthorizationParameters { get; } = new Dictionary<string, string>();

    public OpenIdConnectProtocolValidator ProtocolValidator { get; set; } = new()
    {
        RequireStateValidation = false, // the state is our own protected properties, tied to the correlation cookie
        NonceLifetime = TimeSpan.FromMinutes(15),
    };

    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(60);

    public IConfigurationManager<OpenIdConnectConfiguration>? ConfigurationManager { get; set; }

    internal ISecureDataFormat<AuthenticationProperties> StateDataFormat { get; set; } = null!;

    public override void Validate()
    {
        base.Validate();
        if (Authority.Length == 0 || ClientId.Length == 0)
        {
            throw new InvalidOperationException("SignIn: Authority and ClientId must be set.");
        }
    }
}

/// <summary>Fills in what follows from the settings: the protected state, the back channel and the provider's published metadata.</summary>
internal sealed class OidcPostConfigure(IDataProtectionProvider protection, SessionClock clock) : IPostConfigureOptions<OidcOptions>
{
    private const int LargestAnswer = 1024 * 1024;

    public void PostConfigure(string? name, OidcOptions options)
    {
        options.DataProtectionProvider ??= protection;
        options.TimeProvider = clock.Time;
        options.StateDataFormat = new PropertiesDataFormat(options.DataProtectionProvider.CreateProtector("oidc", name!, "v1"));
        options.Backchannel ??= new HttpClient(options.BackchannelHttpHandler ?? new HttpClientHandler { AllowAutoRedirect = false })
        {
            Timeout = options.BackchannelTimeout,
            MaxResponseContentBufferSize = LargestAnswer,
        };
        options.ConfigurationManager ??= new ConfigurationManager<OpenIdConnectConfiguration>(
            options.Authority.TrimEnd('/') + "/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.RequireHttpsMetadata })
        {
            // A provider that changes keys twice in a row must not lock everybody out for five minutes.
            RefreshInterval = TimeSpan.FromSeconds(30),
        };
    }
}
