using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.App.Sessions;

namespace Portal.Web.Tests.SignIn;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_ends_when_nothing_is_done_for_half_an_hour_and_a_page_says_so()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        host.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/borger")).StatusCode);
        host.Clock.Pass(TimeSpan.FromMinutes(30));
        var answer = await browser.Get("/test/borger?fane=2");

        Assert.Equal("/log-ind/udloebet?til=%2Ftest%2Fborger%3Ffane%3D2", answer.Headers.Location!.PathAndQuery());
        var page = WebUtility.HtmlDecode(await (await browser.Follow(answer)).Content.ReadAsStringAsync());
        Assert.Contains("er din kladde gemt", page, StringComparison.Ordinal);
        Assert.Contains("returnUrl=%2Ftest%2Fborger%3Ffane%3D2", page, StringComparison.Ordinal);
        Assert.Equal(SessionEnd.Idle, await Why(host));

        // The cookie is gone with it: the next visit is a log on like any other.
        Assert.StartsWith(FakeProvider.Issuer, (await browser.Get("/test/borger")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_citizens_session_ends_after_an_hour_whatever_is_done()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        for (var minutes = 0; minutes < 59; minutes += 10)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/borger")).StatusCode);
            host.Clock.Pass(TimeSpan.FromMinutes(10));
        }

        Assert.StartsWith("/log-ind/udloebet", (await browser.Get("/test/borger")).Headers.Location!.PathAndQuery());
        Assert.Equal(SessionEnd.Expired, await Why(host));
    }

    [Fact]
    public async Task The_times_are_settings()
    {
        await using var host = await SignInHost.Start(new() { ["SignIn:Citizen:IdleMinutes"] = "5" });
        using var browser = await host.LogOn();
        host.Clock.Pass(TimeSpan.FromMinutes(5));

        Assert.StartsWith("/log-ind/udloebet", (await browser.Get("/test/borger")).Headers.Location!.PathAndQuery());
    }

    [Fact]
    public async Task A_public_page_with_an_ended_session_is_simply_shown()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        host.Clock.Pass(TimeSpan.FromHours(2));

        Assert.Equal("aaben for alle", await browser.Text("/test/aaben"));
    }

    [Fact]
    public async Task Log_off_everywhere_ends_all_of_the_persons_sessions_and_nobody_elses()
    {
        await using var host = await SignInHost.Start();
        using var phone = await host.LogOn();
        using var computer = await host.LogOn();
        host.Provider.Claims["cvr"] = "12345674";
        host.Provider.Claims["privileges"] = SignInHost.Privilege;
        using var business = await host.LogOn();

        Assert.Equal(2, await host.Get<EndSessions>().Everywhere(SessionKind.Citizen, SignInHost.Anna.ToString(), default));
        Assert.StartsWith("/log-ind/udloebet", (await phone.Get("/test/borger")).Headers.Location!.PathAndQuery());
        Assert.StartsWith("/log-ind/udloebet", (await computer.Get("/test/borger")).Headers.Location!.PathAndQuery());
        Assert.Equal(HttpStatusCode.OK, (await business.Get("/test/borger")).StatusCode);
    }

    [Fact]
    public async Task The_button_for_all_devices_ends_the_other_sessions_too_and_the_one_at_the_provider()
    {
        await using var host = await SignInHost.Start();
        using var phone = await host.LogOn();
        using var computer = await host.LogOn();
        var toProvider = (await computer.PostForm("/log-ud/alle-steder")).Headers.Location!;

        Assert.Equal(FakeProvider.Issuer + "/logout", toProvider.GetLeftPart(UriPartial.Path));
        Assert.Contains("id_token_hint", toProvider.Query, StringComparison.Ordinal);
        Assert.StartsWith("/log-ind/udloebet", (await phone.Get("/test/borger")).Headers.Location!.PathAndQuery());
        Assert.StartsWith(FakeProvider.Issuer, (await computer.Get("/test/borger")).Headers.Location!.ToString());
    }

    [Fact]
    public async Task Staff_log_off_everywhere_by_their_own_door()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims["roles"] = "caseworker";
        using var desk = await host.LogOn("/test/sager");
        using var home = await host.LogOn("/test/sager");
        await home.PostForm("/log-ud/alle-steder");

        Assert.StartsWith("/log-ind/udloebet", (await desk.Get("/test/sager")).Headers.Location!.PathAndQuery());
    }

    [Theory]
    [InlineData("/log-ud/alle-steder")]
    [InlineData("/log-ind/forlaeng")]
    public async Task Neither_can_be_set_off_from_another_site(string address)
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post(address)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await browser.Get(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/borger")).StatusCode);
    }

    [Fact]
    public async Task Who_asks_for_more_time_gets_it_until_the_session_has_lasted_as_long_as_it_may()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        host.Clock.Pass(TimeSpan.FromMinutes(28));
        var (seconds, more) = await Asked(browser);
        Assert.True(more);
        Assert.InRange(seconds, 1790, 1800);
        host.Clock.Pass(TimeSpan.FromMinutes(28));
        (seconds, more) = await Asked(browser);
        Assert.False(more);
        Assert.InRange(seconds, 230, 240);
    }

    [Fact]
    public async Task Nobody_prolongs_a_session_that_has_ended_or_never_was()
    {
        await using var host = await SignInHost.Start();
        using var nobody = host.Open();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.PostForm("/log-ind/forlaeng")).StatusCode);
        using var late = await host.LogOn();
        host.Clock.Pass(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Unauthorized, (await late.PostForm("/log-ind/forlaeng")).StatusCode);
    }

    [Fact]
    public async Task Log_off_ends_the_session_here_and_at_the_provider_and_leads_to_the_front_page()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        var cookies = browser.Seen.ToList();
        var toProvider = (await browser.LogOff()).Headers.Location!;
        var q = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(toProvider.Query);

        Assert.Equal(FakeProvider.Issuer + "/logout", toProvider.GetLeftPart(UriPartial.Path));
        Assert.Equal("http://localhost/signout-callback-oidc", q["post_logout_redirect_uri"]);
        Assert.Equal(3, q["id_token_hint"].ToString().Split('.').Length);
        Assert.Equal("/", (await browser.Get("/signout-callback-oidc?state=" + Uri.EscapeDataString(q["state"]!))).Headers.Location!.PathAndQuery());
        Assert.Equal(SessionEnd.LoggedOff, await Why(host));

        // A copy of the cookie is worth nothing.
        using var thief = host.Open();
        var copied = new HttpRequestMessage(HttpMethod.Get, "/test/borger");
        copied.Headers.Add("Cookie", "portal=" + cookies.Select(c => Regex.Match(c, "portal=([^;]{20,})")).First(m => m.Success).Groups[1].Value);
        Assert.StartsWith("/log-ind/udloebet", (await thief.Send(copied)).Headers.Location!.PathAndQuery());
    }

    [Fact]
    public async Task The_row_keeps_the_providers_token_encrypted_and_only_while_it_is_needed()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        await using var db = host.Database();
        var open = await db.Sessions.AsNoTracking().SingleAsync();
        Assert.NotNull(open.ProtectedIdToken);
        Assert.DoesNotContain(".", open.ProtectedIdToken, StringComparison.Ordinal);
        Assert.DoesNotContain("person-1", open.ProviderSubjectDigest, StringComparison.Ordinal);
        await browser.LogOff();

        Assert.Null((await db.Sessions.AsNoTracking().SingleAsync()).ProtectedIdToken);
    }

    [Fact]
    public async Task Log_off_needs_the_form_of_our_own_page_and_is_no_link()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/log-ud")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/log-ud")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/test/borger")).StatusCode);
    }

    [Fact]
    public async Task Where_to_go_after_log_off_cannot_be_chosen_by_others()
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();

        Assert.Equal("/", (await browser.Get("/signout-callback-oidc?state=https://evil.example")).Headers.Location!.PathAndQuery());
    }

    [Fact]
    public async Task Sessions_are_forgotten_a_month_after_their_end()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        host.Clock.Pass(TimeSpan.FromDays(29));
        Assert.Equal(0, await host.Get<ForgetSessions>().Handle(default));
        host.Clock.Pass(TimeSpan.FromDays(2));

        Assert.Equal(1, await host.Get<ForgetSessions>().Handle(default));
    }

    private static async Task<(int Seconds, bool CanBeProlonged)> Asked(Browser browser)
    {
        var answer = await browser.PostForm("/log-ind/forlaeng");
        using var told = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (told.RootElement.GetProperty("seconds").GetInt32(), told.RootElement.GetProperty("canBeProlonged").GetBoolean());
    }

    private static async Task<SessionEnd?> Why(SignInHost host)
    {
        await using var db = host.Database();
        return (await db.Sessions.AsNoTracking().SingleAsync()).Ended;
    }
}
