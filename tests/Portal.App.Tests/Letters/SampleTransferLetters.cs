using Portal.App.Letters;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;

namespace Portal.App.Tests.Letters;

/// <summary>That the recovery authority has received a claim, and that one is back: a case of each that reads differently.</summary>
internal static class SampleTransferLetters
{
    private static readonly DateOnly On = new(2026, 10, 26);

    public static CourseLetterCase Done_Daycare => Done(SampleCourseLetters.Notice_Daycare);
    public static CourseLetterCase Done_Shared => Done(SampleCourseLetters.Notice_Shared);
    public static CourseLetterCase Done_Business => Done(SampleCourseLetters.Notice_Business);
    public static CourseLetterCase Done_OtherOwner => Done(SampleCourseLetters.Notice_OtherOwner);
    public static CourseLetterCase Done_Repayment => Done(SampleCourseLetters.Notice_Repayment, canBeAskedBack: false);
    public static CourseLetterCase Done_English => Done(SampleCourseLetters.Notice_English);
    public static CourseLetterCase Done_Paper => Done(SampleCourseLetters.Notice_Daycare with { Receiver = SampleCourseLetters.Reminder2_Paper.Receiver });
    public static CourseLetterCase Back_SentBack => Back(SampleCourseLetters.Notice_Daycare, "returned", covered: 400);
    public static CourseLetterCase Back_Agreement => Back(SampleCourseLetters.Notice_Maintenance, "agreement");
    public static CourseLetterCase Back_Deferral_Business => Back(SampleCourseLetters.Notice_Business, "deferral");
    public static CourseLetterCase Back_Objection_Repayment => Back(SampleCourseLetters.Notice_Repayment, "objection");
    public static CourseLetterCase Back_Mistake_English => Back(SampleCourseLetters.Notice_English, "mistake");
    public static CourseLetterCase Back_Liability_CoDebtor => Back(SampleCourseLetters.Notice_Daycare with { Liability = LiabilityKind.CoDebtor }, "liability");
    public static CourseLetterCase Back_Lapsed => Back(SampleCourseLetters.Notice_Repayment, "lapsed");

    private static IEnumerable<string> Names =>
        typeof(SampleTransferLetters).GetProperties().Where(property => property.PropertyType == typeof(CourseLetterCase)).Select(property => property.Name);

    public static TheoryData<string> All => [.. Names];

    public static TheoryData<string> Danish => [.. Names.Where(name => !name.EndsWith("English", StringComparison.Ordinal))];

    public static CourseLetterCase Case(string name) => (CourseLetterCase)typeof(SampleTransferLetters).GetProperty(name)!.GetValue(null)!;

    public static LetterContent Named(string name) => SampleCourseLetters.Write(Case(name));

    private static CourseLetterCase Done(CourseLetterCase notice, bool canBeAskedBack = true) => notice with
    {
        Before = [],
        Letter = notice.Letter with
        {
            Kind = LetterKind.TransferDone, On = On, PayBy = On, Transfer = new CourseLetterTransfer(On.AddDays(-1), [.. notice.Letter.Claims.Select(claim => claim.Balance)], canBeAskedBack),
        },
    };

    private static CourseLetterCase Back(CourseLetterCase notice, string why, int covered = 0) => notice with
    {
        Before = [],
        Letter = notice.Letter with { Kind = LetterKind.Returned, On = On, PayBy = On.AddDays(14), Return = new CourseLetterReturn(On, why, Kroner.Of(covered), On.AddDays(14)) },
    };
}
