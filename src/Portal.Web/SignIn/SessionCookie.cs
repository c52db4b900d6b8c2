using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.App.Sessions;

namespace Portal.Web.SignIn;

/// <summary>The cookie says which session; the session's row says whether it still stands. Asked on every request.</summary>
internal sealed class SessionCookie(KeepSession keep, SignInOptions settings) : CookieAuthenticationEvents
{
    private const string EndedMark = "portal.session-ended", StandingMark = "portal.session-standing";

    /// <summary>Whether this request came with a session that has ended, and by which door: the answer is then a page that says so.</summary>
    public static bool? EndedStaff(HttpContext context) => context.Items[EndedMark] as bool?;

    /// <summary>The session this request came with; null for a visitor without one.</summary>
    public static StandingSession? Standing(HttpContext? context) => context?.Items[StandingMark] as StandingSession;

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var user = context.Principal;
        var limits = settings.Of(user?.IsStaff() == true ? SignInSchemes.Staff : SignInSchemes.Citizen).Limits;
        if (user?.SessionId() is { } session && await keep.Handle(session, limits.Idle, context.HttpContext.RequestAborted) is { } standing)
        {
            context.HttpContext.Items[StandingMark] = standing;
            return;
        }

        context.HttpContext.Items[EndedMark] = user?.IsStaff() == true;
        context.RejectPrincipal();
        if (!context.HttpContext.Response.HasStarted)
        {
            await context.HttpContext.SignOutAsync(SignInSchemes.Cookie);
        }
    }

    // Signed in but not allowed: say so here (403) instead of sending the person somewhere.
    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(SignInAddresses.Login(staff: false, context.Request.Path + context.Request.QueryString));
        return Task.CompletedTask;
    }
}
