using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Portal.App.Sessions;

namespace Portal.Web.SignIn;

/// <summary>The provider tells the portal, without the browser, that somebody has logged off there (OpenID Connect Back-Channel Logout 1.0).</summary>
internal sealed class BackchannelLogout(EndSessions end, SpendLogoutToken spend, IOptionsMonitor<OidcOptions> providers, SessionClock clock, ILogger<BackchannelLogout> log)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan OldestToken = TimeSpan.FromMinutes(5);

    public async Task Answer(HttpContext context, string scheme, OidcOptions provider)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && context.Request.ContentLength is <= LongestToken
            && await Handle(scheme, provider, (await context.Request.ReadFormAsync(context.RequestAborted))["logout_token"], context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            return;
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.Response.WriteAsJsonAsync(new { error = "invalid_request" }, context.RequestAborted);
    }

    /// <summary>True when the token was good, whether or not anybody was signed in.</summary>
    public Task<bool> Handle(string scheme, string? token, CancellationToken cancel) => Handle(scheme, providers.Get(scheme), token, cancel);

    private async Task<bool> Handle(string scheme, OidcOptions provider, string? token, CancellationToken cancel)
    {
        try
        {
            var valid = await OidcTokens.Validate(provider, token, mustExpire: false, cancel);
            var ended = await Act(scheme, (JsonWebToken)valid.SecurityToken, provider, cancel);
            log.LogInformation("The provider of {Scheme} logged somebody off: {Count} sessions ended", scheme, ended);
            return true;
        }
        catch (Exception fault) when (fault is SecurityTokenException or AuthenticationFailureException or ArgumentException)
        {
            log.LogWarning("A logout message for {Scheme} was refused: {Cause}", scheme, fault.Message.ReplaceLineEndings(" "));
            return false;
        }
    }

    private async Task<int> Act(string scheme, JsonWebToken token, OidcOptions provider, CancellationToken cancel)
    {
        if (token.Typ is { Length: > 0 } type && !type.Equals("JWT", StringComparison.OrdinalIgnoreCase) && !type.Equals("logout+jwt", StringComparison.OrdinalIgnoreCase))
        {
            throw new AuthenticationFailureException("it is another kind of token");
        }

        if (token.TryGetClaim("nonce", out _))
        {
            throw new AuthenticationFailureException("it has a nonce, so it is an identity token");
        }

        if (!token.TryGetPayloadValue<JsonElement>("events", out var events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(Event, out var logout)
            || logout.ValueKind != JsonValueKind.Object)
        {
            throw new AuthenticationFailureException("it does not say logout (events)");
        }

        if (!token.TryGetClaim("iat", out _) || (clock.Now - new DateTimeOffset(token.IssuedAt, TimeSpan.Zero)).Duration() > OldestToken + provider.ClockSkew)
        {
            throw new AuthenticationFailureException("it is not fresh (iat)");
        }

        var (session, subject) = (Text(token, "sid"), Text(token, "sub"));
        if (session is null && subject is null)
        {
            throw new AuthenticationFailureException("it names neither session nor person");
        }

        if (Text(token, "jti") is not { } id || !await spend.Handle(token.Issuer, id, cancel))
        {
            throw new AuthenticationFailureException("it has no id or has been used before (jti)");
        }

        var kind = scheme == SignInSchemes.Staff ? SessionKind.Staff : SessionKind.Citizen;
        return await end.AtProvider(kind, session, subject is null ? null : ProviderSubject.Digest(token.Issuer, subject), cancel)
            ?? throw new AuthenticationFailureException("it names another person's session");
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetClaim(claim, out Claim found) && found.Value.Length > 0 ? found.Value : null;
}
