using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Tests.Claims;

namespace Portal.Domain.Tests.Objections;

/// <summary>What an answer to an objection takes back, and that it stays taken back however the account is derived anew (L03).</summary>
public sealed class ObjectionDecisionTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Guid Request = Guid.NewGuid();

    [Fact]
    public void Rule_L03_a_fee_that_is_taken_away_is_a_correction_that_does_not_come_back()
    {
        var claim = Lived();
        var made = Made(claim, ObjectionPart.Fee, DeferralOutcome.Granted);
        var correction = Assert.Single(made.Move.Postings);
        Assert.Equal((EntryKind.Correction, EntryKind.Fee, -250_00L, Fee(claim).On, Fee(claim).Id), (correction.Kind, correction.Of, correction.Amount.Ore, correction.CorrectsOn, correction.Corrects));

        var after = claim.After(made.Move);
        foreach (var review in Enum.GetValues<FeeReview>())
        {
            var derived = DerivedAccount.Of([after], Today, Policies.Default, review)[0];
            Assert.Empty(derived.Differences(Today));
            Assert.Equal(Account.On(after, Today).Balance, derived.Unpaid.Total);
        }
        Assert.Equal(Kroner.Zero, Account.On(after, Today).Fees);
        Assert.Equal([ObjectionFault.NothingStands], Faults(after, ObjectionPart.Fee, DeferralOutcome.Granted));
    }

    [Fact]
    public void Rule_L03_interest_that_is_taken_away_is_not_posted_again_and_later_months_run_on()
    {
        var claim = Lived();
        Assert.Equal([new DateOnly(2026, 10, 2), new DateOnly(2026, 11, 2)], Charged.Interest(claim).Select(part => part.On));
        var after = claim.After(Made(claim, ObjectionPart.Interest, DeferralOutcome.PartlyGranted, days: [new DateOnly(2026, 10, 2)]).Move);

        Assert.Empty(DerivedAccount.Of(after, Today, Policies.Default).Differences(Today));
        Assert.Equal(10_00, Account.On(after, Today).Interest.Ore);
        Assert.Equal([new DateOnly(2026, 12, 2)], DerivedAccount.Of(after, new DateOnly(2026, 12, 5), Policies.Default).Differences(Today).Select(posting => posting.AccrualOn!.Value));
        Assert.Equal(Kroner.Zero, Account.On(claim.After(Made(claim, ObjectionPart.Interest, DeferralOutcome.Granted).Move), Today).Interest);
    }

    [Fact]
    public void Rule_L03_a_principal_that_is_lowered_counts_from_its_due_date_for_interest_too()
    {
        var claim = Lived();
        var made = Made(claim, ObjectionPart.Size, DeferralOutcome.Granted, asked: 600_00);
        Assert.Equal((400_00, EntryKind.Principal, claim.DueOn), (made.Lowered.Ore, made.Move.Postings[0].Of, made.Move.Postings[0].CorrectsOn));

        var rebooked = Assert.Single(Rebooking.Decide([claim], new Dictionary<ClaimId, Move> { [claim.Id] = made.Move }, Today, Policies.Default).Moves);
        var account = Account.On(claim.After(rebooked), Today);
        Assert.Equal((600_00L, 12_00L, 250_00L), (account.Principal.Ore, account.Interest.Ore, account.Fees.Ore));
    }

    [Fact]
    public void Rule_L03_a_claim_that_is_not_owed_goes_altogether_with_its_interest_and_what_its_reminder_cost()
    {
        var claim = Lived();
        var made = Made(claim, ObjectionPart.Claim, DeferralOutcome.Granted);
        var rebooked = Assert.Single(Rebooking.Decide([claim], new Dictionary<ClaimId, Move> { [claim.Id] = made.Move }, Today, Policies.Default).Moves);

        Assert.Equal(new Account(default, default, default, default, default), Account.On(claim.After(rebooked), Today));
    }

    [Fact]
    public void Rule_L03_billed_to_the_wrong_person_the_claim_goes_and_somebody_beside_the_debtor_only_leaves_it()
    {
        var bo = PersonId.New();
        var claim = Lived() with { Liable = [new Liability(TestClaim.Person, LiabilityKind.Primary, TestClaim.DueOn), new Liability(bo, LiabilityKind.CoDebtor, TestClaim.DueOn)] };
        var beside = Assert.IsType<ObjectionDecided.Made>(ObjectionDecisionRules.Decide(claim, Ask(DeferralOutcome.Granted), new OpenObjection(Request, bo, ObjectionPart.Liability, null, null), Today, Today));

        Assert.True(beside.EndsLiability);
        Assert.Empty(beside.Move.Postings);
        Assert.Equal((1000_00, false), (Made(claim, ObjectionPart.Liability, DeferralOutcome.Granted).Lowered.Ore, Made(claim, ObjectionPart.Liability, DeferralOutcome.Granted).EndsLiability));
        Assert.Equal([ObjectionFault.LiabilityHasNoPart], Faults(claim, ObjectionPart.Liability, DeferralOutcome.PartlyGranted));
    }

    [Theory]
    [InlineData(ObjectionPart.Size, DeferralOutcome.Granted, null, null, ObjectionFault.AmountIsMissing)]
    [InlineData(ObjectionPart.Size, DeferralOutcome.PartlyGranted, 600_00L, 600_00L, ObjectionFault.AmountIsAsAsked)]
    [InlineData(ObjectionPart.Size, DeferralOutcome.PartlyGranted, 600_00L, 1000_00L, ObjectionFault.AmountIsNotSmaller)]
    [InlineData(ObjectionPart.Claim, DeferralOutcome.PartlyGranted, null, 0L, ObjectionFault.AmountIsAsAsked)]
    [InlineData(ObjectionPart.Claim, DeferralOutcome.PartlyGranted, null, -1L, ObjectionFault.AmountIsMissing)]
    [InlineData(ObjectionPart.Fee, DeferralOutcome.PartlyGranted, null, null, ObjectionFault.DaysAreMissing)]
    public void An_answer_names_what_is_taken_back(ObjectionPart part, DeferralOutcome outcome, long? asked, long? right, ObjectionFault fault) =>
        Assert.Contains(fault, Faults(Lived(), part, outcome, asked, right));

    [Fact]
    public void Days_are_those_of_what_stands_and_not_all_of_them()
    {
        var claim = Lived();
        Assert.Equal([ObjectionFault.NoSuchDay], Faults(claim, ObjectionPart.Interest, DeferralOutcome.PartlyGranted, days: [new DateOnly(2026, 10, 3)]));
        Assert.Equal([ObjectionFault.AllDaysAreNamed], Faults(claim, ObjectionPart.Interest, DeferralOutcome.PartlyGranted, days: [new DateOnly(2026, 10, 2), new DateOnly(2026, 11, 2)]));
    }

    [Fact]
    public void Rule_L06_nothing_is_rejected_while_the_guidance_on_complaints_is_missing()
    {
        var open = new OpenObjection(Request, TestClaim.Person, ObjectionPart.Claim, null, Today) { HasComplaintText = false };
        Assert.Equal([ObjectionFault.NoGroundsWritten, ObjectionFault.HearingIsOpen, ObjectionFault.ComplaintTextIsMissing],
            Assert.IsType<ObjectionDecided.Faulty>(ObjectionDecisionRules.Decide(Lived(), Ask(DeferralOutcome.Refused) with { HasWrittenGrounds = false }, open, Today, Today)).Faults);
        Assert.IsType<ObjectionDecided.Made>(ObjectionDecisionRules.Decide(Lived(), Ask(DeferralOutcome.Granted), open, Today, Today));
    }

    [Fact]
    public void Two_people_lower_a_claim_who_wrote_the_objection_down_does_not_answer_it_too()
    {
        var open = new OpenObjection(Request, TestClaim.Person, ObjectionPart.Claim, null, null) { EnteredByDecider = true };
        Assert.Equal([ObjectionFault.EnteredByOneself], Assert.IsType<ObjectionDecided.Faulty>(ObjectionDecisionRules.Decide(Lived(), Ask(DeferralOutcome.Granted), open, Today, Today)).Faults);
        Assert.IsType<ObjectionDecided.Made>(ObjectionDecisionRules.Decide(Lived(), Ask(DeferralOutcome.Refused), open, Today, Today));
        Assert.IsType<ObjectionDecided.Made>(ObjectionDecisionRules.Decide(Lived(), Ask(DeferralOutcome.Granted), open with { Part = ObjectionPart.Fee }, Today, Today));
    }

    [Fact]
    public void The_hold_ends_with_the_answer_and_the_next_step_waits_fourteen_days()
    {
        var claim = Lived() with { Holds = [ObjectionRules.HoldOf(Lived(), ObjectionPart.Fee, TestClaim.Person, Request, Today.AddDays(-5))] };
        var after = claim.After(Made(claim, ObjectionPart.Fee, DeferralOutcome.Refused).Move);

        var hold = Assert.Single(after.Holds);
        Assert.Equal((Today, (DateOnly?)Today.AddDays(14).BankingDay()), (hold.LiftedOn, hold.ResumeOn));
        var next = Course.Next(after, DerivedAccount.Of(after, Today, Policies.Default).Unpaid, Today, Policies.Default)!;
        Assert.Equal((Step.Reminder2, hold.ResumeOn, null), (next.Step, next.EarliestOn, next.StoppedBy));
        // One that stopped nothing leaves the same day behind.
        Assert.Equal(hold.ResumeOn, Assert.Single(Made(Lived(), ObjectionPart.Fee, DeferralOutcome.Refused).Move.Holds).ResumeOn);
    }

    [Fact]
    public void What_stops_one_person_s_course_alone_stops_the_debtor_s_only_at_the_notice()
    {
        var bo = PersonId.New();
        var claim = Lived() with { Holds = [new Hold(Guid.NewGuid(), HoldKind.Objection, Today) { Person = bo }] };
        var unpaid = DerivedAccount.Of(claim, Today, Policies.Default).Unpaid;

        Assert.Null(Course.StoppedBy(claim, unpaid, Step.Reminder2, Today, Policies.Default));
        Assert.Equal(HoldKind.Objection, Course.StoppedBy(claim, unpaid, Step.TransferNotice, Today, Policies.Default));
        Assert.Empty(claim.Holds.For(TestClaim.Person));
        Assert.Single(claim.Holds.For(bo));
    }

    /// <summary>1.000,00 due on 1 October 2026, with reminder 1 and its fee on the 12th and two months of interest.</summary>
    private static ClaimFacts Lived()
    {
        var letter = Guid.NewGuid();
        var claim = TestClaim.With(
            steps: [new StepTaken(Step.Reminder1, new DateOnly(2026, 10, 12), TestClaim.Person, letter, Skipped: false), new StepTaken(Step.Bill, new DateOnly(2026, 9, 22), TestClaim.Person, Guid.NewGuid(), Skipped: false)]);
        claim = claim with { Postings = [.. claim.Postings, TestClaim.Entry(EntryKind.Fee, new DateOnly(2026, 10, 12), 250_00) with { Letter = letter }] };
        return claim with { Postings = [.. claim.Postings, .. DerivedAccount.Of(claim, Today, Policies.Default).Differences(Today)], DerivedOn = Today };
    }

    private static Posting Fee(ClaimFacts claim) => claim.Postings.Single(posting => posting.Kind == EntryKind.Fee);

    private static ObjectionDecisionAsk Ask(DeferralOutcome outcome, long? right = null, params DateOnly[] days) =>
        new(outcome, right is { } ore ? new Kroner(ore) : null, days.ToHashSet(), HasWrittenGrounds: true);

    private static ObjectionDecided Decide(ClaimFacts claim, ObjectionPart part, DeferralOutcome outcome, long? asked, long? right, DateOnly[]? days) => ObjectionDecisionRules.Decide(
        claim, Ask(outcome, right, days ?? []), new OpenObjection(Request, TestClaim.Person, part, asked is { } ore ? new Kroner(ore) : null, null), Today, Today);

    private static ObjectionDecided.Made Made(ClaimFacts claim, ObjectionPart part, DeferralOutcome outcome, long? asked = null, long? right = null, DateOnly[]? days = null) =>
        Assert.IsType<ObjectionDecided.Made>(Decide(claim, part, outcome, asked, right, days));

    private static IReadOnlyList<ObjectionFault> Faults(ClaimFacts claim, ObjectionPart part, DeferralOutcome outcome, long? asked = null, long? right = null, DateOnly[]? days = null) =>
        Assert.IsType<ObjectionDecided.Faulty>(Decide(claim, part, outcome, asked, right, days)).Faults;
}
