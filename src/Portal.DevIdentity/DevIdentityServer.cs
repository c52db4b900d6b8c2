using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Portal.DevIdentity;

/// <summary>Delivers a logout token to the portal the person was logged on at.</summary>
public delegate Task BackchannelDelivery(IServiceProvider services, string client, string logoutToken);

/// <summary>
/// A login provider for development, in the portal's own host. The browser reaches it by path, the portal by
/// <see cref="Backchannel"/>, without a socket: neither needs to know the host's address.
/// </summary>
public sealed class DevIdentityServer
{
    internal const string Root = "/dev-login";

    private readonly IReadOnlyList<Persona> _personas;
    private readonly BackchannelDelivery _deliver;
    private readonly DevSessions _sessions = new();
    private readonly DevTokens _tokens;

    private DevIdentityServer(IReadOnlyList<Persona> personas, BackchannelDelivery deliver)
    {
        _personas = personas;
        _deliver = deliver;
        _tokens = new DevTokens(Issuer);
    }

    /// <summary>The provider's name for itself.</summary>
    // An address that leads nowhere: nothing but the in-process back channel can answer for it.
    public static string Issuer => "https://dev-login.invalid";

    /// <summary>Anybody can be anybody here, so it exists in development only.</summary>
    public static DevIdentityServer Add(
        IServiceCollection services, IHostEnvironment environment, IReadOnlyList<Persona> personas, BackchannelDelivery deliver)
    {
        if (!environment.IsDevelopment())
        {
            throw new InvalidOperationException(
                $"The development login lets anybody in as anybody; it starts only in the environment Development, and this is {environment.EnvironmentName}. "
                + "Set SignIn:Citizen:Authority and SignIn:Staff:Authority to real login providers.");
        }

        var server = new DevIdentityServer(personas, deliver);
        services.AddSingleton(server);
        return server;
    }

    public HttpMessageHandler Backchannel() => new InProcess(_tokens);

    public void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup(Root).AllowAnonymous().DisableAntiforgery();
        group.MapGet("/authorize", (HttpContext context) => Ask(context));
        group.MapPost("/authorize", (Delegate)Choose);
        group.MapGet("/logout", (HttpContext context) => EndSession(context));
        group.MapGet("/", (HttpContext context) => DevPages.WhoIsHere(_sessions.All(context)));
        group.MapPost("/", (Delegate)LogOffHere);
    }

    private IResult Ask(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (Read(context, out var fault) is not { } request)
        {
            return TypedResults.BadRequest(fault);
        }

        return !request.Anew && _sessions.At(context, request.Client) is { } login
            ? Back(request, ("code", _tokens.Code(login, request)))
            : DevPages.ChoosePerson(_personas.Where(p => p.Client == request.Client));
    }

    private async Task<IResult> Choose(HttpContext context)
    {
        if (Read(context, out var fault) is not { } request)
        {
            return TypedResults.BadRequest(fault);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.ContainsKey("cancel"))
        {
            return Back(request, ("error", "access_denied"));
        }

        return _personas.SingleOrDefault(p => p.Id == form["persona"] && p.Client == request.Client) is { } persona
            ? Back(request, ("code", _tokens.Code(_sessions.LogOn(context, persona), request)))
            : TypedResults.BadRequest("persona is unknown");
    }

    /// <summary>The person logged off in the portal, which sends the browser here.</summary>
    private IResult EndSession(HttpContext context)
    {
        var query = context.Request.Query;
        if (Client(query["id_token_hint"], query["client_id"]) is { } client)
        {
            _sessions.LogOff(context, client);
        }

        if (query["post_logout_redirect_uri"].ToString() is not { Length: > 0 } back)
        {
            return DevPages.LoggedOff();
        }

        return AuthorizeRequest.IsHere(context.Request, back)
            ? TypedResults.Redirect(QueryHelpers.AddQueryString(back, "state", query["state"].ToString()))
            : TypedResults.BadRequest("post_logout_redirect_uri must be on this host");
    }

    /// <summary>The person logs off here; the portal hears of it without the browser.</summary>
    private async Task<IResult> LogOffHere(HttpContext context)
    {
        foreach (var login in _sessions.All(context))
        {
            _sessions.LogOff(context, login.Persona.Client);
            await _deliver(context.RequestServices, login.Persona.Client, _tokens.LogoutToken(login));
        }

        return TypedResults.Redirect(Root + "/");
    }

    private AuthorizeRequest? Read(HttpContext context, out string fault) =>
        AuthorizeRequest.Read(context.Request, _personas.Select(p => p.Client).Distinct(), out fault);

    private static RedirectHttpResult Back(AuthorizeRequest request, (string Name, string Value) answer) => TypedResults.Redirect(
        QueryHelpers.AddQueryString(request.Redirect, new Dictionary<string, string?> { [answer.Name] = answer.Value, ["state"] = request.State, ["iss"] = Issuer }));

    private static string? Client(string? hint, string? client) =>
        hint is { Length: > 0 } && new JsonWebTokenHandler().CanReadToken(hint) ? new JsonWebToken(hint).Audiences.FirstOrDefault() : client;

    private sealed class InProcess(DevTokens tokens) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (status, body) = request.RequestUri!.AbsolutePath switch
            {
                "/.well-known/openid-configuration" => (200, tokens.Discovery()),
                "/jwks" => (200, tokens.Keys()),
                "/token" => tokens.Redeem(QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken)).ToDictionary(f => f.Key, f => f.Value.ToString())),
                _ => (404, (object)new { }),
            };
            return new HttpResponseMessage((HttpStatusCode)status) { Content = JsonContent.Create(body), RequestMessage = request };
        }
    }
}
