using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Portal.App.Sessions;

namespace Portal.Web.SignIn;

/// <summary>The doors: log on as citizen, log on as staff, log off. The providers' callbacks are the handler's.</summary>
internal static class SignInEndpoints
{
    public static WebApplication MapPortalSignIn(this WebApplication app)
    {
        app.MapGet(SignInAddresses.CitizenLogin, (HttpContext http, string? returnUrl, string? igen) => LogOn(http, SignInSchemes.Citizen, returnUrl, igen)).AllowAnonymous();
        app.MapGet(SignInAddresses.StaffLogin, (HttpContext http, string? returnUrl, string? igen) => LogOn(http, SignInSchemes.Staff, returnUrl, igen)).AllowAnonymous();
        app.MapPost(SignInAddresses.LogOff, LogOff).AllowAnonymous();
#if DEV_IDENTITY
        DevSignIn.Map(app);
#endif
        return app;
    }

    private static async Task LogOn(HttpContext http, string scheme, string? returnUrl, string? igen)
    {
        http.Response.Headers.CacheControl = "no-store";
        var properties = new AuthenticationProperties { RedirectUri = LocalPath.Or(returnUrl, SignInAddresses.Home(scheme)) };
        if (igen is not null)
        {
            // "Try again" must not be answered by the provider with the login that was refused a moment ago.
            properties.SetParameter(OidcHandler.Prompt, "login");
        }

        await http.ChallengeAsync(scheme, properties);
    }

    private static async Task LogOff(HttpContext http, IAntiforgery antiforgery, EndSessions end, SessionSecrets secrets, ILogger<SignInEvents> log)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var user = (await http.AuthenticateAsync(SignInSchemes.Cookie)).Principal;
        await http.SignOutAsync(SignInSchemes.Cookie);
        if (user?.SessionId() is not { } session || await end.One(session, SessionEnd.LoggedOff, http.RequestAborted) is not { } ended)
        {
            http.Response.Redirect("/");
            return;
        }

        log.LogInformation("Session {Session} logged off", SignInEvents.Short(session));
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        properties.SetParameter("id_token_hint", secrets.Reveal(ended.ProtectedIdToken, log));
        await http.SignOutAsync(ended.Kind == SessionKind.Staff ? SignInSchemes.Staff : SignInSchemes.Citizen, properties);
    }
}
