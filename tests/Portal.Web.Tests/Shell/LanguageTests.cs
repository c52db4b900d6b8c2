namespace Portal.Web.Tests.Shell;

public sealed class LanguageTests(ShellApplication portal) : IClassFixture<ShellApplication>
{
    [Fact]
    public async Task A_page_is_Danish_until_somebody_chooses_otherwise()
    {
        var browser = portal.Open();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");
        var (_, page) = await ShellApplication.Get(browser, "/hjaelp");
        Assert.Equal("da", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_switch_keeps_the_page_and_its_query_and_the_choice_is_remembered()
    {
        var browser = portal.Open();
        var (_, danish) = await ShellApplication.Get(browser, "/hjaelp?a=1");
        var english = danish.QuerySelector("footer a[lang=en]")!;
        Assert.Equal("English", english.TextContent);
        Assert.Equal("/hjaelp?a=1&sprog=en", english.GetAttribute("href"));

        var (response, _) = await ShellApplication.Get(browser, english.GetAttribute("href")!);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("sprog=", StringComparison.Ordinal));
        Assert.Contains("sprog=en; max-age=31536000; path=/; samesite=lax; httponly", cookie, StringComparison.Ordinal);

        var (_, later) = await ShellApplication.Get(browser, "/privatliv");
        Assert.Equal("en", later.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Dansk", later.QuerySelector("footer a[lang=da]")!.TextContent);
        Assert.Equal("/privatliv?sprog=da", later.QuerySelector("footer a[lang=da]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_switch_on_an_error_page_leads_to_the_address_asked_for()
    {
        var (_, page) = await portal.Get("/findes-ikke?x=2");
        Assert.Equal("/findes-ikke?x=2&sprog=en", page.QuerySelector("footer a[lang=en]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("")]
    [InlineData("da-DK\r\nX: 1")]
    public async Task An_unknown_language_changes_nothing(string language)
    {
        var (response, page) = await portal.Get("/hjaelp?sprog=" + Uri.EscapeDataString(language));
        Assert.Equal("da", page.DocumentElement.GetAttribute("lang"));
        Assert.DoesNotContain(response.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith("sprog=", StringComparison.Ordinal));
    }
}
