using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Portal.App.Sessions;

namespace Portal.Web.SignIn;

/// <summary>The doors: log on as citizen, log on as staff, log off, stay. The providers' callbacks are the handler's.</summary>
internal static class SignInEndpoints
{
    public static WebApplication MapPortalSignIn(this WebApplication app)
    {
        app.MapGet(SignInAddresses.CitizenLogin, (HttpContext http, string? returnUrl, string? igen) => LogOn(http, SignInSchemes.Citizen, returnUrl, igen)).AllowAnonymous();
        app.MapGet(SignInAddresses.StaffLogin, (HttpContext http, string? returnUrl, string? igen) => LogOn(http, SignInSchemes.Staff, returnUrl, igen)).AllowAnonymous();
        app.MapPost(SignInAddresses.LogOff, (HttpContext http, Leaving leaving) => leaving.Here(http)).AllowAnonymous();
        app.MapPost(SignInAddresses.LogOffEverywhere, (HttpContext http, Leaving leaving) => leaving.Everywhere(http)).AllowAnonymous();
        app.MapPost(SignInAddresses.StayLoggedOn, StayLoggedOn).AllowAnonymous();
        app.MapPost(SignInAddresses.RepresentChoice, (HttpContext http, Representing representing) => representing.Choose(http)).RequireAuthorization(Policies.Represent);
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

    /// <summary>The script of the session's end asks for more time; that the request came is what gives it. Answers a script can read, never a way to the login.</summary>
    private static async Task<IResult> StayLoggedOn(HttpContext http, IAntiforgery antiforgery, SessionClock clock)
    {
        if (SessionCookie.Standing(http) is not { } session)
        {
            return Results.Unauthorized();
        }

        return await antiforgery.IsRequestValidAsync(http) ? Results.Json(SessionTime.Of(session, clock)) : Results.BadRequest();
    }
}
