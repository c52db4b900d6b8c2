using Microsoft.Extensions.Configuration;
using Portal.Web.Hosting;

namespace Portal.Web.Tests.Shell;

public sealed class SecurityHeaderTests(ShellApplication portal) : IClassFixture<ShellApplication>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/css/site.css")]
    [InlineData("/_framework/blazor.web.js")]
    [InlineData("/findes-ikke")]
    [InlineData("/health/live")]
    [InlineData(ShellApplication.FailingAddress)]
    public async Task Every_answer_carries_the_same_headers(string address)
    {
        var response = await portal.Open().GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; object-src 'none'; "
            + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
            Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);

        string Header(string name) => Assert.Single(response.Headers.GetValues(name));
    }

    [Fact]
    public void Forms_may_end_at_the_login_providers_and_nowhere_else()
    {
        var config = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SignIn:Citizen:Authority"] = "https://login.example/realms/borger",
            ["SignIn:Staff:Authority"] = "https://ad.example:8443/",
        }).Build();

        Assert.EndsWith("form-action 'self' https://login.example https://ad.example:8443", SecurityHeaders.ContentSecurityPolicy(config), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", SecurityHeaders.ContentSecurityPolicy(config), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_asked_for_anew_while_a_named_version_of_a_style_may_be_kept()
    {
        var (page, document) = await portal.Get("/hjaelp");
        Assert.Contains("no-", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        var style = document.QuerySelector("link[rel=stylesheet][href*='site']")!.GetAttribute("href")!;
        var file = await portal.Open().GetAsync(new Uri("/" + style, UriKind.Relative));
        Assert.DoesNotContain("no-store", file.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
    }
}
