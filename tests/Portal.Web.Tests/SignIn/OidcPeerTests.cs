using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Web.Tests.SignIn;

/// <summary>The real handler against a provider that others wrote, over real connections.</summary>
public sealed partial class OidcPeerTests
{
    [Fact]
    public async Task A_citizen_and_a_caseworker_log_on_and_off_through_an_independent_provider()
    {
        using var peer = await OidcPeer.Start("http://localhost");
        await using var host = await SignInHost.Start(new()
        {
            ["SignIn:Citizen:Authority"] = peer.Address, ["SignIn:Citizen:ClientId"] = "portal-borger", ["SignIn:Citizen:ClientSecret"] = "peer-secret-of-portal-borger",
            ["SignIn:Citizen:Scopes"] = "openid profile krav", ["SignIn:Citizen:LoaClaim"] = "loa", ["SignIn:Citizen:MaxAgeMinutes"] = "60",
            ["SignIn:Staff:Authority"] = peer.Address, ["SignIn:Staff:ClientId"] = "portal-medarbejder", ["SignIn:Staff:ClientSecret"] = "peer-secret-of-portal-medarbejder",
            ["SignIn:Staff:Scopes"] = "openid profile krav", ["SignIn:Staff:LoaClaim"] = "loa", ["SignIn:Staff:RequiredLoa"] = "High", ["SignIn:Staff:UserInfo"] = "true",
        });
        using var outside = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var browser = host.Open();

        Assert.Equal($"citizen:{SignInHost.Anna} Anna Ågård Sørensen", await LogOn(browser, outside, "/test/borger"));
        var off = await browser.LogOff();
        Assert.StartsWith(peer.Address, off.Headers.Location!.ToString());
        Assert.Equal("/", (await LogOffAt(peer, browser, outside, off.Headers.Location!)).PathAndQuery());
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/test/borger")).StatusCode);

        Assert.Equal("staff:peer-sofie Sofie Sagsbehandler Caseworker", await LogOn(browser, outside, "/test/sager"));
        Assert.DoesNotContain(host.Log.Lines, l => l.Contains("6101801234", StringComparison.Ordinal));
    }

    private static async Task<string> LogOn(Browser browser, HttpClient outside, string page)
    {
        var next = (await browser.Get(page)).Headers.Location!;
        for (var step = 0; step < 10 && next.Host != "localhost"; step++)
        {
            using var answer = await outside.GetAsync(next);
            Assert.True(answer.Headers.Location is not null, await answer.Content.ReadAsStringAsync());
            next = new Uri(next, answer.Headers.Location);
        }

        return await (await browser.Follow(await browser.Get(next))).Content.ReadAsStringAsync();
    }

    private static async Task<Uri> LogOffAt(OidcPeer peer, Browser browser, HttpClient outside, Uri address)
    {
        var form = await outside.GetStringAsync(address);
        var fields = Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        fields["logout"] = "yes"; // the button: the whole session at the provider, not only this portal's part
        using var answer = await outside.PostAsync(new Uri(new Uri(peer.Address), Action().Match(form).Groups[1].Value), new FormUrlEncodedContent(fields));
        Assert.StartsWith("http://localhost/signout-callback-oidc?", answer.Headers.Location?.ToString());
        return (await browser.Get(answer.Headers.Location!)).Headers.Location!;
    }

    [GeneratedRegex("name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Action();
}
