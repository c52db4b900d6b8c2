using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Portal.DevIdentity;

/// <summary>One login at the provider: a person at one door.</summary>
internal sealed record DevLogin(Persona Persona, string Sid, DateTimeOffset At);

/// <summary>The provider remembers who is logged on in a browser, so that single log-on and single logout are real.</summary>
internal sealed class DevSessions
{
    private const string Cookie = "dev-login";

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, DevLogin>> _browsers = new();

    public IReadOnlyCollection<DevLogin> All(HttpContext context) => Browser(context) is { } logins ? [.. logins.Values] : [];

    public DevLogin? At(HttpContext context, string client) => Browser(context)?.GetValueOrDefault(client);

    public DevLogin LogOn(HttpContext context, Persona persona)
    {
        if (Browser(context) is not { } logins)
        {
            var id = Secret();
            logins = _browsers[id] = new();
            context.Response.Cookies.Append(Cookie, id, new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = DevIdentityServer.Root, IsEssential = true,
            });
        }

        return logins[persona.Client] = new DevLogin(persona, Secret(), DateTimeOffset.UtcNow);
    }

    public DevLogin? LogOff(HttpContext context, string client) => Browser(context) is { } logins && logins.TryRemove(client, out var login) ? login : null;

    internal static string Secret() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(24));

    private ConcurrentDictionary<string, DevLogin>? Browser(HttpContext context) =>
        context.Request.Cookies[Cookie] is { } id ? _browsers.GetValueOrDefault(id) : null;
}
