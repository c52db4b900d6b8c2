using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.App.Access;
using Portal.Web.SignIn;

namespace Portal.Web.Hosting;

/// <summary>No answer leaves for a member of staff before everybody whose data it was made from has a look on record (I11).</summary>
internal static class DeskLooks
{
    public static void UseDeskLooks(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (context.User.Caseworker() is not { } by)
        {
            await next(context);
            return;
        }
        var log = context.RequestServices.GetRequiredService<AccessLog>();
        var request = DeskRequest.Begin(by);
        context.Response.OnStarting(() => log.Complete(request));
        try
        {
            await next(context);
        }
        finally
        {
            await log.Complete(request);
            request.End();
        }
    });
}

/// <summary>The same for what an open page asks for after it was drawn.</summary>
internal sealed class DeskLooksCircuit(AuthenticationStateProvider who, AccessLog log) : CircuitHandler
{
    private DeskRequest? _request;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if ((await who.GetAuthenticationStateAsync()).User.Caseworker() is { } by) _request = DeskRequest.Begin(by);
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async activity =>
    {
        _request?.GoOn();
        await next(activity);
        if (_request is { } request) await log.Complete(request);
    };

    public override async Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (_request is not { } request) return;
        await log.Complete(request);
        request.End();
    }
}
