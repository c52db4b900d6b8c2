using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Letters;

/// <summary>The letters about objections, to read and to draw.</summary>
internal static class SampleObjectionLetters
{
    private static readonly DateOnly Today = new(2026, 10, 13), Resumes = new(2026, 10, 27);
    private static readonly LetterReceiver Anna = SampleLetters.Anna;
    private static readonly ClaimFacts Daycare = Charged(SampleLetters.Claim(1, ClaimType.Daycare, "Daginstitution, august 2026", 2685, new DateOnly(2026, 8, 3), other: true));

    private static ObjectionReceiptModel Receipt => new(
        Anna, new DateTimeOffset(2026, 10, 13, 14, 5, 0, TimeSpan.FromHours(2)), Today, "2026-004178", RequestChannel.Portal, Daycare, ObjectionPart.Size, Unheld: false, BesideDebtor: false,
        new DateOnly(2026, 11, 3), Resumes, 0);

    private static ObjectionDecisionModel Refused => new(
        Anna, Today, "2026-004178", Daycare, Daycare, ObjectionPart.Size, DeferralOutcome.Refused, IsLiable: true, IsDebtor: true, Resumes,
        "Du skrev, at pladsen var sagt op. Opsigelsen kom den 10. august. Derfor skal du betale for hele august.", "Sofie Sagsbehandler");

    private static ObjectionDecisionModel Partly => Refused with { Outcome = DeferralOutcome.PartlyGranted, Claim = Lowered(Daycare, 1000), WrittenGrounds = "Pladsen var sagt op fra den 16. august." };

    private static ObjectionDecisionModel Granted => Refused with
    {
        Outcome = DeferralOutcome.Granted, Part = ObjectionPart.Fee, Claim = With(Daycare, EntryKind.Fee, -250, new DateOnly(2026, 8, 17)), WrittenGrounds = "Rykkeren blev sendt til en gammel adresse.",
    };

    private static readonly Dictionary<string, Func<LetterContent>> Letters = new()
    {
        ["Receipt"] = () => Write(Receipt),
        ["Receipt_Paper"] = () => Write(Receipt with { Channel = RequestChannel.Phone, Receiver = Anna with { OnPaper = true }, Part = ObjectionPart.Claim, Papers = 2 }),
        ["Receipt_Alone"] = () => Write(Receipt with { Part = ObjectionPart.Liability, BesideDebtor = true }),
        ["Receipt_Unheld"] = () => Write(Receipt with { Unheld = true, Part = ObjectionPart.Interest }),
        ["Receipt_English"] = () => Write(Receipt with { Receiver = Anna with { Language = "en" }, Part = ObjectionPart.Fee }),
        ["Refused"] = () => Write(Refused),
        ["Refused_Liability"] = () => Write(Refused with { Part = ObjectionPart.Liability, IsDebtor = false, Receiver = Anna with { OnPaper = true } }),
        ["Refused_Property"] = () => Write(Refused with { Before = Tax, Claim = Tax, Part = ObjectionPart.Claim }),
        ["Refused_Maintenance"] = () => Write(Refused with { Before = Support, Claim = Support }),
        ["Refused_Repayment"] = () => Write(Refused with { Before = Repayment, Claim = Repayment, Part = ObjectionPart.Claim }),
        ["Refused_Business"] = () => Write(Refused with { Receiver = Anna with { Name = "Skagen Sejlmageri I/S", Kind = PersonKind.Business }, Before = Rent, Claim = Rent, Part = ObjectionPart.Interest }),
        ["Refused_Plan"] = () => Write(Refused with { Claim = Agreed }),
        ["Partly"] = () => Write(Partly),
        ["Partly_English"] = () => Write(Partly with { Receiver = Anna with { Language = "en" } }),
        ["Granted"] = () => Write(Granted),
        ["Granted_Nothing"] = () => Write(Granted with { Part = ObjectionPart.Claim, Before = Paid, Claim = With(With(Lowered(Paid, 2685), EntryKind.Fee, -250, new DateOnly(2026, 8, 17)), EntryKind.Interest, -27, new DateOnly(2026, 8, 4)) }),
        ["Granted_NotLiable"] = () => Write(Granted with { Part = ObjectionPart.Liability, Claim = Daycare, IsLiable = false, IsDebtor = false }),
        ["Correction"] = () => Write(new CorrectionModel(Anna, Today, Daycare, Lowered(Daycare, 1000), EntryKind.Principal)),
        ["Correction_Plan"] = () => Write(new CorrectionModel(Anna, Today, Paying, Lowered(Paying, 1000), EntryKind.Principal)),
        ["Correction_Repayment"] = () => Write(new CorrectionModel(Anna, Today, Repayment, Lowered(Repayment, 1000), EntryKind.Principal)),
        ["Correction_Credit"] = () => Write(new CorrectionModel(Anna, Today, Paid, Lowered(Paid, 2685), EntryKind.Principal)),
        ["Correction_Paid"] = () => Write(new CorrectionModel(Anna, Today, With(Daycare, EntryKind.Payment, -2962, Today.AddDays(-5)), Lowered(With(Daycare, EntryKind.Payment, -2962, Today.AddDays(-5)), 400), EntryKind.Principal)),
        ["PayBack"] = () => new PayBackLetter(Database.Municipality).Compose(new PayBackModel(Anna, Today, Daycare, Kroner.Of(250), Today.AddDays(14))).In(Wording.Standard),
        ["PayBack_Business_English"] = () => new PayBackLetter(Database.Municipality).Compose(new PayBackModel(Anna with { Name = "Skagen Sejlmageri I/S", Kind = PersonKind.Business, Language = "en" }, Today, Rent, Kroner.Of(1250), Today.AddDays(14))).In(Wording.Standard),
        ["Correction_English"] = () => Write(new CorrectionModel(Anna with { Language = "en" }, Today, Daycare, Granted.Claim, EntryKind.Fee)),
    };

    public static TheoryData<string> All => [.. Letters.Keys];

    public static LetterContent Named(string name) => Letters[name]();

    private static ClaimFacts Agreed => Daycare with { Agreements = [new Agreement(Guid.NewGuid(), AgreementStatus.Active, Daycare.PaymentId, Anna.Id, [Daycare.Id], Today.AddDays(-20), [])] };

    private static ClaimFacts Paying => Agreed with { Agreements = [Agreed.Agreements[0] with { Instalments = [new Instalment(1, Today.AddDays(10), Kroner.Of(1481)), new Instalment(2, Today.AddDays(41), Kroner.Of(1481))] }] };

    private static ClaimFacts Paid => With(Daycare, EntryKind.Payment, -300, Today.AddDays(-5));

    private static ClaimFacts Tax => SampleLetters.Claim(2, ClaimType.PropertyTax, "Ejendomsskat, 2. rate 2023", 4200, new DateOnly(2026, 8, 3));

    private static ClaimFacts Support => SampleLetters.Claim(3, ClaimType.Maintenance, "Underholdsbidrag, august 2026", 1400, new DateOnly(2026, 8, 3));

    private static ClaimFacts Repayment => SampleLetters.Claim(4, ClaimType.CashBenefitRepayment, "Tilbagebetaling, kontanthjælp", 18400, new DateOnly(2026, 9, 15));

    private static ClaimFacts Rent => SampleLetters.Claim(5, ClaimType.Civil, "Leje af kajplads, september 2026", 7250, new DateOnly(2026, 9, 1));

    private static ClaimFacts Charged(ClaimFacts claim) => With(With(claim, EntryKind.Interest, 27, new DateOnly(2026, 8, 4)), EntryKind.Fee, 250, new DateOnly(2026, 8, 17));

    private static ClaimFacts Lowered(ClaimFacts claim, int by) => With(claim, EntryKind.Principal, -by, claim.DueOn);

    /// <summary>A negative amount but of a payment is a correction of that day.</summary>
    private static ClaimFacts With(ClaimFacts claim, EntryKind kind, int kroner, DateOnly on) => claim with
    {
        Postings =
        [
            .. claim.Postings,
            kroner > 0 || kind == EntryKind.Payment ? new Posting(Guid.NewGuid(), kind, on, Kroner.Of(kroner), "L03")
                : new Posting(Guid.NewGuid(), EntryKind.Correction, Today, Kroner.Of(kroner), "L03", kind, CorrectsOn: on),
        ],
    };

    private static LetterContent Write(ObjectionReceiptModel model) => new ObjectionReceiptLetter(Database.Municipality).Compose(model).In(Wording.Standard);

    private static LetterContent Write(ObjectionDecisionModel model) => new ObjectionDecisionLetter(Database.Municipality, new ComplaintOptions
    {
        Texts = [new ComplaintGuidance { Type = ClaimType.Maintenance, ValidFrom = new DateOnly(2026, 1, 1), Danish = "Skriv til os senest 4 uger efter den dag, du fik brevet.", English = "Write to us within 4 weeks.", ConfirmedBy = "Juristen" }],
    }).Compose(model).In(Wording.Standard);

    private static LetterContent Write(CorrectionModel model) => new CorrectionLetter(Database.Municipality).Compose(model).In(Wording.Standard);
}
