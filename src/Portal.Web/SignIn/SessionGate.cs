using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Portal.Web.SignIn;

/// <summary>
/// Between authorization and the page: a session that has ended gets a page that says so instead of a new log on, and the connection of a circuit
/// is cut when its session ends.
/// </summary>
internal sealed class SessionGate(SessionWatch watch) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _standard = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (Policies.IsCircuit(context))
        {
            await Circuit(next, context, authorizeResult);
        }
        else if (authorizeResult.Challenged && SessionCookie.EndedStaff(context) is { } staff)
        {
            var wanted = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : context.Request.Path.Value;
            context.Response.Redirect(SignInAddresses.Ended(staff, wanted));
        }
        else
        {
            await _standard.HandleAsync(next, context, policy, authorizeResult);
        }
    }

    private async Task Circuit(RequestDelegate next, HttpContext context, PolicyAuthorizationResult result)
    {
        if (!result.Succeeded || context.User.SessionId() is not { } session)
        {
            // A script asks, not a person: an answer it understands, no redirect.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var watched = watch.Connection(session, context.Abort);
        await next(context);
    }
}
