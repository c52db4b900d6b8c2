using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Tests.Recovery;

/// <summary>A batch with an action of each kind, and every field filled in.</summary>
internal static class Batches
{
    public const string Anna = "6101801234";

    public static readonly ClaimId Claim = new(new Guid("11111111-1111-8111-8111-111111111111"));

    public static readonly TransferRecord Fee = new(Of(21), RecordCategory.Related, "GEDAINS", "DAGTILBUD/2026-01-1001/gebyr-1", Kroner.Of(250), Kroner.Of(250))
    {
        Creditor = "12345678", MainRecord = Claim.Value, PeriodFrom = new(2026, 1, 13), PeriodTo = new(2026, 1, 13), EstablishedOn = new(2026, 1, 13), DueOn = new(2026, 1, 13),
        PayBy = new(2026, 1, 13), LimitationOn = new(2029, 1, 15),
    };

    public static readonly TransferRecord Interest = Fee with
    {
        Id = Of(22), TypeCode = "REOPDAG", CreditorReference = "DAGTILBUD/2026-01-1001/rente-2026-01", OriginalPrincipal = new(26_85), Amount = new(26_85), PeriodTo = new(2026, 2, 12),
    };

    public static readonly TransferRecord Daycare = new(Claim.Value, RecordCategory.Main, "KFDAINS", "DAGTILBUD/2026-01-1001", Kroner.Of(2685), new(1_200_50))
    {
        Creditor = "12345678", Description = "Daginstitution, januar 2026 <æøå & \"bil\">", PeriodFrom = new(2026, 1, 1), PeriodTo = new(2026, 1, 31), EstablishedOn = new(2026, 1, 1), DueOn = new(2026, 1, 2),
        PayBy = new(2026, 1, 2), LimitationOn = new(2029, 1, 2), SettlementOn = new(2026, 2, 1), Interest = new InterestChoice("002", "03"), Property = new PropertyLien("BFE 5512 <A & B>", true),
        Liable = [Person(Anna, LiabilityKind.Primary), Person("12345674", LiabilityKind.CoDebtor)], Related = [Fee, Interest],
    };

    public static readonly IReadOnlyList<RecoveryAction> Actions =
    [
        new CreateClaim(Of(1), Claim, Daycare),
        new CreateClaim(Of(2), Claim, Interest with { Liable = Daycare.Liable }),
        new WriteDown(Of(3), Claim, Claim.Value, new(100_00), WriteDownReason.Payment, new(2026, 5, 4)),
        new Recall(Of(4), Claim, RecallReason.Lapsed, new DateOnly(2026, 5, 5)),
        new Recall(Of(5), Claim, RecallReason.Liability),
        new Resend(Of(6), Claim, Daycare with { Interest = null, Property = null, SettlementOn = null, JudgmentOn = new(2026, 2, 1) }),
        new ReportChange(Of(7), Claim, Number(Anna), ChangeRequest.SendBack, "Indtægten er faldet til det halve."),
        new AnswerHearing(Of(8), Claim, Of(1), HearingChoice.Approve, "Beløbet er rigtigt: to måneder på én regning."),
    ];

    public static RecoveryBatch With(params IReadOnlyList<RecoveryAction> actions) => new("2026-05-05-1", new(2026, 5, 5), "12345678", actions);

    public static Guid Of(int number) => new($"{number:00000000}-0000-8000-8000-000000000000");

    public static LiablePerson Person(string number, LiabilityKind kind) => new(new PersonId(Of(90)), Number(number), kind);

    public static IdNumber Number(string digits) => IdNumber.TryParse(digits, out var number) ? number : throw new ArgumentException("Not a number.", nameof(digits));
}
