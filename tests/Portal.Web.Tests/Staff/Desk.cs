using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Letters;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.Web.Tests.Staff;

/// <summary>Cases to decide, and the staff who decide them. Today is 19 November 2029.</summary>
internal static class Desk
{
    public const string Explanation = "Jeg blev opsagt med dags varsel.", Special = "Jeg kan ikke undvære børnehaven.", Cpr = "6101801234";
    public static readonly DateOnly Today = new(2029, 11, 19), Asked = new(2030, 3, 1);
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1], Heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0];

    internal static readonly PersonId Anna = new(Guid.Parse("11111111-1111-1111-1111-111111111111"));

    /// <summary>A portal with one person.</summary>
    public static async Task<PortalApplication> Start()
    {
        var portal = new PortalApplication { Day = Today };
        await portal.Person(Anna, "Anna Ågård Sørensen", Cpr);
        return portal;
    }

    public static async Task Person(this PortalApplication portal, PersonId id, string name, string number, Action<PersonRow>? also = null)
    {
        await using var db = portal.OpenDb();
        var row = new PersonRow { Id = id, Name = name, IdNumber = number, Kind = PersonKind.Person, Street = "Havnegade 4", Postcode = "9990", City = "Strandby", Phone = "20112233" };
        also?.Invoke(row);
        db.Persons.Add(row);
        await db.SaveChangesAsync();
    }

    /// <summary>A request sent as the citizen's pages send it.</summary>
    public static async Task<Guid> Request(
        this PortalApplication portal, PersonId? person = null, ClaimType type = ClaimType.Daycare, HardshipReason reason = HardshipReason.Unemployment, DateOnly? limitation = null,
        DateOnly? answerBy = null, params (string Name, byte[] Bytes)[] evidence)
    {
        var citizen = new Citizen(person ?? Anna, "Borger");
        var claim = await portal.Claim(citizen.Person, type, 268500, type == ClaimType.Daycare ? "Daginstitution, november" : "", limitation);
        var id = await portal.Get<StartDeferral>().Handle(citizen, claim, default);
        await portal.Get<SaveDeferralDraft>().Until(id, Asked, citizen, default);
        await portal.Get<SaveDeferralDraft>().Reasons(id, new HashSet<HardshipReason> { reason }, Explanation, Special, citizen, default);
        foreach (var (name, bytes) in evidence) Assert.Empty((await portal.Get<AddEvidence>().Handle(id, name, new MemoryStream(bytes), citizen, default))!);
        Assert.IsType<SubmitAnswer.Sent>(await portal.Get<SubmitRequest>().Handle(id, citizen, default));
        if (answerBy is { } day)
        {
            await using var db = portal.OpenDb();
            await db.Requests.Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.AnswerBy, day));
        }
        return id;
    }

    /// <summary>A PDF that readers open: an empty letter of our own making.</summary>
    public static byte[] Pdf() => LetterPdf.Draw(new LetterContent(
        LetterKind.Decision, "x", Today, "1", ["Afsender", "By"], ["Modtager"], false, [new LetterText("da", "Prøve", "By", "Sag", "{0}/{1}", [])])).ToArray();

    /// <summary>Logs on the way a person does: the closed page, the provider's page, back again.</summary>
    public static async Task<StaffBrowser> LogOn(this PortalApplication portal, string persona, string page = "/sagsbehandling")
    {
        var client = portal.CreateClient(new() { AllowAutoRedirect = true, HandleCookies = true });
        var login = await client.GetAsync(new Uri(page, UriKind.Relative));
        using var choice = new FormUrlEncodedContent(new Dictionary<string, string> { ["persona"] = persona });
        await client.PostAsync(login.RequestMessage!.RequestUri, choice);
        return new StaffBrowser(client);
    }

    internal static async Task<ClaimId> Claim(this PortalApplication portal, PersonId person, ClaimType type, long ore, string description, DateOnly? limitation)
    {
        var (id, entry) = (new ClaimId(Guid.NewGuid()), Guid.NewGuid());
        await using var db = portal.OpenDb();
        var number = 1 + await db.Claims.CountAsync();
        db.Claims.Add(new ClaimRow
        {
            Id = id, Source = "PRØVE", Reference = $"{number}", Type = type, DebtorId = person, PaymentId = PaymentId.Of(number).Digits, PrincipalOre = ore, BalanceOre = ore,
            DueOn = new(2029, 11, 1), PayBy = new(2029, 11, 3), ArrivedOn = new(2029, 10, 1), Description = description, LimitationOn = limitation, Version = 1,
        });
        db.Liabilities.Add(new LiabilityRow { ClaimId = id, PersonId = person, ConfirmedOn = new(2029, 10, 1) });
        db.Transactions.Add(new TransactionRow { Id = entry, ClaimId = id, Kind = EntryKind.Principal, On = new(2029, 10, 1), AmountOre = ore, Rule = "P01", At = DateTimeOffset.UnixEpoch });
        db.Lines.Add(new LineRow { TransactionId = entry, Number = 0, Account = LedgerAccount.ClaimPrincipal, ClaimId = id, AmountOre = ore });
        db.Lines.Add(new LineRow { TransactionId = entry, Number = 1, Account = LedgerAccount.Departments, ClaimId = id, AmountOre = -ore });
        await db.SaveChangesAsync();
        return id;
    }
}
