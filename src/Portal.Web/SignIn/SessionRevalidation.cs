using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Portal.Web.SignIn;

/// <summary>Who is signed in, for components: nobody, seconds after the session has ended.</summary>
internal sealed class SessionRevalidation(ILoggerFactory logger, SessionState state) : RevalidatingServerAuthenticationStateProvider(logger)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(2);

    // No question to the database here: the watch asks for all circuits at once.
    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        Task.FromResult(!state.Ended);
}
