using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.People;
using Portal.Domain.Tests.Claims;

namespace Portal.Domain.Tests.Objections;

/// <summary>What can be objected to (L03), and whose course then rests.</summary>
public sealed class ObjectionRulesTests
{
    private static readonly DateOnly Today = new(2026, 10, 20);
    private static readonly Guid Request = Guid.NewGuid();

    [Fact]
    public void Rule_L03_an_objection_holds_the_claim_under_its_own_name_until_it_is_answered()
    {
        var received = Assert.IsType<ObjectionAnswer.Received>(Decide(Charged(), new ObjectionAsk(ObjectionPart.Claim, null, HasExplanation: true, Alone: true)));
        var hold = Assert.Single(received.Move.Holds);
        Assert.Equal((HoldKind.Objection, Today, null, (Guid?)Request, null), (hold.Kind, hold.From, hold.Until, hold.Cause, hold.Person));
        Assert.Equal(new DateOnly(2026, 11, 10), received.AnswerBy);
    }

    [Theory]
    [InlineData(ObjectionPart.Fee)]
    [InlineData(ObjectionPart.Interest)]
    [InlineData(ObjectionPart.Size)]
    public void Rule_L03_a_reminder_asks_for_all_of_a_claim_in_one_so_it_rests_whole(ObjectionPart part) =>
        Assert.Null(Assert.Single(Assert.IsType<ObjectionAnswer.Received>(Decide(Charged(), new ObjectionAsk(part, null, true, true))).Move.Holds).Person);

    [Fact]
    public void Rule_L03_who_is_liable_beside_the_debtor_and_denies_it_rests_alone()
    {
        var bo = PersonId.New();
        var claim = Charged() with { Liable = [new Liability(TestClaim.Person, LiabilityKind.Primary, TestClaim.DueOn), new Liability(bo, LiabilityKind.Owner, TestClaim.DueOn)] };

        Assert.Equal(bo, ObjectionRules.HoldOf(claim, ObjectionPart.Liability, bo, Request, Today).Person);
        Assert.Null(ObjectionRules.HoldOf(claim, ObjectionPart.Size, bo, Request, Today).Person);
        Assert.Null(ObjectionRules.HoldOf(claim, ObjectionPart.Liability, TestClaim.Person, Request, Today).Person);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        Assert.Equal([ObjectionRefusal.OtherKindIsAskedFor, ObjectionRefusal.NoClaimChosen, ObjectionRefusal.PartIsMissing, ObjectionRefusal.ExplanationIsMissing],
            Refused([], new ObjectionAsk(null, null, HasExplanation: false, Alone: false)));
        Assert.Equal([ObjectionRefusal.OneClaimAtATime], Refused([Charged(), Charged()], new ObjectionAsk(ObjectionPart.Claim, null, true, true)));
        Assert.Equal([ObjectionRefusal.ObjectionIsPending], Refused([Charged()], new ObjectionAsk(ObjectionPart.Claim, null, true, true) { Waits = true }));
    }

    [Theory]
    [InlineData(ObjectionPart.Size, 1000_00L, ObjectionRefusal.AmountIsNotSmaller)]
    [InlineData(ObjectionPart.Size, 0L, ObjectionRefusal.AmountIsNotPositive)]
    [InlineData(ObjectionPart.Fee, null, ObjectionRefusal.NoFeeIsCharged)]
    [InlineData(ObjectionPart.Interest, null, ObjectionRefusal.NoInterestIsCharged)]
    public void There_is_something_to_object_to(ObjectionPart part, long? right, ObjectionRefusal refusal) =>
        Assert.Equal([refusal], Refused([TestClaim.With()], new ObjectionAsk(part, right is { } ore ? new Kroner(ore) : null, true, true)));

    [Fact]
    public void A_claim_that_is_paid_or_transferred_can_be_objected_to() =>
        Assert.IsType<ObjectionAnswer.Received>(Decide(TestClaim.With(custody: Custody.Transferred), new ObjectionAsk(ObjectionPart.Claim, null, true, true)));

    [Fact]
    public void What_was_rejected_a_short_while_ago_stops_nothing_without_another_point_or_a_new_document()
    {
        EarlierObjection[] rejected = [new(ObjectionPart.Size, Today.AddDays(-10), new HashSet<string> { "a" })];

        Assert.True(ObjectionRules.Repeats(ObjectionPart.Size, new HashSet<string>(), rejected, 30, Today));
        Assert.True(ObjectionRules.Repeats(ObjectionPart.Size, new HashSet<string> { "a" }, rejected, 30, Today));
        Assert.False(ObjectionRules.Repeats(ObjectionPart.Size, new HashSet<string> { "b" }, rejected, 30, Today));
        Assert.False(ObjectionRules.Repeats(ObjectionPart.Claim, new HashSet<string>(), rejected, 30, Today));
        Assert.False(ObjectionRules.Repeats(ObjectionPart.Size, new HashSet<string>(), rejected, 9, Today));
        Assert.Empty(Assert.IsType<ObjectionAnswer.Received>(Decide(Charged(), new ObjectionAsk(ObjectionPart.Claim, null, true, true) { Repeated = true })).Move.Holds);
    }

    [Fact]
    public void Every_type_of_claim_has_its_complaint_paragraph() => Assert.All(Enum.GetValues<ClaimType>(), type =>
    {
        var line = ObjectionComplaints.For(type, Today);
        Assert.Equal(ClaimTypes.For(type, Today).FeeLaw == FeeLaw.None && type != ClaimType.General, line.OfCharges is null);
        Assert.NotNull(ObjectionComplaints.BlockOf(type, ObjectionPart.Liability, Today));
    });

    /// <summary>1.000,00 with a fee of 250,00 and interest of 10,00.</summary>
    internal static ClaimFacts Charged() => TestClaim.With(
    [
        TestClaim.Entry(EntryKind.Principal, TestClaim.DueOn.AddDays(-10), 1000_00),
        TestClaim.Entry(EntryKind.Interest, TestClaim.DueOn.AddDays(1), 10_00) with { AccrualOn = TestClaim.DueOn.AddDays(1) },
        TestClaim.Entry(EntryKind.Fee, new DateOnly(2026, 10, 12), 250_00) with { Letter = Guid.NewGuid() },
    ]);

    private static IReadOnlyList<ObjectionRefusal> Refused(IReadOnlyList<ClaimFacts> claims, ObjectionAsk ask) =>
        Assert.IsType<ObjectionAnswer.Refused>(ObjectionRules.Decide(claims, ask, TestClaim.Person, Request, Today)).Reasons;

    private static ObjectionAnswer Decide(ClaimFacts claim, ObjectionAsk ask) => ObjectionRules.Decide([claim], ask, TestClaim.Person, Request, Today);
}
