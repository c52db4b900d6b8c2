using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.Domain.People;

namespace Portal.Web.SignIn;

/// <summary>Somebody with powers of attorney says for whom they act now; only those powers count that came with their login.</summary>
internal sealed class Representing(IAntiforgery antiforgery, BeginRepresentation begin, RepresentedPeople names, ILogger<SignInEvents> log)
{
    public async Task Choose(HttpContext http)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var cancel = http.RequestAborted;
        var wanted = (await http.Request.ReadFormAsync(cancel))[SignInAddresses.RepresentParameter].ToString();
        var (user, session) = (http.User, await http.AuthenticateAsync(SignInSchemes.Cookie));
        if (wanted.Length == 0 && user.OwnPerson() is { } self)
        {
            await http.SignInAsync(SignInSchemes.Cookie, user.ActingForSelf(self), session.Properties);
        }
        else if (user.Powers().FirstOrDefault(power => power.Of.ToString() == wanted) is { } power)
        {
            await http.SignInAsync(SignInSchemes.Cookie, await ActFor(user, power, cancel), session.Properties);
            log.LogInformation("Session {Session} acts by a power of attorney", SignInEvents.Short(user.SessionId() ?? Guid.Empty));
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.Redirect(SignInAddresses.Home(SignInSchemes.Citizen));
    }

    /// <summary>The person's name with that of the business they came for, as every page shows it.</summary>
    public async Task<string> With(string name, PersonId business, CancellationToken cancel) =>
        (await names.Handle([business], cancel)).TryGetValue(business, out var firm) ? $"{name}, {firm}" : name;

    /// <summary>The session as that person's from now on; put on record before anything is seen.</summary>
    public async Task<ClaimsPrincipal> ActFor(ClaimsPrincipal user, PowerOfAttorney power, CancellationToken cancel)
    {
        var acting = user.ActingFor(power, (await names.Handle([power.Of], cancel)).GetValueOrDefault(power.Of, ""));
        await begin.Handle(acting.Citizen()!, cancel);
        return acting;
    }
}
