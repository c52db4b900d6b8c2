using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Portal.App.Actors;
using Portal.App.Nudges;
using Portal.App.Sessions;
using Portal.Web.Hosting;

namespace Portal.Web.SignIn;

/// <summary>What happens when somebody comes back from the login provider: the rules, our own id of the person, a session, or a page that says why not.</summary>
internal sealed class SignInEvents(
    SignInOptions settings, PersonLookup people, MyContactChoices choices, StartSession start, EndSessions end, Representing representing, SessionSecrets secrets,
    ILogger<SignInEvents> log) : RemoteAuthenticationEvents
{
    private const string SchemeItem = ".AuthScheme"; // the framework's mark of which provider issued the session

    public override async Task TicketReceived(TicketReceivedContext context)
    {
        var scheme = context.Scheme.Name;
        var provider = settings.Of(scheme);
        var cancel = context.HttpContext.RequestAborted;
        var who = context.Principal ?? new ClaimsPrincipal();
        context.ReturnUri = LocalPath.Or(context.ReturnUri, SignInAddresses.Home(scheme));
        var level = AssuranceLevels.Lowest(who.FindAll(provider.LoaClaim).Select(c => c.Value))?.ToString();

        switch (scheme == SignInSchemes.Staff ? SignInRules.Staff(who, provider) : SignInRules.Citizen(who, provider))
        {
            case SignInDecision.Employee employee:
                context.Principal = SignedInUser.ForStaff(employee, level, await Begin(context, who, SessionKind.Staff, employee.Subject, provider.Limits));
                break;
            case SignInDecision.Resident resident:
                await ComeIn(context, who, resident, level, provider);
                break;
            case SignInDecision.Refused refused:
                Refuse(context, refused.Why);
                break;
        }

        // The provider's token stays on the server, in the session's row; the cookie keeps only which door it was.
        foreach (var item in context.Properties!.Items.Keys.Where(k => k != SchemeItem).ToList())
        {
            context.Properties.Items.Remove(item);
        }
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        log.LogInformation("Sign-in by {Scheme} was cancelled", context.Scheme.Name);
        context.Response.Redirect(SignInAddresses.Refusal(SignInRefusal.Cancelled, context.Scheme.Name, context.ReturnUrl));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        // The cause is the handler's own words or the library's, which leave out what stands in a token.
        log.LogWarning("Sign-in by {Scheme} failed: {Cause}", context.Scheme.Name, Cause(context.Failure));
        context.Response.Redirect(SignInAddresses.Refusal(SignInRefusal.Failed, context.Scheme.Name, context.Properties?.RedirectUri));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private async Task ComeIn(TicketReceivedContext context, ClaimsPrincipal who, SignInDecision.Resident resident, string? level, ProviderOptions provider)
    {
        var cancel = context.HttpContext.RequestAborted;
        var person = await people(resident.Number, cancel);
        var powers = new List<PowerOfAttorney>();
        foreach (var (number, right) in resident.Powers)
        {
            // A power of attorney from somebody we have nothing on says nothing here, and is not told of.
            if (number != resident.Number && await people(number, cancel) is { } other) powers.Add(new PowerOfAttorney(other, right));
        }

        if (person is null && powers.Count == 0)
        {
            Refuse(context, SignInRefusal.NotOnRecord);
            return;
        }

        var own = person?.ToString() ?? ProviderSubject.Digest(who.FindFirstValue("iss") ?? "", who.FindFirstValue("sub") ?? "")[..32];
        var session = await Begin(context, who, SessionKind.Citizen, own, provider.Limits);
        context.Principal = person is { } self
            ? SignedInUser.ForCitizen(self, resident.IsBusiness ? await representing.With(resident.Name, self, cancel) : resident.Name, level, session, own, powers)
            : await representing.ActFor(SignedInUser.ForCitizen(powers[0].Of, resident.Name, level, session, own, powers), powers[0], cancel);
        if (person is { } known && await choices.Language(known, cancel) is { } language) LanguageChoice.Remember(context.HttpContext, language);
        if (powers.Count > 0 && context.ReturnUri == SignInAddresses.Home(context.Scheme.Name)) context.ReturnUri = SignInAddresses.Represent;
    }

    private async Task<Guid> Begin(TicketReceivedContext context, ClaimsPrincipal who, SessionKind kind, string subject, SessionLimits limits)
    {
        var cancel = context.HttpContext.RequestAborted;
        if ((await context.HttpContext.AuthenticateAsync(SignInSchemes.Cookie)).Principal?.SessionId() is { } before)
        {
            await end.One(before, SessionEnd.Replaced, cancel);
        }

        var session = await start.Handle(
            new NewSession(
                kind,
                subject,
                who.FindFirstValue("sid"),
                ProviderSubject.Digest(who.FindFirstValue("iss") ?? "", who.FindFirstValue("sub") ?? ""),
                context.Properties!.GetTokenValue("id_token") is { } token ? secrets.Protect(token) : null,
                limits),
            cancel);
        log.LogInformation("Sign-in by {Scheme}: session {Session} began", context.Scheme.Name, Short(session));
        return session;
    }

    private void Refuse(TicketReceivedContext context, SignInRefusal why)
    {
        log.LogWarning("Sign-in by {Scheme} was refused: {Why}", context.Scheme.Name, why);
        context.Response.Redirect(SignInAddresses.Refusal(why, context.Scheme.Name, context.ReturnUri));
        context.HandleResponse();
    }

    /// <summary>Enough to follow a session through the log, not enough to take it over.</summary>
    internal static string Short(Guid session) => session.ToString("N")[..8];

    private static string Cause(Exception? fault) => fault is null ? "unknown" : fault.Message.ReplaceLineEndings(" ");
}

/// <summary>Encrypts the provider's token for the session's row.</summary>
internal sealed class SessionSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("session", "id_token", "v1");

    public string Protect(string token) => _protector.Protect(token);

    /// <summary>Null when the keys have been changed since: log off then goes on without the hint.</summary>
    public string? Reveal(string? kept, ILogger log)
    {
        try
        {
            return kept is null ? null : _protector.Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException lost)
        {
            log.LogWarning(lost, "A session's token can no longer be read");
            return null;
        }
    }
}
