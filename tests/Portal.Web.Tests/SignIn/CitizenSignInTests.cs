using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Portal.App.Sessions;

namespace Portal.Web.Tests.SignIn;

public sealed class CitizenSignInTests
{
    [Fact]
    public async Task A_citizen_comes_to_the_page_first_asked_for()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn("/test/borger");

        Assert.Equal($"citizen:{SignInHost.Anna} Anna Ågård Sørensen", await browser.Text("/test/borger"));
    }

    [Fact]
    public async Task The_request_to_the_provider_has_pkce_nonce_state_and_language_and_nothing_more_of_ours()
    {
        await using var host = await SignInHost.Start(new() { ["SignIn:Citizen:Parameters:acr_values"] = "mitid", ["SignIn:Citizen:MaxAgeMinutes"] = "10" });
        using var browser = host.Open();
        var q = QueryHelpers.ParseQuery((await browser.Get("/log-ind?returnUrl=/test/borger")).Headers.Location!.Query);

        Assert.Equal("code", q["response_type"]);
        Assert.Equal("S256", q["code_challenge_method"]);
        Assert.Equal(43, q["code_challenge"].ToString().Length);
        Assert.Equal("http://localhost/signin-oidc", q["redirect_uri"]);
        Assert.Equal("da", q["ui_locales"]);
        Assert.Equal("mitid", q["acr_values"]);
        Assert.Equal("600", q["max_age"]);
        Assert.NotEmpty(q["nonce"].ToString());
        Assert.DoesNotContain("test/borger", q["state"].ToString());
        Assert.DoesNotContain("x-client", string.Join(' ', q.Keys), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_cpr_number_is_in_no_cookie_address_header_log_line_or_row()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        await browser.Text("/test/borger");
        await browser.Follow(await browser.LogOff());

        Assert.DoesNotContain(browser.Seen, s => s.Contains("6101801234", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Lines, s => s.Contains("6101801234", StringComparison.Ordinal) || s.Contains("610180-1234", StringComparison.Ordinal));
        var cookie = browser.Seen.Select(s => Regex.Match(s, "portal=([^;]{20,})")).First(m => m.Success).Groups[1].Value;
        var ticket = host.Read(cookie);
        Assert.Equal(["acr", "name", "person", "session"], ticket.Principal.Claims.Select(c => c.Type).Order());
        Assert.DoesNotContain(ticket.Principal.Claims, c => c.Value.Contains("6101801234", StringComparison.Ordinal));
        Assert.Equal(".AuthScheme", Assert.Single(ticket.Properties.Items.Keys, k => k is not ".issued" and not ".expires"));
    }

    [Fact]
    public async Task A_cpr_number_that_only_the_user_information_has_is_found_there()
    {
        await using var host = await SignInHost.Start(new() { ["SignIn:Citizen:UserInfo"] = "true" });
        host.Provider.Claims["cpr"] = null;
        host.Provider.UserInfo = new() { ["sub"] = "person-1", ["cpr"] = "610180-1234" };
        using var browser = await host.LogOn();

        Assert.StartsWith($"citizen:{SignInHost.Anna}", await browser.Text("/test/borger"));
    }

    [Fact]
    public async Task User_information_about_another_person_is_refused()
    {
        await using var host = await SignInHost.Start(new() { ["SignIn:Citizen:UserInfo"] = "true" });
        host.Provider.UserInfo = new() { ["sub"] = "person-2", ["cpr"] = "6101801234" };
        await RefusedWith(host, "/log-ind/mislykkedes");
    }

    [Theory]
    [InlineData("Low")]
    [InlineData("https://data.gov.dk/concept/core/nsis/loa/Low")]
    [InlineData("urn:grn:authn:dk:mitid:low")]
    [InlineData("Very high")]
    [InlineData("urn:example:substantial")]
    [InlineData(null)]
    public async Task An_assurance_level_too_low_missing_or_unknown_is_refused_with_its_own_page(string? level)
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims["acr"] = level;
        var page = await RefusedWith(host, "/log-ind/sikringsniveau");

        Assert.Contains("betydelig", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Substantial")]
    [InlineData("HIGH")]
    [InlineData("https://data.gov.dk/concept/core/nsis/loa/Substantial")]
    [InlineData("urn:grn:authn:dk:mitid:substantial")]
    public async Task The_level_asked_for_or_a_higher_one_is_let_in(string level)
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims["acr"] = level;
        using var browser = await host.LogOn();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("12345")]
    [InlineData("61018012345")]
    [InlineData("6101801234\n")]
    public async Task A_token_without_a_cpr_number_signs_nobody_in(string? cpr)
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims["cpr"] = cpr;
        await RefusedWith(host, "/log-ind/intet-nummer");
    }

    [Fact]
    public async Task A_business_with_the_right_is_let_in_and_is_the_business_also_when_the_persons_own_number_comes_along()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims["cvr"] = "12345674";
        host.Provider.Claims["privileges"] = new[] { "other", SignInHost.Privilege };
        using var browser = await host.LogOn();

        Assert.StartsWith($"citizen:{SignInHost.Sailmaker}", await browser.Text("/test/borger"));
    }

    [Fact]
    public async Task A_business_without_the_right_gets_a_page_that_says_which_and_from_whom()
    {
        await using var host = await SignInHost.Start(new() { ["SignIn:Citizen:BusinessPrivilegeName"] = "Se og betal krav" });
        host.Provider.Claims["cvr"] = "12345674";
        host.Provider.Claims["privileges"] = "urn:other";
        var page = await RefusedWith(host, "/log-ind/mangler-rettighed");

        Assert.Contains("Se og betal krav", page, StringComparison.Ordinal);
        Assert.Contains("administrator", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_not_on_record_is_not_told_whether_anything_exists_and_can_try_as_another()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Claims["cpr"] = "6903801678";
        var page = await RefusedWith(host, "/log-ind/intet-fundet");

        Assert.Contains("00 00 00 00", page, StringComparison.Ordinal);
        Assert.Contains("Log af MitID", page, StringComparison.Ordinal);
        Assert.Contains("igen=1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("findes ikke", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access_denied")]
    [InlineData("mitid_user_aborted")]
    [InlineData("user_cancel")]
    public async Task Turning_back_at_the_provider_leads_to_a_page_with_other_ways_in(string error)
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();
        var request = (await browser.Get("/test/borger?fane=2")).Headers.Location!;
        var answer = await browser.Get(FakeProvider.Answer(request, ("error", error), ("iss", FakeProvider.Issuer)));
        Assert.StartsWith("/log-ind/afbrudt", answer.Headers.Location!.OriginalString);
        var page = WebUtility.HtmlDecode(await (await browser.Follow(answer)).Content.ReadAsStringAsync());

        Assert.Contains("Prøv igen", page, StringComparison.Ordinal);
        Assert.Contains("returnUrl=%2Ftest%2Fborger%3Ffane%3D2", page, StringComparison.Ordinal);
        Assert.Contains("Havnegade 1", page, StringComparison.Ordinal);
        Assert.DoesNotContain(error, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_brokers_own_words_for_a_fault_are_in_the_log_without_signs_and_not_on_the_page()
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();
        var request = (await browser.Get("/log-ind")).Headers.Location!;
        var answer = await browser.Get(FakeProvider.Answer(request, ("error", "mitid_core\r\nfalse line 6101801234"), ("error_description", "CPR 6101801234"), ("iss", FakeProvider.Issuer)));
        var page = await (await browser.Follow(answer)).Content.ReadAsStringAsync();

        Assert.DoesNotContain("mitid_core", page, StringComparison.Ordinal);
        Assert.Contains(host.Log.Lines, l => l.Contains("mitid_corefalseline", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Lines.Where(l => l.Contains("Portal.Web.SignIn", StringComparison.Ordinal)), l => l.Contains("6101801234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_gives_a_page_and_not_an_error()
    {
        await using var host = await SignInHost.Start();
        host.Provider.Silent = true;
        using var browser = host.Open();

        Assert.StartsWith("/log-ind/mislykkedes", (await browser.Get("/log-ind")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_pages_speak_english_too()
    {
        await using var host = await SignInHost.Start();
        using var browser = host.Open();

        Assert.Contains("You were not logged on", await browser.Text("/log-ind/afbrudt?ui-culture=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_https_the_cookie_is_bound_to_the_host_and_closed_to_scripts()
    {
        await using var host = await SignInHost.Start(environment: "Production");
        using var browser = await host.LogOn(home: "https://localhost");
        var cookie = browser.Seen.First(s => s.Contains("__Host-portal=", StringComparison.Ordinal));

        Assert.Contains("secure", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain=", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_anew_in_the_same_browser_ends_the_session_before()
    {
        await using var host = await SignInHost.Start();
        using var browser = await host.LogOn();
        await host.LogOn(browser, "/log-ind?returnUrl=/test/borger");

        await using var db = host.Database();
        Assert.Equal([null, SessionEnd.Replaced], await db.Sessions.OrderByDescending(s => s.StartedAt).Select(s => s.Ended).ToListAsync());
    }

    /// <summary>Nobody is signed in, there is no session, and the page is returned.</summary>
    internal static async Task<string> RefusedWith(SignInHost host, string page, string first = "/test/borger")
    {
        using var browser = host.Open();
        var answer = await host.LogOn(browser, first);
        Assert.StartsWith(page, answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get(first)).StatusCode);
        await using var db = host.Database();
        Assert.Empty(await db.Sessions.ToListAsync());
        Assert.Contains(host.Log.Lines, l => l.StartsWith("Warning Portal.Web.SignIn", StringComparison.Ordinal));
        return WebUtility.HtmlDecode(await (await browser.Follow(answer)).Content.ReadAsStringAsync());
    }
}
