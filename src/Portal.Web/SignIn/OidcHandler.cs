using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.SignIn;

/// <summary>
/// Log on through a provider: authorization code with PKCE. Named and shaped after the framework's own handler, so that it can replace this file.
/// </summary>
internal sealed class OidcHandler(IOptionsMonitor<OidcOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : RemoteAuthenticationHandler<OidcOptions>(options, logger, encoder), IAuthenticationSignOutHandler
{
    /// <summary>Set on a challenge to make the provider ask anew who it is (<c>login</c>).</summary>
    public const string Prompt = "prompt";

    private const string Verifier = "code_verifier", Nonce = "nonce", Redirect = "redirect_uri";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (string.IsNullOrEmpty(properties.RedirectUri))
        {
            properties.RedirectUri = OriginalPathBase + OriginalPath + Request.QueryString;
        }

        if (await Metadata(properties) is not { } provider)
        {
            return;
        }

        GenerateCorrelationId(properties);
        properties.Items[Verifier] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        properties.Items[Nonce] = Options.ProtocolValidator.GenerateNonce();
        properties.Items[Redirect] = BuildRedirectUri(Options.CallbackPath);
        Response.Redirect(AuthenticationRequest(properties, provider));
    }

    private string AuthenticationRequest(AuthenticationProperties properties, OpenIdConnectConfiguration provider)
    {
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = Absolute(provider.AuthorizationEndpoint),
            ClientId = Options.ClientId,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = string.Join(' ', Options.Scope),
            RedirectUri = properties.Items[Redirect],
            Nonce = properties.Items[Nonce],
            State = Options.StateDataFormat.Protect(properties),
            UiLocales = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Prompt = properties.GetParameter<string>(Prompt),
            EnableTelemetryParameters = false,
        };
        message.SetParameter("code_challenge", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(properties.Items[Verifier]!))));
        message.SetParameter("code_challenge_method", "S256");
        if (Options.MaxAge is { } age)
        {
            message.MaxAge = ((long)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in Options.AdditionalAuthorizationParameters)
        {
            message.SetParameter(name, value);
        }

        return message.CreateAuthenticationRequestUrl();
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        if (!HttpMethods.IsGet(Request.Method))
        {
            return HandleRequestResult.Fail("the answer must come by GET");
        }

        var answer = new OpenIdConnectMessage(Request.Query.Select(q => new KeyValuePair<string, string[]>(q.Key, q.Value.ToArray()!)));
        if (Options.StateDataFormat.Unprotect(answer.State) is not { } properties)
        {
            return HandleRequestResult.Fail("the state is not ours");
        }

        if (!ValidateCorrelationId(properties))
        {
            return HandleRequestResult.Fail("the answer belongs to another browser", properties);
        }

        var provider = await Options.ConfigurationManager!.GetConfigurationAsync(Context.RequestAborted);
        if (answer.Iss is { } issuer ? issuer != provider.Issuer : provider.AuthorizationResponseIssParameterSupported)
        {
            return HandleRequestResult.Fail("the answer is from another provider (iss)", properties);
        }

        if (answer.Error is { Length: > 0 } error)
        {
            return Cancelled(error) ? await HandleAccessDeniedErrorAsync(properties) : HandleRequestResult.Fail("the provider said " + Plain(error), properties);
        }

        try
        {
            return HandleRequestResult.Success(await Redeem(answer, properties, provider));
        }
        catch (Exception fault) when (fault is OpenIdConnectProtocolException or SecurityTokenException or HttpRequestException)
        {
            return HandleRequestResult.Fail(fault, properties);
        }
    }

    private async Task<AuthenticationTicket> Redeem(OpenIdConnectMessage answer, AuthenticationProperties properties, OpenIdConnectConfiguration provider)
    {
        var context = new OpenIdConnectProtocolValidationContext { ProtocolMessage = answer, ClientId = Options.ClientId, Nonce = properties.Items[Nonce] };
        Options.ProtocolValidator.ValidateAuthenticationResponse(context);
        var tokens = await Tokens(answer.Code, properties, provider);
        var valid = await OidcTokens.Validate(Options, tokens.IdToken, mustExpire: true, Context.RequestAborted);
        context.ProtocolMessage = tokens;
        context.ValidatedIdToken = new JwtSecurityTokenHandler().ReadJwtToken(tokens.IdToken);
        Options.ProtocolValidator.ValidateTokenResponse(context);
        CheckParty(context.ValidatedIdToken);
        CheckAge(context.ValidatedIdToken);

        var identity = new ClaimsIdentity(valid.ClaimsIdentity.Claims, Scheme.Name, "name", "roles");
        if (Options.GetClaimsFromUserInfoEndpoint)
        {
            identity.AddClaims(await UserInfo(tokens.AccessToken, context, provider));
        }

        foreach (var key in (string[])[Verifier, Nonce, Redirect])
        {
            properties.Items.Remove(key);
        }

        properties.StoreTokens([new AuthenticationToken { Name = "id_token", Value = tokens.IdToken }]);
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }

    private async Task<OpenIdConnectMessage> Tokens(string code, AuthenticationProperties properties, OpenIdConnectConfiguration provider)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            [Redirect] = properties.Items[Redirect]!,
            ["client_id"] = Options.ClientId,
            [Verifier] = properties.Items[Verifier]!,
        };
        if (Options.ClientSecret is { Length: > 0 } secret)
        {
            form["client_secret"] = secret;
        }

        using var body = new FormUrlEncodedContent(form);
        using var response = await Options.Backchannel.PostAsync(provider.TokenEndpoint, body, Context.RequestAborted);
        response.EnsureSuccessStatusCode();
        return new OpenIdConnectMessage(await response.Content.ReadAsStringAsync(Context.RequestAborted));
    }

    private async Task<IEnumerable<Claim>> UserInfo(string accessToken, OpenIdConnectProtocolValidationContext context, OpenIdConnectConfiguration provider)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var response = await Options.Backchannel.SendAsync(request, Context.RequestAborted);
        response.EnsureSuccessStatusCode();
        var person = JwtPayload.Deserialize(await response.Content.ReadAsStringAsync(Context.RequestAborted));
        context.UserInfoEndpointResponse = person.SerializeToJson();
        Options.ProtocolValidator.ValidateUserInfoResponse(context);
        return person.Claims.Where(c => !context.ValidatedIdToken.Payload.ContainsKey(c.Type));
    }

    /// <summary>A token for several must say that it was asked for by us.</summary>
    private void CheckParty(JwtSecurityToken token)
    {
        if (token.Audiences.Count() > 1 && token.Payload.Azp != Options.ClientId)
        {
            throw new OpenIdConnectProtocolException("The token is for several parties and not asked for by us (azp).");
        }
    }

    private void CheckAge(JwtSecurityToken token)
    {
        if (Options.MaxAge is { } age
            && (token.Payload.AuthTime is not { } at || DateTimeOffset.FromUnixTimeSeconds(at) + age + Options.ClockSkew < TimeProvider.GetUtcNow()))
        {
            throw new OpenIdConnectProtocolException("The person logged on at the provider too long ago (auth_time).");
        }
    }

    public override async Task<bool> HandleRequestAsync()
    {
        if (Options.RemoteSignOutPath == Request.Path)
        {
            await Context.RequestServices.GetRequiredService<BackchannelLogout>().Answer(Context, Scheme.Name, Options);
            return true;
        }

        if (Options.SignedOutCallbackPath != Request.Path)
        {
            return await base.HandleRequestAsync();
        }

        Response.Redirect(LocalPath.Or(Options.StateDataFormat.Unprotect(Request.Query["state"])?.RedirectUri, "/"));
        return true;
    }

    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        properties ??= new AuthenticationProperties();
        if (await Metadata(properties) is not { } provider)
        {
            return;
        }

        if (string.IsNullOrEmpty(provider.EndSessionEndpoint))
        {
            Response.Redirect(LocalPath.Or(properties.RedirectUri, "/"));
            return;
        }

        var message = new OpenIdConnectMessage
        {
            IssuerAddress = Absolute(provider.EndSessionEndpoint),
            ClientId = Options.ClientId,
            EnableTelemetryParameters = false,
            IdTokenHint = properties.GetParameter<string>("id_token_hint"),
            PostLogoutRedirectUri = BuildRedirectUri(Options.SignedOutCallbackPath),
            State = Options.StateDataFormat.Protect(new AuthenticationProperties { RedirectUri = properties.RedirectUri }),
        };
        Response.Redirect(message.CreateLogoutRequestUrl());
    }

    /// <summary>The provider's addresses and keys. Null when it does not answer: the person has then been given a page.</summary>
    private async Task<OpenIdConnectConfiguration?> Metadata(AuthenticationProperties properties)
    {
        try
        {
            return await Options.ConfigurationManager!.GetConfigurationAsync(Context.RequestAborted);
        }
        catch (Exception fault) when (fault is InvalidOperationException or HttpRequestException or IOException)
        {
            Logger.LogError(fault, "The login provider of {Scheme} does not answer", Scheme.Name);
            var failure = new RemoteFailureContext(Context, Scheme, Options, fault) { Properties = properties };
            await Events.RemoteFailure(failure);
            if (failure.Result is not { Handled: true })
            {
                throw;
            }

            return null;
        }
    }

    /// <summary>Brokers have many words for "the person thought better of it".</summary>
    private static bool Cancelled(string error) =>
        error is "access_denied" or "login_required" or "interaction_required"
        || error.Contains("abort", StringComparison.OrdinalIgnoreCase) || error.Contains("cancel", StringComparison.OrdinalIgnoreCase);

    /// <summary>The provider's error code comes through the browser: only plain letters reach the log.</summary>
    private static string Plain(string error) => string.Concat(error.Where(c => char.IsAsciiLetter(c) || c == '_').Take(60));

    // A provider in this same host gives endpoints as paths: the browser's own address is then the right one.
    private string Absolute(string endpoint) => endpoint.StartsWith('/') ? OriginalPathBase + endpoint : endpoint;
}
