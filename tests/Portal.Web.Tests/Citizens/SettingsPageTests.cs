using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.App.Nudges;
using Portal.App.Settings;
using Portal.Domain.People;
using Portal.Web.Tests.SignIn;

namespace Portal.Web.Tests.Citizens;

/// <summary>The settings page: nudges, language and hours, by forms alone.</summary>
public sealed class SettingsPageTests
{
    private const string Page = "/borger/indstillinger";

    [Fact]
    public async Task An_address_is_confirmed_by_its_code_and_stopped_in_one_press()
    {
        using var portal = new Listening();
        var browser = await portal.SignInAs("anna");
        await browser.Get("/borger");
        Assert.Equal(Page, browser.Page.QuerySelectorAll("nav a").First(link => link.TextContent == "Indstillinger").GetAttribute("href"));
        await browser.Get(Page);
        Assert.Contains("Du får ikke besked på e-mail.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Digital Post kommer stadig.", browser.Text, StringComparison.Ordinal);

        await browser.Submit(Form("email"), ("adresse", "anna"));
        Assert.StartsWith("Fejl: ", browser.Page.Title, StringComparison.Ordinal);
        Assert.Equal("#adresse", new Uri("http://x" + browser.Page.QuerySelector(".mm-errors[data-focus] a")!.GetAttribute("href")).Fragment);
        Assert.Equal(("anna", "true"), (browser.Page.QuerySelector("#adresse")!.GetAttribute("value"), browser.Page.QuerySelector("#adresse")!.GetAttribute("aria-invalid")));

        await browser.Submit(Form("email"), ("adresse", "anna.kanarie@example.dk"));
        Assert.Equal($"{Page}?gemt=email", browser.Address);
        Assert.Contains("Vi har sendt en kode til anna.kanarie@example.dk", browser.Text, StringComparison.Ordinal);
        var code = portal.Code();
        await browser.Submit(Form("kode"), ("koden", code == "111111" ? "222222" : "111111"));
        Assert.Contains("Koden er ikke rigtig", browser.Page.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);
        await browser.Submit(Form("kode"), ("koden", code));
        Assert.Contains("Din e-mailadresse er bekræftet.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Du sagde ja den", browser.Text, StringComparison.Ordinal);

        await browser.Submit(Form("stop-email"));
        Assert.Contains("Vi har slettet adressen.", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("kanarie", browser.Text, StringComparison.Ordinal);
        Assert.NotEmpty(portal.Log.Lines);
        // As a word: a long number may hold the code by chance.
        Assert.DoesNotContain(portal.Log.Lines.Concat(browser.Seen.Where(text => text.StartsWith('/'))), text => Regex.IsMatch(text, $@"kanarie|(?<![\w.-]){code}(?![\w.-])"));
    }

    [Fact]
    public async Task A_form_from_an_older_page_does_no_harm_and_a_code_can_be_given_up()
    {
        using var portal = new PortalApplication();
        var browser = await portal.SignInAs("anna");
        await browser.Get(Page);
        await browser.Submit(Form("email"), ("adresse", "anna@example.dk"));
        var old = browser.Page;
        await browser.Submit(Form("fortryd"));
        Assert.Contains("Koden er slettet.", browser.Text, StringComparison.Ordinal);
        Assert.Null(browser.Page.QuerySelector(Form("kode")));

        await browser.Submit(Form("tider"), ("_handler", "kode"), ("koden", "123456"));
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.NotNull(old.QuerySelector(Form("kode")));
        await browser.Submit(Form("tider"), ("_handler", "stop-email"));
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        Assert.Contains("Du får ikke besked på e-mail.", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_and_hours_are_kept_and_the_language_is_there_at_the_next_login()
    {
        using var portal = new PortalApplication();
        var browser = await portal.SignInAs("anna");
        await browser.Get(Page);
        Assert.Equal(["20", "8"], Chosen(browser));
        await browser.Submit(Form("tider"), ("sprogvalg", "en"), ("fra", "22"), ("til", "6"));
        Assert.Contains("Your choices are saved.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(["22", "6"], Chosen(browser));

        await browser.Submit(Form("tider"), ("sprogvalg", "sv"), ("fra", "22"), ("til", "6"));
        Assert.Contains("Choose a language and two hours", browser.Page.QuerySelector(".mm-errors")!.TextContent, StringComparison.Ordinal);

        var anew = await portal.SignInAs("anna");
        Assert.Equal("Your overview", anew.Page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Dit overblik", (await portal.SignInAs("bo")).Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Sms_is_chosen_and_stopped_in_one_press_each()
    {
        using var portal = new PortalApplication();
        var browser = await portal.SignInAs("anna");
        await browser.Get(Page);
        await browser.Submit(Form("sms"));
        Assert.Contains("Du får besked på SMS, næste gang der er et brev.", browser.Text, StringComparison.Ordinal);
        await browser.Submit(Form("stop-sms"));
        Assert.Contains("Du får ikke længere besked på SMS.", browser.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector(Form("sms")));
    }

    [Fact]
    public async Task What_the_municipality_does_not_offer_is_said_and_cannot_be_chosen()
    {
        using var portal = new Without();
        var browser = await portal.SignInAs("anna");
        await browser.Get(Page);
        Assert.Contains("Strandby Kommune sender endnu ikke besked på e-mail.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Strandby Kommune sender endnu ikke besked på SMS.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(["tider"], browser.Page.QuerySelectorAll("main form:not([hidden]) [name=_handler]").Select(field => field.GetAttribute("value")));

        await browser.Submit(Form("tider"), ("_handler", "email"), ("adresse", "anna@example.dk"));
        await browser.Get(Page);
        await browser.Submit(Form("tider"), ("_handler", "sms"));
        await using var db = portal.OpenDb();
        Assert.Empty(await db.ContactChoices.ToListAsync());
    }

    [Fact]
    public async Task A_business_chooses_its_own_address_and_no_sms_and_who_is_exempt_keeps_the_paper()
    {
        using var portal = new PortalApplication();
        var browser = await portal.SignInAs("anna");
        await using (var db = portal.OpenDb()) await db.Persons.Where(row => row.Id == portal.People.Anna).ExecuteUpdateAsync(set => set.SetProperty(row => row.Kind, PersonKind.Business));
        await browser.Get(Page);
        Assert.Equal("Virksomhedens e-mailadresse", browser.Page.QuerySelector("label[for=adresse]")!.TextContent);
        Assert.Contains("Virksomheder kan ikke få besked på SMS her.", browser.Text, StringComparison.Ordinal);

        await using (var db = portal.OpenDb())
            await db.Persons.Where(row => row.Id == portal.People.Anna).ExecuteUpdateAsync(set => set.SetProperty(row => row.Kind, PersonKind.Person).SetProperty(row => row.ExemptFromDigitalPost, true));
        await browser.Get(Page);
        Assert.Contains("Brevene kommer stadig på papir.", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Du er fritaget og kan derfor ikke få den.", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_or_changes_anothers_choices()
    {
        using var portal = new PortalApplication();
        var anna = await portal.SignInAs("anna");
        await anna.Get(Page);
        await anna.Submit(Form("email"), ("adresse", "anna@example.dk"));
        var bo = await portal.SignInAs("bo");
        await bo.Get(Page);
        Assert.DoesNotContain("anna@example.dk", bo.Text, StringComparison.Ordinal);
        Assert.Null(bo.Page.QuerySelector(Form("kode")));
        await bo.Submit(Form("tider"), ("_handler", "fortryd"), ("person", $"{portal.People.Anna}"));
        Assert.Equal("anna@example.dk", (await portal.Get<MyContactChoices>().Handle(new(portal.People.Anna, ""), default)).AskedEmail);

        Assert.Equal(HttpStatusCode.NotFound, await bo.StatusOf($"{Page}/{portal.People.Anna}"));
        Assert.Equal(HttpStatusCode.Found, await portal.Open().StatusOf(Page));
    }

    private static string Form(string name) => $"main form:has([name=_handler][value={name}])";

    private static IEnumerable<string?> Chosen(PageBrowser browser) => browser.Page.QuerySelectorAll("option[selected]").Select(option => option.GetAttribute("value"));

    /// <summary>Keeps every line of its log, and finds the code in the e-mail it would have sent.</summary>
    private sealed class Listening : PortalApplication
    {
        public CollectedLog Log { get; } = new();

        public string Code() => Regex.Match(File.ReadAllText(Directory.GetFiles(Path.Combine(Get<StorageOptions>().Root, MailOptions.Folder)).Single()), @"Koden er (\d{6})").Groups[1].Value;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Logging:LogLevel:Default", "Trace");
            builder.ConfigureLogging(logging => logging.AddProvider(Log));
        }
    }

    private sealed class Without : PortalApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Mail:ToFolder", "false");
            builder.UseSetting("DigitalPost:NemSms", "false");
        }
    }
}
