using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Sessions;
using Portal.DevIdentity;
using Portal.Web.SignIn;

namespace Portal.Web.Tests.SignIn;

/// <summary>The development login, with no settings at all.</summary>
public sealed class DevIdentityTests
{
    [Fact]
    public async Task People_are_buttons_with_name_and_role_and_the_page_needs_no_script_or_style()
    {
        await using var host = await SignInHost.Start(realProviders: false);
        using var browser = host.Open();
        var html = WebUtility.HtmlDecode(await (await browser.Follow(await browser.Get("/test/borger"))).Content.ReadAsStringAsync());

        Assert.Contains(">Anna Ågård Sørensen (borger)</button>", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"da\">", html, StringComparison.Ordinal);
        Assert.Matches("<main[^>]*>\\s*<h1>", html);
        Assert.DoesNotMatch("<script|<style|style=|\\son[a-z]+=", html);
        Assert.DoesNotContain("Sofie", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_and_a_caseworker_come_in_by_their_own_doors()
    {
        await using var host = await SignInHost.Start(realProviders: false);
        using var browser = host.Open();

        Assert.StartsWith($"citizen:{SignInHost.Anna} Anna", await Choose(browser, "/test/borger", "anna"));
        Assert.Equal("staff:tina Tina Teamleder Caseworker,TeamLead", await Choose(browser, "/test/sager", "tina"));
    }

    [Theory]
    [InlineData("karla", "citizen:22222222")]
    [InlineData("leo", "Du mangler en rettighed")]
    [InlineData("ukendt", "Vi har ikke noget til dig her")]
    [InlineData("lav", "Dit log-in er ikke sikkert nok")]
    [InlineData("intet-nummer", "Vi kan ikke se, hvem du er")]
    public async Task The_people_who_meet_a_closed_door_are_there_too(string persona, string expected)
    {
        await using var host = await SignInHost.Start(realProviders: false);
        using var browser = host.Open();

        Assert.Contains(expected, await Choose(browser, "/test/borger", persona), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_without_a_role_are_turned_away()
    {
        await using var host = await SignInHost.Start(realProviders: false);
        using var browser = host.Open();

        Assert.Contains("Du har ikke adgang til sagsbehandlingen", await Choose(browser, "/test/sager", "nikolaj"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_person_can_think_better_of_it()
    {
        await using var host = await SignInHost.Start(realProviders: false);
        using var browser = host.Open();
        var asked = (await browser.Get("/test/borger")).Headers.Location!.OriginalString;
        var page = await (await browser.Follow(await browser.Post(asked, ("cancel", "1")))).Content.ReadAsStringAsync();

        Assert.Contains("Du blev ikke logget", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_logged_on_at_the_provider_is_not_asked_again_until_log_off()
    {
        await using var host = await SignInHost.Start(realProviders: false);
        using var browser = host.Open();
        await Choose(browser, "/test/borger", "anna");
        await host.Get<EndSessions>().Everywhere(SessionKind.Citizen, SignInHost.Anna.ToString(), default);
        await browser.Get("/test/borger");
        Assert.StartsWith("citizen:", await (await browser.Follow(await browser.Get("/log-ind?returnUrl=/test/borger"))).Content.ReadAsStringAsync());

        // "Try again" asks anew, and log off ends it at both places.
        Assert.Contains("Anna", await (await browser.Follow(await browser.Get("/log-ind?igen=1"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await browser.Follow(await browser.LogOff());
        Assert.EndsWith("/", browser.Seen.Last(s => s.StartsWith("http", StringComparison.Ordinal) || s.StartsWith('/')), StringComparison.Ordinal);
        Assert.Contains("udvikling", await (await browser.Follow(await browser.Get("/test/borger"))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_off_at_the_provider_reaches_the_portal()
    {
        await using var host = await SignInHost.Start(realProviders: false);
        using var browser = host.Open();
        await Choose(browser, "/test/borger", "anna");
        Assert.Contains("Anna", await browser.Text("/dev-login/"), StringComparison.Ordinal);
        await browser.Post("/dev-login/");

        Assert.StartsWith("/log-ind/udloebet", (await browser.Get("/test/borger")).Headers.Location!.PathAndQuery());
        Assert.Contains("Ingen er logget", await browser.Text("/dev-login/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redirect_uri=[^&]+", "redirect_uri=https%3A%2F%2Fevil.example%2Fsignin-oidc")]
    [InlineData("client_id=[^&]+", "client_id=other")]
    [InlineData("code_challenge=[^&]+", "code_challenge=")]
    [InlineData("S256", "plain")]
    [InlineData("response_type=code", "response_type=token")]
    public async Task A_request_that_a_real_provider_would_not_serve_is_refused(string pattern, string replacement)
    {
        await using var host = await SignInHost.Start(realProviders: false);
        using var browser = host.Open();
        var asked = (await browser.Get("/test/borger")).Headers.Location!.OriginalString;

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get(Regex.Replace(asked, pattern, replacement))).StatusCode);
    }

    [Fact]
    public async Task It_does_not_send_the_browser_away_at_log_off()
    {
        await using var host = await SignInHost.Start(realProviders: false);
        using var browser = host.Open();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get("/dev-login/logout?post_logout_redirect_uri=https://evil.example")).StatusCode);
    }

    [Fact]
    public async Task It_refuses_to_start_outside_development()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() =>
            DevIdentityServer.Add(new ServiceCollection(), new SignInFaultsTests.Environment("Staging"), [], (_, _, _) => Task.CompletedTask));
        Assert.Contains("Development", refusal.Message, StringComparison.Ordinal);

        await Assert.ThrowsAsync<InvalidOperationException>(() => SignInHost.Start(environment: "Production", realProviders: false));
    }

    [Fact]
    public async Task With_real_providers_it_is_not_there()
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/dev-login/")).StatusCode);
    }

    [Fact]
    public void The_demo_people_are_invented_and_each_has_a_name_of_their_own()
    {
        var people = DevPersonas.All(SignInOptions.From(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()));

        Assert.Equal(people.Count, people.Select(p => p.Id).Distinct().Count());
        Assert.All(people.Where(p => p.Claims.ContainsKey("cpr")), p => Assert.InRange(int.Parse(((string)p.Claims["cpr"])[..2], System.Globalization.CultureInfo.InvariantCulture), 61, 91));
    }

    private static async Task<string> Choose(Browser browser, string page, string persona)
    {
        var asked = (await browser.Get(page)).Headers.Location!.OriginalString;
        return WebUtility.HtmlDecode(await (await browser.Follow(await browser.Post(asked, ("persona", persona)))).Content.ReadAsStringAsync());
    }
}
