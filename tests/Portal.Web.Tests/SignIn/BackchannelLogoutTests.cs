using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.App.Sessions;

namespace Portal.Web.Tests.SignIn;

public sealed class BackchannelLogoutTests
{
    public static TheoryData<string, Dictionary<string, object?>> Bad => new()
    {
        { "for another portal", new() { ["aud"] = "another-portal" } },
        { "from another provider", new() { ["iss"] = "https://other.example.test" } },
        { "without saying logout", new() { ["events"] = null } },
        { "with another event", new() { ["events"] = new Dictionary<string, object> { ["http://example.test/event"] = new Dictionary<string, object>() } } },
        { "with a nonce, as an identity token has", new() { ["nonce"] = "n" } },
        { "without an id", new() { ["jti"] = null } },
        { "without a time", new() { ["iat"] = null } },
        { "an hour old", new() { ["iat"] = FakeProvider.Now() - 3600 } },
        { "from the future", new() { ["iat"] = FakeProvider.Now() + 3600 } },
        { "expired", new() { ["exp"] = FakeProvider.Now() - 120 } },
        { "naming nobody", new() { ["sid"] = null, ["sub"] = null } },
        { "naming another person's session", new() { ["sub"] = "person-2" } },
    };

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task The_providers_message_ends_the_session_it_names(bool session, bool person)
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        var changes = new Dictionary<string, object?>();
        if (!session) changes["sid"] = null;
        if (!person) changes["sub"] = null;
        var answer = await Post(host, host.Provider.LogoutToken(SignInHost.CitizenClient, changes));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.StartsWith("/log-ind/udloebet", (await browser.Get("/test/borger")).Headers.Location!.PathAndQuery());
        await using var db = host.Database();
        Assert.Equal(SessionEnd.LoggedOffAtProvider, (await db.Sessions.SingleAsync()).Ended);
    }

    [Fact]
    public async Task A_message_about_another_session_of_the_person_ends_only_that_one()
    {
        await using var host = await SignInHost.Start();
        using var first = await host.LogOn();
        host.Provider.Claims["sid"] = "provider-session-2";
        using var second = await host.LogOn();
        await Post(host, host.Provider.LogoutToken(SignInHost.CitizenClient, new() { ["sid"] = "provider-session-2" }));

        Assert.Equal(HttpStatusCode.OK, (await first.Get("/test/borger")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await second.Get("/test/borger")).StatusCode);
    }

    [Fact]
    public async Task A_message_about_somebody_not_signed_in_is_good_and_does_nothing()
    {
        await using var host = await SignInHost.Start();
        Assert.Equal(HttpStatusCode.OK, (await Post(host, host.Provider.LogoutToken(SignInHost.CitizenClient))).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task A_bad_message_is_refused_logged_and_ends_nothing(string what, Dictionary<string, object?> changes)
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();

        await Refused(host, browser, host.Provider.LogoutToken(SignInHost.CitizenClient, changes), what);
    }

    [Fact]
    public async Task A_message_that_the_provider_did_not_sign_is_refused()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        var swapped = FakeProvider.NewKey();
        swapped.KeyId = host.Provider.Published[0].KeyId;

        await Refused(host, browser, host.Provider.LogoutToken(SignInHost.CitizenClient, key: swapped), "swapped key");
        await Refused(host, browser, FakeProvider.AlgorithmNone(host.Provider.LogoutToken(SignInHost.CitizenClient)), "no signature");
        await Refused(host, browser, "not-a-token", "no token");
    }

    [Fact]
    public async Task A_message_is_taken_once()
    {
        await using var host = await SignInHost.Start();
        var token = host.Provider.LogoutToken(SignInHost.CitizenClient);
        Assert.Equal(HttpStatusCode.OK, (await Post(host, token)).StatusCode);
        using var browser = await host.LogOn();

        await Refused(host, browser, token, "replayed");
    }

    [Fact]
    public async Task A_message_for_the_staffs_door_does_not_end_a_citizens_session()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(host, host.Provider.LogoutToken(SignInHost.CitizenClient), "/signout-oidc/medarbejder")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Post(host, host.Provider.LogoutToken(SignInHost.StaffClient), "/signout-oidc/medarbejder")).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/borger")).StatusCode);
    }

    [Fact]
    public async Task The_address_takes_only_a_small_posted_form()
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get("/signout-oidc?logout_token=x")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(host, new string('x', 20_000))).StatusCode);
    }

    private static async Task<HttpResponseMessage> Post(SignInHost host, string token, string address = "/signout-oidc")
    {
        using var provider = host.Open();
        return await provider.Post(address, ("logout_token", token));
    }

    private static async Task Refused(SignInHost host, Browser browser, string token, string what)
    {
        var answer = await Post(host, token);
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, what);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/borger")).StatusCode);
        Assert.Contains(host.Log.Lines, l => l.Contains("A logout message for Citizen was refused", StringComparison.Ordinal));
    }
}
