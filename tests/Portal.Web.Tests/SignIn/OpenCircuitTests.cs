using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.App.Sessions;
using Portal.Web.SignIn;

namespace Portal.Web.Tests.SignIn;

/// <summary>What an open, interactive page does when its session ends.</summary>
public sealed class OpenCircuitTests
{
    [Fact]
    public async Task An_open_page_leaves_within_five_seconds_and_its_connection_is_cut()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        var page = await Open(host);
        var cut = new TaskCompletionSource();
        using var connection = host.Get<SessionWatch>().Connection(page.Session, cut.SetResult);
        await host.Get<EndSessions>().One(page.Session, SessionEnd.LoggedOff, default);

        Assert.Equal("/log-ind/udloebet?til=%2Fsagsbehandling%2Fsager%2F7", await page.Left.Task.WaitAsync(TimeSpan.FromSeconds(5)));
        await cut.Task.WaitAsync(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_click_that_was_on_its_way_when_the_session_ended_has_no_effect()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        var page = await Open(host);
        var clicks = 0;
        var click = page.Circuit.CreateInboundActivityHandler(_ => Task.FromResult(clicks++));
        await click(null!);
        await host.Get<EndSessions>().One(page.Session, SessionEnd.LoggedOffAtProvider, default);
        await host.Get<SessionWatch>().Look(default);
        await click(null!);

        Assert.Equal(1, clicks);
        Assert.True(page.State.Ended);
    }

    [Fact]
    public async Task Work_in_an_open_page_counts_against_idling()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        var page = await Open(host);
        var click = page.Circuit.CreateInboundActivityHandler(_ => Task.CompletedTask);
        host.Clock.Pass(TimeSpan.FromMinutes(29));
        await click(null!);
        await host.Get<SessionWatch>().Look(default);
        host.Clock.Pass(TimeSpan.FromMinutes(10));
        await host.Get<SessionWatch>().Look(default);
        Assert.False(page.State.Ended);
        host.Clock.Pass(TimeSpan.FromMinutes(21));
        await host.Get<SessionWatch>().Look(default);

        Assert.True(page.State.Ended);
    }

    [Fact]
    public async Task The_address_of_circuits_asks_for_somebody_signed_in_and_answers_a_script()
    {
        await using var host = await SignInHost.Start(circuits: true);
        using var nobody = host.Open();
        using var browser = await host.LogOn();

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.Post("/_blazor/negotiate?negotiateVersion=1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Post("/_blazor/negotiate?negotiateVersion=1")).StatusCode);
        await host.Get<EndSessions>().Everywhere(SessionKind.Citizen, SignInHost.Anna.ToString(), default);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Post("/_blazor/negotiate?negotiateVersion=1")).StatusCode);
    }

    private sealed record OpenPage(Guid Session, SessionCircuit Circuit, SessionState State, TaskCompletionSource<string> Left);

    private static async Task<OpenPage> Open(SignInHost host)
    {
        await using var db = host.Database();
        var session = (await db.Sessions.SingleAsync()).Id;
        var (state, navigation) = (new SessionState(), new Navigation());
        var circuit = new SessionCircuit(host.Get<SessionWatch>(), state, new Someone(session), navigation, NullLogger<SessionCircuit>.Instance);
        await circuit.OnCircuitOpenedAsync(null!, default);
        return new OpenPage(session, circuit, state, navigation.Left);
    }

    private sealed class Someone(Guid session) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(SignedInUser.ForCitizen(SignInHost.Anna, "Anna", null, session, SignInHost.Anna.ToString(), [])));
    }

    private sealed class Navigation : NavigationManager
    {
        public Navigation() => Initialize("http://localhost/", "http://localhost/sagsbehandling/sager/7");

        public TaskCompletionSource<string> Left { get; } = new();

        protected override void NavigateToCore(string uri, NavigationOptions options) => Left.SetResult(options.ForceLoad ? uri : "not loaded anew");
    }
}
