using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Portal.DevIdentity;

/// <summary>What the provider says in writing: metadata, keys, codes for one use, identity and logout tokens.</summary>
internal sealed class DevTokens(string issuer)
{
    private static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(1);

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "dev-" + DevSessions.Secret()[..8] };
    private readonly ConcurrentDictionary<string, Grant> _grants = new();
    private readonly JsonWebTokenHandler _tokens = new();

    private sealed record Grant(DevLogin Login, string Redirect, string Challenge, string? Nonce, DateTimeOffset Until);

    public string Code(DevLogin login, AuthorizeRequest request)
    {
        foreach (var old in _grants.Where(g => g.Value.Until < DateTimeOffset.UtcNow))
        {
            _grants.TryRemove(old.Key, out _);
        }

        var code = DevSessions.Secret();
        _grants[code] = new Grant(login, request.Redirect, request.Challenge, request.Nonce, DateTimeOffset.UtcNow + CodeLasts);
        return code;
    }

    public Dictionary<string, object> Discovery() => new()
    {
        ["issuer"] = issuer,
        // The browser's addresses are paths: the provider lives in the portal's own host, whatever that is called.
        ["authorization_endpoint"] = DevIdentityServer.Root + "/authorize",
        ["end_session_endpoint"] = DevIdentityServer.Root + "/logout",
        ["token_endpoint"] = issuer + "/token",
        ["jwks_uri"] = issuer + "/jwks",
        ["authorization_response_iss_parameter_supported"] = true,
        ["backchannel_logout_supported"] = true,
        ["backchannel_logout_session_supported"] = true,
        ["response_types_supported"] = new[] { "code" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        ["code_challenge_methods_supported"] = new[] { "S256" },
    };

    public object Keys()
    {
        var p = _key.Rsa.ExportParameters(false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = _key.KeyId, n = Base64UrlEncoder.Encode(p.Modulus), e = Base64UrlEncoder.Encode(p.Exponent) } } };
    }

    public (int Status, object Body) Redeem(IReadOnlyDictionary<string, string> form)
    {
        var verifier = Encoding.ASCII.GetBytes(form.GetValueOrDefault("code_verifier", ""));
        if (!_grants.TryRemove(form.GetValueOrDefault("code", ""), out var grant)
            || grant.Until < DateTimeOffset.UtcNow
            || grant.Login.Persona.Client != form.GetValueOrDefault("client_id")
            || grant.Redirect != form.GetValueOrDefault("redirect_uri")
            || grant.Challenge != Base64UrlEncoder.Encode(SHA256.HashData(verifier)))
        {
            return (400, new { error = "invalid_grant" });
        }

        var access = DevSessions.Secret();
        return (200, new { access_token = access, token_type = "Bearer", expires_in = 300, id_token = IdToken(grant, access) });
    }

    public string LogoutToken(DevLogin login) => Token(login.Persona.Client, "logout+jwt", new Dictionary<string, object>
    {
        ["sub"] = login.Persona.Id,
        ["sid"] = login.Sid,
        ["jti"] = DevSessions.Secret(),
        ["events"] = new Dictionary<string, object> { ["http://schemas.openid.net/event/backchannel-logout"] = new Dictionary<string, object>() },
    });

    private string IdToken(Grant grant, string access)
    {
        var claims = grant.Login.Persona.Claims.Where(c => c.Value is not "").ToDictionary(c => c.Key, c => c.Value);
        claims["sub"] = grant.Login.Persona.Id;
        claims["name"] = grant.Login.Persona.Name;
        claims["sid"] = grant.Login.Sid;
        claims["auth_time"] = grant.Login.At.ToUnixTimeSeconds();
        claims["at_hash"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(access)).AsSpan(0, 16).ToArray());
        if (grant.Nonce is not null)
        {
            claims["nonce"] = grant.Nonce;
        }

        return Token(grant.Login.Persona.Client, "JWT", claims);
    }

    private string Token(string client, string type, Dictionary<string, object> claims) => _tokens.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = issuer,
        Audience = client,
        TokenType = type,
        Claims = claims,
        IssuedAt = DateTime.UtcNow,
        Expires = DateTime.UtcNow.AddMinutes(2),
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
    });
}
