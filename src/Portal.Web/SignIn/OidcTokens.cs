using System.Diagnostics;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.SignIn;

/// <summary>Checks a token from the provider: who signed it, for whom, how, and whether it is still good. Never done by hand.</summary>
internal static class OidcTokens
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    public static async Task<TokenValidationResult> Validate(OidcOptions options, string? token, bool mustExpire, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(token))
        {
            throw new SecurityTokenException("The provider sent no token.");
        }

        var provider = await options.ConfigurationManager!.GetConfigurationAsync(cancel);
        var result = await Handler.ValidateTokenAsync(token, Rules(options, provider, mustExpire));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await Newer(options, provider, cancel) is { } newer)
        {
            result = await Handler.ValidateTokenAsync(token, Rules(options, newer, mustExpire));
        }

        return result.IsValid ? result : throw result.Exception;
    }

    private static TokenValidationParameters Rules(OidcOptions options, OpenIdConnectConfiguration provider, bool mustExpire) => new()
    {
        ValidAudience = options.ClientId,
        ValidIssuer = provider.Issuer,
        ValidAlgorithms = ["RS256", "PS256", "ES256"],
        IssuerSigningKeys = provider.SigningKeys,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        RequireExpirationTime = mustExpire,
        ClockSkew = options.ClockSkew,
    };

    /// <summary>The provider has changed keys: ask again, once. The library fetches in the background, so wait for it a moment.</summary>
    private static async Task<OpenIdConnectConfiguration?> Newer(OidcOptions options, OpenIdConnectConfiguration old, CancellationToken cancel)
    {
        var waited = Stopwatch.StartNew();
        options.ConfigurationManager!.RequestRefresh();
        while (waited.Elapsed < LongestWait)
        {
            var now = await options.ConfigurationManager.GetConfigurationAsync(cancel);
            if (!ReferenceEquals(now, old))
            {
                return now;
            }

            await Task.Delay(50, cancel);
        }

        return null;
    }
}
