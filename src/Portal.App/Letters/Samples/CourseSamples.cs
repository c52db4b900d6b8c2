using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;

namespace Portal.App.Letters.Samples;

/// <summary>Each letter of the course about one claim of each type that gets it.</summary>
internal static class CourseSamples
{
    private static readonly DateOnly Billed = new(2026, 8, 10), Reminded = new(2026, 9, 11), Again = new(2026, 9, 25), Noticed = new(2026, 10, 8), Later = new(2026, 10, 26);

    public static readonly IReadOnlyList<LetterKind> Kinds =
    [
        LetterKind.Bill, LetterKind.Reminder1, LetterKind.Reminder2, LetterKind.CoDebtorFirst, LetterKind.BreachReminder, LetterKind.Demand, LetterKind.TransferNotice, LetterKind.TransferDone, LetterKind.Returned,
    ];

    /// <summary>Repayments have an arrangement by law and a demand (P13); reminders go to those who owe them beside the debtor.</summary>
    public static bool Has(LetterKind kind, ClaimType type) => kind switch
    {
        LetterKind.Demand => IsRepayment(type),
        LetterKind.Reminder1 or LetterKind.BreachReminder => !IsRepayment(type),
        LetterKind.CoDebtorFirst => RulesOf(type).OthersMayBeLiable,
        _ => true,
    };

    public static CourseLetterCase Of(LetterKind kind, ClaimType type, LetterReceiver receiver)
    {
        var (claim, rules, on) = (Claim(kind, type), RulesOf(type), DayOf(kind));
        var fee = kind == LetterKind.Reminder1 ? claim.Amounts.Fees : default;
        var rule = rules.FeeLaw == FeeLaw.Renteloven ? "renteloven § 9 b" : "gebyrloven § 2";
        var other = kind == LetterKind.CoDebtorFirst || kind == LetterKind.Reminder2 && IsRepayment(type);
        var letter = new CourseLetter(
            CourseLetter.IdOf(claim.Amounts.Claim, receiver.Id, kind, 1), kind, on, receiver.Id, receiver.Id, kind == LetterKind.Bill ? claim.Amounts.PayBy : on.AddDays(kind == LetterKind.TransferNotice ? 14 : 10),
            [claim.Amounts], fee, fee.IsPositive ? claim.Amounts.Claim : null, fee.IsPositive ? rule : "")
        {
            Agreement = kind is LetterKind.BreachReminder or LetterKind.Demand
                ? new CourseLetterAgreement(claim.Amounts.Claim.Value, SampleClaims.PaymentIdOf(type).Digits, Kroner.Of(300), SampleClaims.Due, claim.Amounts.Balance) : null,
            Transfer = kind == LetterKind.TransferDone ? new CourseLetterTransfer(on.AddDays(-1), [claim.Amounts.Balance], !rules.StateRefund) : null,
            Return = kind == LetterKind.Returned ? new CourseLetterReturn(on, "returned", Kroner.Of(400), on.AddDays(14)) : null,
        };
        return new CourseLetterCase(letter, receiver, other ? LiabilityKind.CoDebtor : LiabilityKind.Primary, [claim], First: kind == LetterKind.Bill)
        {
            Before = kind == LetterKind.TransferNotice ? Steps(type) : [],
            EarlierFees = !fee.IsPositive && claim.Amounts.Fees.IsPositive ? [new FeeCharged(Reminded, claim.Amounts.Fees, rule)] : [],
            Grounds = kind == LetterKind.CoDebtorFirst ? [new LiabilityGround(claim.Amounts.Claim, new DateOnly(2026, 9, 24), new DateOnly(2025, 3, 1), new DateOnly(2026, 9, 15), "CPR", "I boede på samme adresse.")] : [],
        };
    }

    private static CourseLetterSubject Claim(LetterKind kind, ClaimType type)
    {
        var (description, kroner) = SampleClaims.About(type);
        var (rules, late) = (RulesOf(type), kind != LetterKind.Bill);
        var fee = Kroner.Of(!late ? 0 : rules.FeeLaw switch { FeeLaw.Gebyrloven => 250, FeeLaw.Renteloven => 100, _ => 0 });
        var interest = new Kroner(late && rules.FeeLaw != FeeLaw.None ? 2140 : 0);
        return new CourseLetterSubject(
            new CourseLetterClaim(SampleClaims.IdOf(type), SampleClaims.Due, SampleClaims.Due, Kroner.Of(kroner), fee, interest, default, Kroner.Of(kroner) + fee + interest), type, description,
            SampleClaims.PaymentIdOf(type), $"S-2026-{(int)type + 1}", rules.Family == ClaimFamily.Property ? "5012345" : "", OthersLiable: rules.OthersMayBeLiable, Discreet: false, ClaimBasis.Ordinary, null);
    }

    private static IReadOnlyList<StepTaken> Steps(ClaimType type) => IsRepayment(type) ? [Taken(Step.Demand, Again)] : [Taken(Step.Reminder1, Reminded), Taken(Step.Reminder2, Again), Taken(Step.PhoneTask, Again.AddDays(12))];

    private static StepTaken Taken(Step step, DateOnly on) => new(step, on, default, null, Skipped: false);

    private static DateOnly DayOf(LetterKind kind) => kind switch
    {
        LetterKind.Bill => Billed,
        LetterKind.Reminder1 => Reminded,
        LetterKind.TransferNotice => Noticed,
        LetterKind.TransferDone or LetterKind.Returned => Later,
        _ => Again,
    };

    private static bool IsRepayment(ClaimType type) => RulesOf(type).Family == ClaimFamily.Repayment;

    private static ClaimTypeRules RulesOf(ClaimType type) => ClaimTypes.For(type, SampleClaims.Due);
}
