using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Web.SignIn;

/// <summary>Inside each open page: when its session ends nothing more is done for it, and it leaves for the page that says so.</summary>
internal sealed class SessionCircuit(SessionWatch watch, SessionState state, AuthenticationStateProvider who, NavigationManager navigation, ILogger<SessionCircuit> log)
    : CircuitHandler, IDisposable
{
    private IDisposable? _watched;
    private Guid? _session;
    private bool _staff;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        var user = (await who.GetAuthenticationStateAsync()).User;
        (_session, _staff) = (user.SessionId(), user.IsStaff());
        if (_session is { } session)
        {
            _watched = watch.Circuit(session, Leave);
        }
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        if (state.Ended)
        {
            return; // a click that was already on its way must have no effect
        }

        if (_session is { } session)
        {
            watch.Active(session, _staff);
        }

        await next(activity);
    };

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _watched?.Dispose();

    private void Leave()
    {
        state.Ended = true;
        log.LogInformation("An open page was closed: session {Session} has ended", SignInEvents.Short(_session!.Value));
        navigation.NavigateTo(SignInAddresses.Ended(_staff, "/" + navigation.ToBaseRelativePath(navigation.Uri)), forceLoad: true);
    }
}

/// <summary>One circuit's knowledge of whether its session has ended.</summary>
internal sealed class SessionState
{
    private volatile bool _ended;

    public bool Ended
    {
        get => _ended;
        set => _ended = value;
    }
}
