using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Portal.App.Sessions;

namespace Portal.Web.SignIn;

/// <summary>Log off: in this browser, or wherever the person is logged on. The provider the session came from is told too.</summary>
internal sealed class Leaving(IAntiforgery antiforgery, EndSessions end, SessionSecrets secrets, ILogger<SignInEvents> log)
{
    public Task Here(HttpContext http) => Leave(http, everywhere: false);

    public Task Everywhere(HttpContext http) => Leave(http, everywhere: true);

    private async Task Leave(HttpContext http, bool everywhere)
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

        if (everywhere && user.SessionSubject() is { } subject)
        {
            var others = await end.Everywhere(ended.Kind, subject, http.RequestAborted);
            log.LogInformation("Session {Session} logged off with {Count} others", SignInEvents.Short(session), others);
        }
        else
        {
            log.LogInformation("Session {Session} logged off", SignInEvents.Short(session));
        }

        var properties = new AuthenticationProperties { RedirectUri = "/" };
        properties.SetParameter("id_token_hint", secrets.Reveal(ended.ProtectedIdToken, log));
        await http.SignOutAsync(ended.Kind == SessionKind.Staff ? SignInSchemes.Staff : SignInSchemes.Citizen, properties);
    }
}
