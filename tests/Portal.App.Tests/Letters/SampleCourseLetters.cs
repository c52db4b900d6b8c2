using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;

namespace Portal.App.Tests.Letters;

/// <summary>Letters of the course, a case of each kind that reads differently.</summary>
internal static class SampleCourseLetters
{
    private static readonly DateOnly Today = new(2026, 9, 11);
    private static readonly DateOnly Due = new(2026, 9, 1);
    private static readonly LetterReceiver Firm = SampleLetters.Anna with { Name = "Skagen Sejlmageri I/S", Kind = PersonKind.Business };
    private static readonly LetterReceiver Clara = SampleLetters.Anna with { Name = "Clara O'Neill", Language = "en" };
    private static readonly LetterReceiver Dines = SampleLetters.Anna with { Name = "Dines Ørbæk", OnPaper = true };

    private static readonly CourseLetterSubject Daycare = Claim(1, ClaimType.Daycare, "Daginstitution, september 2026", 2140);
    private static readonly CourseLetterSubject Rent = Claim(5, ClaimType.Civil, "Leje af kajplads, september 2026", 7250);
    private static readonly CourseLetterSubject Maintenance = Claim(6, ClaimType.Maintenance, "Underholdsbidrag, 2012", 1310);
    private static readonly CourseLetterSubject Property = Claim(7, ClaimType.PropertyTax, "Ejendomsbidrag 2026, 2. rate", 4125) with { Property = "5012345", OthersLiable = true };
    private static readonly CourseLetterSubject Benefit = Claim(8, ClaimType.CashBenefitRepayment, "Tilbagebetaling, kontanthjælp", 18400);

    /// <summary>Daycare in August and after-school care in September, billed together.</summary>
    private static readonly CourseLetterSubject[] Two =
        [Claim(2, ClaimType.Daycare, "Daginstitution, august 2026", 2685, new DateOnly(2026, 8, 17)), Claim(3, ClaimType.AfterSchool, "Skolefritidsordning, september 2026", 1790)];

    private static readonly StepTaken[] Reminded = [Step(Domain.Claims.Step.Reminder1, 9, 11), Step(Domain.Claims.Step.Reminder2, 9, 25), Step(Domain.Claims.Step.PhoneTask, 10, 7)];

    public static CourseLetterCase Bill_Daycare => About(LetterKind.Bill, Daycare) with { First = true };
    public static CourseLetterCase Bill_Business => About(LetterKind.Bill, Rent) with { Receiver = Firm };
    public static CourseLetterCase Bill_General => About(LetterKind.Bill, Claim(9, ClaimType.General, "Gebyr for byggesag 2026-113", 3200));
    public static CourseLetterCase Bill_Repayment => About(LetterKind.Bill, Benefit);
    public static CourseLetterCase Bill_Shared => About(LetterKind.Bill, Two);
    public static CourseLetterCase Reminder1_Daycare => About(LetterKind.Reminder1, With(Daycare, 250, 2140));
    public static CourseLetterCase Reminder1_Business => About(LetterKind.Reminder1, With(Rent, 100, 1675)) with { Receiver = Firm };
    public static CourseLetterCase Reminder1_Maintenance => About(LetterKind.Reminder1, Maintenance);
    public static CourseLetterCase Reminder1_Shared => About(LetterKind.Reminder1, With(Two[0], 250, 5370, paid: 500), With(Two[1], 0, 1790));
    public static CourseLetterCase Reminder1_OtherOwner => AsOther(Reminder1_Property with { Liability = LiabilityKind.Owner }, new FeeCharged(Today, Kroner.Of(250), "gebyrloven § 2 (reminder-fee/2000-01-01)"));
    public static CourseLetterCase Reminder1_Property => About(LetterKind.Reminder1, With(Property, 250, 4125));
    public static CourseLetterCase Reminder1_English => Reminder1_Daycare with { Receiver = Clara };
    public static CourseLetterCase Reminder1_Housing => About(LetterKind.Reminder1, Claim(10, ClaimType.HousingBenefit, "Boligstøtte, tilbagebetaling for 2012", 6200));
    public static CourseLetterCase Reminder2_Daycare => Again(Reminder1_Daycare, LetterKind.Reminder2, new DateOnly(2026, 9, 25));
    public static CourseLetterCase Reminder2_Paper => Reminder2_Daycare with { Receiver = Dines };
    public static CourseLetterCase Reminder2_Business => Again(Reminder1_Business, LetterKind.Reminder2, new DateOnly(2026, 9, 25), newFee: 100);
    public static CourseLetterCase Reminder2_Maintenance => Again(Reminder1_Maintenance, LetterKind.Reminder2, new DateOnly(2026, 9, 25));
    public static CourseLetterCase Reminder2_SecondFee => Again(Reminder1_Daycare, LetterKind.Reminder2, new DateOnly(2026, 9, 25), newFee: 250) is var again
        ? again with { Letter = again.Letter with { SecondFee = true }, FeeReason = "Vi måtte sende brevet igen, fordi adressen var skrevet forkert ved ansøgningen." } : again;
    public static CourseLetterCase Reminder2_CoDebtor => AsOther(Reminder2_Daycare with { Liability = LiabilityKind.CoDebtor }, new FeeCharged(Today, Kroner.Of(250), "gebyrloven § 2 (reminder-fee/2000-01-01)"));
    public static CourseLetterCase First_CoDebtor => Found(Again(Reminder1_Daycare, LetterKind.CoDebtorFirst, new DateOnly(2026, 9, 25)), Daycare);
    public static CourseLetterCase First_CoDebtor_English => First_CoDebtor with { Receiver = Clara };
    public static CourseLetterCase First_CoDebtor_Repayment => Found(About(LetterKind.CoDebtorFirst, Benefit), Benefit);
    public static CourseLetterCase Reminder2_CoDebtor_Repayment => AsOther(About(LetterKind.Reminder2, Benefit) with { Liability = LiabilityKind.CoDebtor }, new FeeCharged(Today, default, "")) with { EarlierFees = [] };
    public static CourseLetterCase Reminder2_Greenland => Reminder2_Daycare with { NeverTransferred = true };
    public static CourseLetterCase Notice_Daycare => Again(Reminder2_Daycare, LetterKind.TransferNotice, new DateOnly(2026, 10, 8)) with { Before = Reminded };
    public static CourseLetterCase Notice_Business => Again(Reminder2_Business, LetterKind.TransferNotice, new DateOnly(2026, 10, 8)) with { Before = Reminded[..2] };
    public static CourseLetterCase Notice_Shared => Again(Reminder1_Shared, LetterKind.TransferNotice, new DateOnly(2026, 10, 8)) with { Before = Reminded };
    public static CourseLetterCase Notice_OtherOwner => Again(Reminder1_OtherOwner, LetterKind.TransferNotice, new DateOnly(2026, 10, 8)) with { Before = Reminded[..2] };
    public static CourseLetterCase Notice_English => Notice_Daycare with { Receiver = Clara };
    public static CourseLetterCase Notice_Maintenance => Again(Reminder1_Maintenance, LetterKind.TransferNotice, new DateOnly(2026, 10, 8)) with { Before = Reminded[..2] };
    public static CourseLetterCase Notice_Repayment => Again(Bill_Repayment, LetterKind.TransferNotice, new DateOnly(2026, 10, 8)) with { Before = [Step(Domain.Claims.Step.Demand, 9, 18)] };
    public static CourseLetterCase Notice_Judgment => About(LetterKind.TransferNotice, With(Rent with { Basis = ClaimBasis.Judgment, BasisOn = new DateOnly(2026, 5, 20), Broken = new TermDue(Due, Kroner.Of(1500)) }, 0, 0, paid: 1500));
    public static CourseLetterCase Notice_Early => Notice_Daycare with { Before = Reminded[..1], EarlyReason = "Du har skrevet til os, at du ikke vil betale." };

    private static IEnumerable<string> Names =>
        typeof(SampleCourseLetters).GetProperties().Where(property => property.PropertyType == typeof(CourseLetterCase)).Select(property => property.Name);

    public static TheoryData<string> All => [.. Names];

    public static TheoryData<string> Danish => [.. Names.Where(name => !name.EndsWith("English", StringComparison.Ordinal))];

    public static CourseLetterCase Case(string name) => (CourseLetterCase)typeof(SampleCourseLetters).GetProperty(name)!.GetValue(null)!;

    public static LetterContent Named(string name) => Write(Case(name));

    public static LetterContent Write(CourseLetterCase about) => new CourseLetterText(Database.Municipality, new LettersOptions()).Compose(about);

    private static CourseLetterCase About(LetterKind kind, params CourseLetterSubject[] claims)
    {
        var on = kind == LetterKind.Bill ? new DateOnly(2026, 8, 10) : Today;
        var payBy = kind == LetterKind.Bill ? claims[0].Amounts.PayBy : on.AddDays(kind == LetterKind.TransferNotice ? 14 : 10);
        var charged = Array.Find(claims, claim => !claim.Amounts.Fees.IsZero);
        return new CourseLetterCase(
            new CourseLetter(
                CourseLetter.IdOf(claims[0].Amounts.Claim, SampleLetters.Anna.Id, kind, 1), kind, on, SampleLetters.Anna.Id, SampleLetters.Anna.Id, payBy, [.. claims.Select(claim => claim.Amounts)],
                charged?.Amounts.Fees ?? default, charged?.Amounts.Claim, charged?.Rules.FeeLaw == FeeLaw.Renteloven ? "renteloven § 9 b (civil-reminder-fee/2000-01-01)" : charged is null ? "" : "gebyrloven § 2 (reminder-fee/2000-01-01)"),
            SampleLetters.Anna, LiabilityKind.Primary, claims);
    }

    /// <summary>A later letter on the same claims: the fee of the one before has become an earlier fee.</summary>
    private static CourseLetterCase Again(CourseLetterCase before, LetterKind kind, DateOnly on, int newFee = 0)
    {
        var letter = before.Letter;
        List<CourseLetterSubject> claims = [.. before.Claims.Select(claim => newFee > 0 && claim.Amounts.Claim == letter.FeeOn ? With(claim, newFee, 0) : claim)];
        return before with
        {
            Claims = claims,
            EarlierFees = [.. before.EarlierFees ?? [], .. letter.Fee.IsZero ? (FeeCharged[])[] : [new FeeCharged(letter.On, letter.Fee, letter.FeeRule)]],
            Letter = letter with
            {
                Kind = kind, On = on, PayBy = on.AddDays(kind == LetterKind.TransferNotice ? 14 : 10), Fee = Kroner.Of(newFee), FeeOn = newFee > 0 ? letter.FeeOn : null,
                FeeRule = newFee > 0 ? letter.FeeRule : "", Claims = [.. claims.Select(claim => claim.Amounts)],
            },
        };
    }

    /// <summary>Somebody is told for the first time that they owe it too.</summary>
    private static CourseLetterCase Found(CourseLetterCase about, CourseLetterSubject claim) => AsOther(about with { Liability = LiabilityKind.CoDebtor }, new FeeCharged(Today, Kroner.Of(250), "gebyrloven § 2 (reminder-fee/2000-01-01)")) with
    {
        Grounds = [new LiabilityGround(claim.Amounts.Claim, new DateOnly(2026, 9, 24), new DateOnly(2025, 3, 1), new DateOnly(2026, 9, 15), "CPR", "Du boede sammen med barnet i september 2026.")],
    };

    /// <summary>Somebody else who owes it gets a letter without a fee of its own.</summary>
    private static CourseLetterCase AsOther(CourseLetterCase about, FeeCharged fee) => about with
    {
        Receiver = about.Receiver with { Id = PersonId.New(), Name = "Bo Æbelø" }, EarlierFees = [fee],
        Letter = about.Letter with { Receiver = PersonId.New(), Fee = default, FeeOn = null, FeeRule = "" },
    };

    private static CourseLetterSubject With(CourseLetterSubject claim, int fee, int interestOre, int paid = 0)
    {
        var amounts = claim.Amounts;
        return claim with
        {
            Amounts = amounts with
            {
                Fees = amounts.Fees + Kroner.Of(fee), Interest = amounts.Interest + new Kroner(interestOre), Paid = Kroner.Of(paid),
                Balance = amounts.Balance + Kroner.Of(fee) + new Kroner(interestOre) - Kroner.Of(paid),
            },
        };
    }

    private static CourseLetterSubject Claim(int number, ClaimType type, string description, int kroner, DateOnly? due = null) => new(
        new CourseLetterClaim(new ClaimId(new Guid(number, 0, 0, new byte[8])), due ?? Due, due ?? Due, Kroner.Of(kroner), default, default, default, Kroner.Of(kroner)),
        type, description, PaymentId.Of(number), $"S-2026-{number}", "", false, false, ClaimBasis.Ordinary, null);

    private static StepTaken Step(Step step, int month, int day) => new(step, new DateOnly(2026, month, day), SampleLetters.Anna.Id, null, Skipped: false);
}
