using System.Net;

namespace Portal.Web.Tests.Shell;

public sealed class PublicPageTests(ShellApplication portal) : IClassFixture<ShellApplication>
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/hjaelp", 200)]
    [InlineData("/privatliv", 200)]
    [InlineData("/tilgaengelighed", 200)]
    [InlineData("/was", 200)]
    [InlineData("/ikke-fundet", 404)]
    [InlineData("/ingen-adgang", 403)]
    [InlineData("/status/400", 400)]
    [InlineData("/status/413", 413)]
    [InlineData("/status/429", 429)]
    [InlineData("/status/503", 503)]
    [InlineData("/fejl", 500)]
    [InlineData("/findes-ikke", 404)]
    [InlineData("/findes-ikke.png", 404)]
    [InlineData(ShellApplication.FailingAddress, 500)]
    public async Task A_public_page_has_one_heading_a_title_and_its_language_in_Danish_and_in_English(string address, int status)
    {
        foreach (var language in (string[])["da", "en"])
        {
            var (response, page) = await portal.Get($"{address}?sprog={language}");

            Assert.Equal(status, (int)response.StatusCode);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            var heading = Assert.Single(page.QuerySelectorAll("h1")).TextContent;
            Assert.Equal($"{heading} – Mit Mellemværende – Strandby Kommune", page.Title);
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.NotNull(page.QuerySelector("footer a[href='/tilgaengelighed']"));
            Assert.NotNull(page.QuerySelector("footer a[href='/privatliv']"));
            Assert.Contains("00 00 00 00", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/hjaelp")]
    [InlineData("/privatliv")]
    [InlineData("/tilgaengelighed")]
    [InlineData("/findes-ikke")]
    public async Task The_English_page_has_other_words_than_the_Danish_one(string address)
    {
        var (_, danish) = await portal.Get(address + "?sprog=da");
        var (_, english) = await portal.Get(address + "?sprog=en");

        Assert.NotEqual(danish.QuerySelector("h1")!.TextContent, english.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("Gå til sidens indhold", english.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_skip_link_comes_first_and_stays_on_the_page_asked_for()
    {
        foreach (var address in (string[])["/hjaelp", "/findes-ikke"])
        {
            var (_, page) = await portal.Get(address);
            var first = page.QuerySelector("a")!;
            Assert.Equal($"{address}#main-content", first.GetAttribute("href"));
            Assert.NotNull(page.QuerySelector("main#main-content"));
        }
    }

    [Fact]
    public async Task A_failure_shows_a_number_and_nothing_of_what_went_wrong()
    {
        var (response, page) = await portal.Get(ShellApplication.FailingAddress);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Matches("^[0-9a-f]{12}$", page.QuerySelector("#fejlnummer")!.TextContent);
        Assert.DoesNotContain("010203", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_gets_a_page_that_says_what_to_do()
    {
        using var nothing = new FormUrlEncodedContent([new("_handler", "x")]);
        var response = await portal.Open().PostAsync(new Uri("/hjaelp", UriKind.Relative), nothing);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("hent siden igen", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_post_that_fails_gets_the_same_page_as_any_other_failure()
    {
        using var form = new FormUrlEncodedContent([new("a", "b")]);
        var response = await portal.Open().PostAsync(new Uri(ShellApplication.FailingAddress, UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("fejlnummer", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_leads_to_login_and_to_help_for_those_without_MitID()
    {
        var (_, page) = await portal.Get("/");

        Assert.Equal("/log-ind", Assert.Single(page.QuerySelectorAll(".button-primary")).GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("a[href='/log-ind/medarbejder']"));
        Assert.NotNull(page.QuerySelector("#uden-mitid a[href='/hjaelp']"));
    }

    [Fact]
    public async Task Nothing_on_a_page_is_styled_or_scripted_inline()
    {
        foreach (var address in (string[])["/", "/hjaelp", "/privatliv", "/tilgaengelighed", "/findes-ikke", "/fejl"])
        {
            var (_, page) = await portal.Get(address);
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onsubmit]"));
        }
    }

    [Fact]
    public async Task Every_file_a_page_asks_for_is_there()
    {
        var (_, page) = await portal.Get("/");
        var files = page.QuerySelectorAll("link[href], script[src], img[src]").Select(e => "/" + (e.GetAttribute("href") ?? e.GetAttribute("src"))!.TrimStart('/')).ToList();

        Assert.True(files.Count >= 5);
        foreach (var file in files) Assert.Equal(HttpStatusCode.OK, (await portal.Open().GetAsync(new Uri(file, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_accessibility_page_says_that_the_statement_is_missing_and_takes_reports_by_phone_and_in_writing()
    {
        var (_, page) = await portal.Get("/was");

        Assert.Contains("endnu ikke", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href^='tel:']"));
        Assert.NotNull(page.QuerySelector("main a[href^='mailto:']"));
    }

    [Fact]
    public async Task The_accessibility_page_leads_to_the_statement_when_there_is_one()
    {
        using var withStatement = ShellApplication.With(("Municipality:AccessibilityStatement", "https://was.example/strandby"));
        foreach (var address in (string[])["/was", "/tilgaengelighed"])
        {
            var response = await withStatement.Open().GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
            Assert.Equal("https://was.example/strandby", response.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task The_privacy_notice_is_marked_until_the_data_protection_officer_has_confirmed_it()
    {
        var (_, before) = await portal.Get("/privatliv");
        Assert.NotNull(before.QuerySelector(".mm-unconfirmed"));

        using var confirmed = ShellApplication.With(("Privacy:ConfirmedBy", "Databeskyttelsesrådgiveren"), ("Privacy:ConfirmedOn", "2026-03-01"), ("Privacy:LogGround", "Vores egen regel"));
        var (_, after) = await confirmed.Get("/privatliv");
        Assert.Null(after.QuerySelector(".mm-unconfirmed"));
        Assert.Contains("1.\u00a0marts\u00a02026", after.QuerySelector("#formaal")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Vores egen regel", after.QuerySelector("#formaal")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_stop_answers_503_on_pages_while_styles_and_health_go_on()
    {
        using var stopped = ShellApplication.With(("Maintenance:Enabled", "true"), ("Maintenance:Until", "i dag kl. 14"));
        var (response, page) = await stopped.Get("/hjaelp");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("i dag kl. 14", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await stopped.Open().GetAsync(new Uri("/css/site.css", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stopped.Open().GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_answers(string address) =>
        Assert.Equal("Healthy", await portal.Open().GetStringAsync(new Uri(address, UriKind.Relative)));

    [Fact]
    public async Task The_portal_is_not_ready_when_its_files_cannot_be_written()
    {
        // A file stands where the folder should be.
        var root = Directory.CreateTempSubdirectory("portal-shell-");
        await File.WriteAllTextAsync(Path.Combine(root.FullName, "health"), "");
        using var broken = ShellApplication.With(("Storage:Root", root.FullName));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await broken.Open().GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await broken.Open().GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        root.Delete(recursive: true);
    }
}
