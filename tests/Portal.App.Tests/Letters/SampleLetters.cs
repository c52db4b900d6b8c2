using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Tests.Letters;

/// <summary>One case of each kind of answer, to read and to draw.</summary>
internal static class SampleLetters
{
    private static readonly DateOnly Today = new(2026, 10, 13);

    public static readonly LetterReceiver Anna = new(new PersonId(Guid.Empty), "Anna Ågård Sørensen", ["Havnegade 4, 2. tv", "9990 Skagen"], "da", PersonKind.Person, OnPaper: false);

    public static DeferralDecisionModel Granted => new(
        Anna, Today, "2026-004178", [Claim(1, ClaimType.AfterSchool, "Skolefritidsordning, oktober 2026", 1790, new DateOnly(2026, 11, 2))], new DateOnly(2026, 12, 1),
        new HashSet<HardshipReason> { HardshipReason.Unemployment, HardshipReason.LargeExpense }, DeferralOutcome.Granted, new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 11),
        new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest, DeferralGround.Circumstances },
        "Du har oplyst, at du først får løn igen i slutningen af november. Det har vi lagt vægt på.", false, NearestOffer.Nothing, null, new DateOnly(2026, 10, 27),
        DeferralPolicies.For(Today).Law, "Sofie Sagsbehandler");

    public static DeferralDecisionModel PartlyGranted => Granted with
    {
        Claims =
        [
            Claim(2, ClaimType.Daycare, "Daginstitution, august 2026", 2685, new DateOnly(2026, 8, 3), other: true),
            Claim(3, ClaimType.AfterSchool, "Skolefritidsordning, september 2026", 1790, new DateOnly(2026, 9, 1)),
        ],
        Outcome = DeferralOutcome.PartlyGranted, Until = new DateOnly(2026, 11, 2), ResumesOn = new DateOnly(2026, 11, 12), SpecialFinding = true,
        Grounds = new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest, DeferralGround.Circumstances, DeferralGround.RunningPayments },
        WrittenGrounds = "Din indtægt faldt væk uden varsel. Derfor kan du vente, selv om den ene regning er for daginstitution.\n\nVi siger ikke ja til 1. december, fordi der kommer nye regninger hver måned.",
    };

    public static DeferralDecisionModel Refused => PartlyGranted with
    {
        Outcome = DeferralOutcome.Refused, Until = null, ResumesOn = new DateOnly(2026, 10, 27), SpecialFinding = false, Offer = NearestOffer.EarlierDate, OfferUntil = new DateOnly(2026, 11, 2),
        WrittenGrounds = "Du har oplyst, at du kan betale i starten af november.",
    };

    public static DeferralDecisionModel Repayment => Refused with
    {
        Claims = [Claim(4, ClaimType.CashBenefitRepayment, "Tilbagebetaling, kontanthjælp", 18400, new DateOnly(2026, 9, 15))], Offer = NearestOffer.Instalments,
        Grounds = new HashSet<DeferralGround> { DeferralGround.NotDocumented },
    };

    public static DeferralDecisionModel English => Granted with { Receiver = Anna with { Name = "Clara O'Neill", Language = "en" } };

    public static DeferralDecisionModel Business => Refused with
    {
        Receiver = Anna with { Name = "Skagen Sejlmageri I/S", Kind = PersonKind.Business }, Claims = [Claim(5, ClaimType.Civil, "Leje af kajplads, september 2026", 7250, new DateOnly(2026, 9, 1))],
        Reasons = new HashSet<HardshipReason> { HardshipReason.Other }, Offer = NearestOffer.Nothing,
    };

    public static DeferralDecisionModel Paper => Granted with { Receiver = Anna with { Name = "Dines Ørbæk", OnPaper = true } };

    public static DeferralDecisionModel Automatic => Granted with
    {
        DecidedBy = "", WrittenGrounds = "", Grounds = new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest }, AskedUntil = new DateOnly(2026, 11, 12), Until = new DateOnly(2026, 11, 12),
        ResumesOn = new DateOnly(2026, 11, 23), Frame = new DeferralFrameTold(30, 3),
    };

    public static DeferralDecisionModel Accepted => Automatic with { Accepted = true, AskedUntil = new DateOnly(2026, 12, 1) };

    public static LetterContent Write(DeferralDecisionModel model) => new DeferralDecisionLetter(Database.Municipality, new LettersOptions()).Compose(model).In(Wording.Standard);

    public static TheoryData<string> All => ["Granted", "PartlyGranted", "Refused", "Repayment", "English", "Business", "Paper", "Automatic", "Accepted"];

    public static LetterContent Named(string name) => Write((DeferralDecisionModel)typeof(SampleLetters).GetProperty(name)!.GetValue(null)!);

    public static ClaimFacts Claim(int number, ClaimType type, string description, int kroner, DateOnly due, bool other = false) => new(
        new ClaimId(Guid.NewGuid()), 1, "TEST", $"{number}", type, Custody.Here, PaymentId.Of(number), description, due.AddDays(-20), due, due, null, ClaimBasis.Ordinary, false,
        [new Liability(Anna.Id, LiabilityKind.Primary, due), .. other ? (Liability[])[new Liability(PersonId.New(), LiabilityKind.CoDebtor, due)] : []],
        [new Posting(Guid.NewGuid(), EntryKind.Principal, due.AddDays(-20), Kroner.Of(kroner), "L03")], [], []);
}
