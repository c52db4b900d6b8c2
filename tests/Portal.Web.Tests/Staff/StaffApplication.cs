using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.Web.Tests.Staff;

/// <summary>The whole portal in memory on a database of its own, with the development login and Anna's case to decide. Today is 19 November 2029: a day that has passed would make the browser drop the login cookies.</summary>
public sealed class StaffApplication : WebApplicationFactory<Program>
{
    public const string Explanation = "Jeg blev opsagt med dags varsel.", Special = "Jeg kan ikke undvære børnehaven.", Cpr = "6101801234";
    public static readonly DateOnly Today = new(2029, 11, 19), Asked = new(2030, 3, 1);
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], Heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0];

    private static readonly PersonId Anna = new(Guid.Parse("11111111-1111-1111-1111-111111111111"));
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-staff-").FullName;
    private int _number;

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseEnvironment("Development").UseSetting("Storage:Root", _folder).UseSetting("Clock:Today", "2029-11-19").UseSetting("Demo:Enabled", "false")
            .UseSetting("Database:ConnectionString", $"Data Source={Path.Combine(_folder, "portal.db")};Pooling=false");

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public PortalDb Open() => Get<IDbContextFactory<PortalDb>>().CreateDbContext();

    /// <summary>A portal with its schema and one person.</summary>
    public static async Task<StaffApplication> Start()
    {
        var portal = new StaffApplication();
        await portal.Get<Schema>().Migrate(default);
        await portal.Person(Anna, "Anna Ågård Sørensen", Cpr);
        return portal;
    }

    public async Task Person(PersonId id, string name, string number, Action<PersonRow>? also = null)
    {
        await using var db = Open();
        var row = new PersonRow { Id = id, Name = name, IdNumber = number, Kind = PersonKind.Person, Street = "Havnegade 4", Postcode = "9990", City = "Strandby", Phone = "20112233" };
        also?.Invoke(row);
        db.Persons.Add(row);
        await db.SaveChangesAsync();
    }

    public async Task<ClaimId> Claim(PersonId person, ClaimType type, long ore, string description = "", DateOnly? limitation = null)
    {
        var (id, entry) = (ClaimId.New(), Guid.NewGuid());
        await using var db = Open();
        db.Claims.Add(new ClaimRow
        {
            Id = id, Source = "PRØVE", Reference = $"{++_number}", Type = type, DebtorId = person, PaymentId = PaymentId.Of(_number).Digits, PrincipalOre = ore, BalanceOre = ore,
            DueOn = new(2029, 11, 1), PayBy = new(2029, 11, 3), ArrivedOn = new(2029, 10, 1), Description = description, LimitationOn = limitation, Version = 1,
        });
        db.Liabilities.Add(new LiabilityRow { ClaimId = id, PersonId = person, ConfirmedOn = new(2029, 10, 1) });
        db.Transactions.Add(new TransactionRow { Id = entry, ClaimId = id, Kind = EntryKind.Principal, On = new(2029, 10, 1), AmountOre = ore, Rule = "P01", At = DateTimeOffset.UnixEpoch });
        db.Lines.Add(new LineRow { TransactionId = entry, Number = 0, Account = LedgerAccount.ClaimPrincipal, ClaimId = id, AmountOre = ore });
        db.Lines.Add(new LineRow { TransactionId = entry, Number = 1, Account = LedgerAccount.Departments, ClaimId = id, AmountOre = -ore });
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>A request sent as the citizen's pages send it.</summary>
    public async Task<Guid> Request(
        PersonId? person = null, ClaimType type = ClaimType.Daycare, HardshipReason reason = HardshipReason.Unemployment, DateOnly? limitation = null, DateOnly? answerBy = null,
        params (string Name, byte[] Bytes)[] evidence)
    {
        var citizen = new Citizen(person ?? Anna, "Borger");
        var claim = await Claim(citizen.Person, type, 268500, type == ClaimType.Daycare ? "Daginstitution, november" : "", limitation);
        var id = await Get<StartDeferral>().Handle(citizen, claim, default);
        await Get<SaveDeferralDraft>().Until(id, Asked, citizen, default);
        await Get<SaveDeferralDraft>().Reasons(id, new HashSet<HardshipReason> { reason }, Explanation, Special, citizen, default);
        foreach (var (name, bytes) in evidence) Assert.Empty((await Get<AddEvidence>().Handle(id, name, new MemoryStream(bytes), citizen, default))!);
        Assert.IsType<SubmitAnswer.Sent>(await Get<SubmitDeferral>().Handle(id, citizen, default));
        if (answerBy is { } day)
        {
            await using var db = Open();
            await db.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.AnswerBy, day));
        }
        return id;
    }

    /// <summary>A PDF that readers open: an empty letter of our own making.</summary>
    public static byte[] Pdf() => LetterPdf.Draw(new LetterContent(
        Domain.Letters.LetterKind.Decision, "x", Today, "1", ["Afsender", "By"], ["Modtager"], false, [new LetterText("da", "Prøve", "By", "Sag", "{0}/{1}", [])])).ToArray();

    public HttpClient OpenBrowser() => CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>Logs on the way a person does: the closed page, the provider's page, back again.</summary>
    public async Task<StaffBrowser> LogOn(string persona, string page = "/sagsbehandling")
    {
        var client = CreateClient(new() { AllowAutoRedirect = true, HandleCookies = true });
        var login = await client.GetAsync(new Uri(page, UriKind.Relative));
        using var choice = new FormUrlEncodedContent(new Dictionary<string, string> { ["persona"] = persona });
        await client.PostAsync(login.RequestMessage!.RequestUri, choice);
        return new StaffBrowser(client);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Reads a page and posts its form, as a browser without scripts would.</summary>
public sealed class StaffBrowser(HttpClient client)
{
    public HttpResponseMessage Last { get; private set; } = null!;

    public async Task<IHtmlDocument> Get(string address)
    {
        Last = await client.GetAsync(new Uri(address, UriKind.Relative));
        return Parse(await Last.Content.ReadAsStringAsync());
    }

    /// <summary>Posts the decision form of a page with these answers; a name may stand more than once.</summary>
    public Task<IHtmlDocument> Decide(IHtmlDocument page, string address, params (string Name, string Value)[] answers) => Post(page, address, answers);

    public async Task<IHtmlDocument> Post(IHtmlDocument page, string address, IReadOnlyList<(string Name, string Value)> answers)
    {
        var hidden = page.QuerySelectorAll("#afgoerelse input[type=hidden]").OfType<IHtmlInputElement>().Select(field => (field.Name!, field.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(answers).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        Last = await client.PostAsync(new Uri(address, UriKind.Relative), content);
        return Parse(await Last.Content.ReadAsStringAsync());
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
