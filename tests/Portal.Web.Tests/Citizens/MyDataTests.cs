using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.MyData;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;

namespace Portal.Web.Tests.Citizens;

/// <summary>"Download my data" (GDPR art. 15 and 20), as Anna of <see cref="CitizenWorld"/> and as Bo, who owes one of her claims with her.</summary>
public sealed class MyDataTests : IDisposable
{
    private const string Root = "/borger/mine-data", File = Root + ".json", Read = Root + "/laes";

    private readonly PortalApplication _portal = new() { Day = CitizenWorld.Today };

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task The_file_holds_one_of_everything_the_citizen_has()
    {
        var world = await CitizenWorld.Make(_portal);
        var anna = await _portal.SignInAs("anna");
        var copy = await Fetch(anna);

        Assert.Equal("mine-data-2027-01-04.json", anna.Last.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(("attachment", "application/json"), (anna.Last.Content.Headers.ContentDisposition.DispositionType, anna.Last.Content.Headers.ContentType!.MediaType));
        Assert.True(anna.Last.Headers.CacheControl!.NoStore);
        Assert.Equal("DKK", copy.GetProperty("currency").GetString());
        foreach (var table in (string[])["person", "claims", "liabilities", "entries", "accountLines", "steps", "holds", "statements", "requests", "requestKinds", "requestClaims", "requestReasons", "objections",
            "personalTexts", "evidence", "agreements", "agreementClaims", "instalments", "letters", "letterClaims", "messagesToSend", "signIns", "accessLog", "journal"])
            Assert.True(copy.GetProperty(table).GetArrayLength() > 0, table);
        var text = copy.GetRawText();
        foreach (var own in (string[])["6101801234", "Anna Ågård Sørensen", "Havnegade 2", "Jeg har været syg.", "Jeg er alene.", "Pladsen var sagt op.", "papir.pdf", .. world.Ids.Values]) Assert.Contains(own, text, StringComparison.Ordinal);
        foreach (var other in (string[])["7202852345", "8503903456", "6504754567", "Æbelø", "Byggesag 2026", $"{_portal.People.Bo}", "tina", "finn"]) Assert.DoesNotContain(other, text, StringComparison.OrdinalIgnoreCase);
        // Days and times as they are promised; whole øre.
        Assert.Matches(@"""dueOn"": ""\d{4}-\d{2}-\d{2}""", text);
        Assert.Matches(@"""madeAt"": ""2027-01-04T\d{2}:\d{2}:\d{2}(\.\d+)?\+01:00""", text);
        Assert.DoesNotMatch(@"Ore"": -?\d+\.", text);
    }

    [Fact]
    public async Task The_one_who_owes_a_claim_with_her_gets_nothing_that_is_hers_alone()
    {
        await CitizenWorld.Make(_portal);
        await using (var db = _portal.OpenDb())
            await db.Persons.Where(row => row.Id == _portal.People.Anna).ExecuteUpdateAsync(set => set.SetProperty(row => row.Street, "Annavej 17"));
        var bo = await _portal.SignInAs("bo");
        var copy = (await Fetch(bo)).GetRawText();
        await bo.Get(Read);

        Assert.Contains("Daginstitution, september 2026", copy, StringComparison.Ordinal);
        Assert.Contains("Daginstitution, september 2026", bo.Text, StringComparison.Ordinal);
        await using var read = _portal.OpenDb();
        var hers = new List<string> { "6101801234", "Annavej 17", "Anna Ågård", "Jeg har været syg.", "Jeg er alene.", "Pladsen var sagt op.", "papir.pdf", "SFO, oktober 2026", "Bibliotek", $"{_portal.People.Anna}" };
        hers.AddRange((await read.Letters.Where(row => row.PersonId == _portal.People.Anna).Select(row => row.Id).ToListAsync()).Select(id => $"{id}"));
        hers.AddRange((await read.Requests.Where(row => row.PersonId == _portal.People.Anna).Select(row => row.Id).ToListAsync()).Select(id => $"{id}"));
        Assert.True(hers.Count > 13);
        Assert.All(hers, secret => Assert.DoesNotContain(secret, copy, StringComparison.Ordinal));
        Assert.All(hers, secret => Assert.DoesNotContain(secret, bo.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("da", "Det har vi om dig", "Du skylder det", "Svar på din ansøgning")]
    [InlineData("en", "What we have about you", "You owe it", "Answer to your request")]
    public async Task It_can_be_read_in_the_citizens_language_and_without_the_cpr_number(string language, string title, string liable, string letter)
    {
        using var portal = new PortalApplication();
        var request = await portal.Draft(portal.People.Bo, portal.People.Bos);
        await portal.Evidence(portal.People.Bo, request, Staff.Desk.Pdf());
        Assert.IsType<SubmitAnswer.Sent>(await portal.Get<SubmitRequest>().Handle(request, new Citizen(portal.People.Bo, ""), default));
        await portal.Decide(request, DeferralOutcome.Refused);
        var bo = await portal.SignInAs("bo");
        var page = await bo.Get($"{Read}?sprog={language}");

        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.Contains(liable, bo.Text, StringComparison.Ordinal);
        Assert.Contains(letter, bo.Text, StringComparison.Ordinal);
        Assert.Contains("800,00", bo.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\b[A-Z][A-Za-z]+_[A-Za-z_]+\b", bo.Text);
        Assert.DoesNotContain(bo.Seen, seen => seen.Contains("7202852345", StringComparison.Ordinal));
        // Letters and papers, each by its own address.
        var links = page.QuerySelectorAll("main section a[href^='/borger/']");
        Assert.True(links.Length >= 3, $"{links.Length}");
        foreach (var link in links) Assert.Equal(HttpStatusCode.OK, await bo.StatusOf(link.GetAttribute("href")!));
        Assert.All(page.QuerySelectorAll(".mm-toc a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")!.Split('#')[1])));
        await bo.Get($"{Root}?sprog={language}");
        Assert.DoesNotMatch(@"\b[A-Z][a-z]+_[A-Z][A-Za-z_]+\b", bo.Text);
        Assert.NotNull(bo.Page.QuerySelector($"main a[href='{Read}']"));
        Assert.NotNull(bo.Page.QuerySelector($"main a[href='{File}']"));
    }

    [Fact]
    public async Task The_citizen_reads_that_they_fetched_it_and_finds_the_way_there()
    {
        var anna = await _portal.SignInAs("anna");
        await anna.Get(File);
        await anna.Get("/borger/adgangslog");
        Assert.Contains("Hentede en kopi af alt, hvad vi har om dig", anna.Text, StringComparison.Ordinal);
        Assert.Contains("Dig selv", anna.Text, StringComparison.Ordinal);
        Assert.NotNull(anna.Page.QuerySelector($"main a[href='{Root}']"));
        await anna.Get("/privatliv");
        Assert.NotNull(anna.Page.QuerySelector($"main a[href='{Root}']"));
    }

    [Fact]
    public void Every_part_everything_in_it_and_every_choice_has_its_words()
    {
        var keys = DataMap.Tables.Select(table => ("MyData", $"Table_{table.Name}"))
            .Concat(DataMap.Tables.SelectMany(table => table.Columns).Where(column => !column.FileOnly).Select(column => ("MyData", $"Column_{column.Name}")))
            .Concat(DataMap.Tables.SelectMany(table => table.Columns).Select(column => column.Type).Append(typeof(WhoActed)).Append(typeof(StaffRole)).Append(typeof(AccessPurpose))
                .Where(type => type.IsEnum && type != typeof(ClaimType)).SelectMany(Enum.GetNames, (type, member) => ("MyDataWords", $"{type.Name}_{member}"))).Distinct().ToList();
        Assert.True(keys.Count > 400, $"{keys.Count}");
        Assert.Empty(keys.SelectMany(key => new[] { "", "en" }.Where(language => Words(key.Item1, key.Item2, language) is not { Length: > 0 }).Select(language => $"{key} {language}")));
        // And no word is kept for what is no longer told.
        var kept = new[] { "MyData", "MyDataWords" }.SelectMany(Keys).Where(key => key.Item1 == "MyDataWords" || Regex.IsMatch(key.Item2, "^(Table|Column)_"));
        Assert.Empty(kept.Except(keys));
    }

    private static async Task<JsonElement> Fetch(PageBrowser browser)
    {
        await browser.Get(File);
        Assert.Equal(HttpStatusCode.OK, browser.Last.StatusCode);
        return JsonDocument.Parse(await browser.Last.Content.ReadAsByteArrayAsync()).RootElement;
    }

    private static string? Words(string area, string key, string language) => Set(area, language)?.GetString(key);

    private static IEnumerable<(string, string)> Keys(string area) => Set(area, "")!.Cast<System.Collections.DictionaryEntry>().Select(entry => (area, (string)entry.Key));

    private static ResourceSet? Set(string area, string language) =>
        new ResourceManager($"Portal.Web.Texts.{area}", typeof(Program).Assembly).GetResourceSet(language.Length == 0 ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language), true, false);
}
