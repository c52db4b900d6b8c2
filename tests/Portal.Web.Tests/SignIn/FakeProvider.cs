using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.Tests.SignIn;

/// <summary>A login provider that can be told to lie: each part of what it says can be replaced by a test.</summary>
internal sealed class FakeProvider : HttpMessageHandler
{
    public const string Issuer = "https://login.example.test";

    private static readonly RsaSecurityKey FirstKey = NewKey();

    private readonly Dictionary<string, (string Nonce, string Challenge, string Client)> _codes = [];

    public FakeProvider()
    {
        var key = FirstKey;
        (Key, Published) = (key, [key]);
    }

    /// <summary>Signs.</summary>
    public SecurityKey Key { get; set; }

    public string Algorithm { get; set; } = SecurityAlgorithms.RsaSha256;

    /// <summary>What the provider says its keys are.</summary>
    public List<RsaSecurityKey> Published { get; }

    /// <summary>The claims about the person, and any that replace the standard ones; null leaves one out.</summary>
    public Dictionary<string, object?> Claims { get; } = new() { ["sub"] = "person-1", ["name"] = "Anna Ågård Sørensen", ["sid"] = "provider-session-1", ["acr"] = "Substantial", ["cpr"] = "6101801234" };

    /// <summary>Replaces the finished token.</summary>
    public Func<string, string> Forge { get; set; } = token => token;

    public Dictionary<string, object>? UserInfo { get; set; }

    public bool Silent { get; set; }

    public int DiscoveryCount { get; private set; }

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N")[..8] };

    /// <summary>The person says yes: where the provider sends the browser.</summary>
    public Uri Approve(Uri request, string? issuer = Issuer)
    {
        var q = QueryHelpers.ParseQuery(request.Query);
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (q["nonce"]!, q["code_challenge"]!, q["client_id"]!);
        return Answer(request, ("code", code), ("iss", issuer));
    }

    public static Uri Answer(Uri request, params (string Name, string? Value)[] answer)
    {
        var q = QueryHelpers.ParseQuery(request.Query);
        var parameters = answer.Where(a => a.Value is not null).ToDictionary(a => a.Name, a => a.Value);
        parameters["state"] = q["state"];
        return new Uri(QueryHelpers.AddQueryString(q["redirect_uri"]!, parameters));
    }

    public string LogoutToken(string client, Dictionary<string, object?>? changes = null, SecurityKey? key = null)
    {
        var claims = new Dictionary<string, object?>
        {
            ["iss"] = Issuer, ["aud"] = client, ["sub"] = "person-1", ["sid"] = "provider-session-1", ["jti"] = Guid.NewGuid().ToString("N"), ["iat"] = Now(),
            ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() },
        };
        return Sign(Merge(claims, changes ?? []), key ?? Key, Algorithm, "logout+jwt");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Silent) throw new HttpRequestException("the provider is down");
        var (status, body) = request.RequestUri!.AbsolutePath switch
        {
            "/.well-known/openid-configuration" => (200, (object)Discovery()),
            "/jwks" => (200, Keys()),
            "/token" => Token(QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken)).ToDictionary(f => f.Key, f => f.Value.ToString())),
            "/userinfo" => (UserInfo is null ? 404 : 200, UserInfo ?? []),
            _ => (404, (object)new { }),
        };
        return new HttpResponseMessage((HttpStatusCode)status) { Content = JsonContent.Create(body), RequestMessage = request };
    }

    private Dictionary<string, object> Discovery()
    {
        DiscoveryCount++;
        return new Dictionary<string, object>
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "/authorize", ["token_endpoint"] = Issuer + "/token", ["jwks_uri"] = Issuer + "/jwks",
            ["userinfo_endpoint"] = Issuer + "/userinfo", ["end_session_endpoint"] = Issuer + "/logout", ["authorization_response_iss_parameter_supported"] = true,
        };
    }

    private object Keys() => new
    {
        keys = Published.Select(key =>
        {
            var p = key.Rsa.ExportParameters(false);
            return new { kty = "RSA", use = "sig", kid = key.KeyId, n = Base64UrlEncoder.Encode(p.Modulus), e = Base64UrlEncoder.Encode(p.Exponent) };
        }).ToList(),
    };

    private (int, object) Token(Dictionary<string, string> form)
    {
        if (!_codes.Remove(form["code"], out var grant) || grant.Challenge != Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]))))
            return (400, new { error = "invalid_grant" });
        var standard = new Dictionary<string, object?> { ["iss"] = Issuer, ["aud"] = grant.Client, ["nonce"] = grant.Nonce, ["iat"] = Now(), ["exp"] = Now() + 300, ["auth_time"] = Now() };
        return (200, new { access_token = "an-access-token", token_type = "Bearer", expires_in = 300, id_token = Forge(Sign(Merge(standard, Claims), Key, Algorithm, "JWT")) });
    }

    private static string Sign(Dictionary<string, object> claims, SecurityKey key, string algorithm, string type) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims, TokenType = type, SigningCredentials = new SigningCredentials(key, algorithm) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
        });

    public static long Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    private static Dictionary<string, object> Merge(Dictionary<string, object?> standard, Dictionary<string, object?> changes)
    {
        foreach (var (name, value) in changes) standard[name] = value;
        return standard.Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!);
    }

    public static string AlgorithmNone(string token)
    {
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");
        return string.Create(CultureInfo.InvariantCulture, $"{header}.{token.Split('.')[1]}.");
    }
}
