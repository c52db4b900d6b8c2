using Portal.App.Letters;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Letters;

/// <summary>The letters between an application and its answer, to read and to draw.</summary>
internal static class SampleRequestLetters
{
    private static readonly DateOnly Today = new(2026, 10, 13), ReplyBy = new(2026, 10, 27);
    private static readonly LetterReceiver Anna = SampleLetters.Anna;
    private static readonly ClaimFacts AfterSchool = SampleLetters.Claim(1, ClaimType.AfterSchool, "Skolefritidsordning, oktober 2026", 1790, new DateOnly(2026, 11, 2));
    private static readonly ClaimFacts Maintenance = SampleLetters.Claim(2, ClaimType.Maintenance, "Underholdsbidrag, september 2026", 1400, new DateOnly(2026, 9, 1));
    private static readonly ClaimFacts Library = SampleLetters.Claim(3, ClaimType.General, "Bibliotek, erstatning", 400, new DateOnly(2026, 8, 3));

    private static RequestReceiptModel Receipt => new(
        Anna, new DateTimeOffset(2026, 10, 13, 14, 5, 0, TimeSpan.FromHours(2)), Today, "2026-004178", RequestChannel.Portal, [AfterSchool], new HashSet<ClaimId>(), [],
        new DateOnly(2026, 12, 1), new DateOnly(2026, 11, 3), ReplyBy, 0);

    private static InstalmentAsk Rates => new(Kroner.Of(300), 1, new DateOnly(2026, 12, 2));

    private static InformationRequestModel Information => new(
        Anna, Today, "2026-004178", [new("Lønseddel for september", "den viser, hvad du tjener nu"), new("Brev om opsigelse", "det viser, hvornår lønnen stopper")], ReplyBy, Held: true, "Sofie Sagsbehandler");

    private static HearingModel Hearing => new(
        Anna, Today, "2026-004178", "Vi overvejer at sige nej til, at du venter til 1. december.", "Du fik løn i september. Den var på 31.000,00 kr.", "Indkomstregisteret den 12. oktober 2026.",
        DeferralGround.Circumstances, DeferralPolicies.For(Today).Law, ReplyBy, "Sofie Sagsbehandler");

    private static readonly Dictionary<string, Func<LetterContent>> Letters = new()
    {
        ["Receipt"] = () => Write(Receipt with { Papers = 1 }),
        ["Receipt_Several"] = () => Write(Receipt with
        {
            Claims = [AfterSchool, Maintenance], Repeated = new HashSet<ClaimId> { Maintenance.Id }, Papers = 2, LeftOut = [(Library, DeferralRefusal.ClaimIsTransferred)],
        }),
        ["Receipt_Both"] = () => Write(Receipt with { Claims = [AfterSchool, Library], LeftOut = [(Maintenance, DeferralRefusal.RequestIsPending)] }),
        ["Receipt_Unheld"] = () => Write(Receipt with { Claims = [Maintenance], Repeated = new HashSet<ClaimId> { Maintenance.Id } }),
        ["Receipt_Phone"] = () => Write(Receipt with { Channel = RequestChannel.Phone, Receiver = Anna with { OnPaper = true } }),
        ["Receipt_Letter"] = () => Write(Receipt with { Channel = RequestChannel.Letter }),
        ["Receipt_InPerson"] = () => Write(Receipt with { Channel = RequestChannel.InPerson }),
        ["Receipt_English"] = () => Write(Receipt with { Receiver = Anna with { Language = "en" } }),
        ["Receipt_Business"] = () => Write(Receipt with { Receiver = Anna with { Name = "Skagen Sejlmageri I/S", Kind = PersonKind.Business } }),
        ["Receipt_Agreement"] = () => Write(Receipt with { Until = null, Instalments = Rates }),
        ["Receipt_Combined"] = () => Write(Receipt with { Instalments = Rates }),
        ["Receipt_Report"] = () => Write(Receipt with { Until = null, IsReport = true }),
        ["Information"] = () => new InformationRequestLetter(Database.Municipality).Compose(Information).In(Wording.Standard),
        ["Information_English"] = () => new InformationRequestLetter(Database.Municipality).Compose(Information with { Receiver = Anna with { Language = "en" } }).In(Wording.Standard),
        ["Information_Paper"] = () => new InformationRequestLetter(Database.Municipality).Compose(Information with { Receiver = Anna with { OnPaper = true }, Held = false }).In(Wording.Standard),
        ["Hearing"] = () => new HearingLetter(Database.Municipality).Compose(Hearing).In(Wording.Standard),
        ["Hearing_English"] = () => new HearingLetter(Database.Municipality).Compose(Hearing with { Receiver = Anna with { Language = "en" } }).In(Wording.Standard),
        ["Hearing_Business"] = () => new HearingLetter(Database.Municipality).Compose(Hearing with { Receiver = Anna with { Name = "Skagen Sejlmageri I/S", Kind = PersonKind.Business, OnPaper = true } }).In(Wording.Standard),
    };

    public static TheoryData<string> All => [.. Letters.Keys];

    public static LetterContent Named(string name) => Letters[name]();

    private static LetterContent Write(RequestReceiptModel model) => new RequestReceiptLetter(Database.Municipality).Compose(model).In(Wording.Standard);
}
