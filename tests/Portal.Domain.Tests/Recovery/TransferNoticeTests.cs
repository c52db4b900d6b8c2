using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;
using static Portal.Domain.Tests.Claims.TestClaim;

namespace Portal.Domain.Tests.Recovery;

/// <summary>Which notice stands, and what waits for it, in the corners that long histories lead into.</summary>
public sealed class TransferNoticeTests
{
    private static readonly DateOnly Noticed = new(2026, 11, 16), Told = new(2026, 11, 17), Ready = new(2026, 12, 2);

    private static readonly PersonId Other = PersonId.New();

    /// <summary>Formats.md section 5, "renewed notice": another liable person needs a new one for all, whether the first has come through or not.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_notice_stands_no_more_when_somebody_has_come_to_be_liable_since(bool delivered)
    {
        var claim = Given(delivered);
        Assert.NotNull(TransferNotices.Of(claim, Ready, Policies.Default));
        Assert.Null(TransferNotices.Of(claim with { Liable = [.. claim.Liable, new Liability(Other, LiabilityKind.CoDebtor, Told)] }, Ready, Policies.Default));
    }

    /// <summary>A refusal by Digital Post of a later time than the delivery may come when the claim is proposed already.</summary>
    [Fact]
    public void What_is_proposed_waits_again_when_its_notice_turns_out_not_to_have_come_through()
    {
        var proposed = new StepTaken(Step.TransferProposal, Ready, Person, null, Skipped: false);
        Assert.Equal(new NextStep(Step.Transfer, null, null), Next(Given(delivered: true), proposed));
        Assert.Equal(new NextStep(Step.Transfer, null, HoldKind.NoticeWaiting), Next(Given(delivered: false), proposed));
    }

    /// <summary>Formats.md, "a proposal" and "recalled": sent again, the claim is sent, however many notices there were.</summary>
    [Fact]
    public void A_claim_that_is_sent_a_second_time_after_a_third_notice_is_sent_to_recovery()
    {
        StepTaken Of(Step step, int days, int cycle) => new(step, Noticed.AddDays(days), Person, Guid.NewGuid(), Skipped: false, Cycle: cycle);
        var claim = With(steps: [Of(Step.TransferNotice, 0, 1), Of(Step.TransferProposal, 15, 1), Of(Step.Transfer, 16, 1), Of(Step.TransferNotice, 40, 2), Of(Step.TransferNotice, 60, 3), Of(Step.TransferProposal, 75, 3), Of(Step.Transfer, 76, 2)]) with
        {
            Stays = [new RecoveryStay(Guid.NewGuid(), Noticed.AddDays(16), Thousand, null, null, Noticed.AddDays(20), StayEnd.Refused), new RecoveryStay(Guid.NewGuid(), Noticed.AddDays(76), Thousand)],
        };
        Assert.Equal(Stage.Proposed, Stages.On(claim, Noticed.AddDays(75)));
        Assert.Equal(Stage.SentToRecovery, Stages.On(claim, Noticed.AddDays(76)));
    }

    /// <summary>Formats.md section 5, "interest, renteloven": "the hold rate-missing stops the transfer from the first day without one".</summary>
    [Theory]
    [InlineData("2026-06-30", null)]
    [InlineData("2026-07-01", HoldKind.RateMissing)]
    public void A_civil_claim_is_not_transferred_from_the_first_day_without_a_rate(string day, HoldKind? stop)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var claim = With(postings: [Entry(EntryKind.Principal, new(2026, 5, 1), 1000_00)], payBy: new(2026, 5, 11)) with { Type = ClaimType.Civil, DueOn = new(2026, 5, 4) };
        var unpaid = DerivedAccount.Of(claim, on, Policies.Default).Unpaid;
        Assert.Equal(stop, Course.StoppedBy(claim, unpaid, Step.Transfer, on, Policies.Default));
        Assert.Null(Course.StoppedBy(claim, unpaid, Step.TransferNotice, on, Policies.Default));
        Assert.Equal(stop is not null, TransferGate.Refusals(claim, unpaid, on, Policies.Default).Contains(TransferRefusal.ClaimIsHeld));
    }

    [Fact]
    public void A_rate_that_is_missing_stops_nothing_on_a_claim_whose_principal_was_paid_before()
    {
        var claim = With(postings: [Entry(EntryKind.Principal, new(2026, 5, 1), 1000_00), Entry(EntryKind.Payment, new(2026, 6, 30), -1100_00)], payBy: new(2026, 5, 11)) with { Type = ClaimType.Civil, DueOn = new(2026, 5, 4) };
        Assert.False(DerivedAccount.Of(claim, new(2026, 9, 1), Policies.Default).Unpaid.LacksRate);
    }

    /// <summary>Formats.md section 5, "a payment cancels it when less than 100,00 is left": a correction is no payment, also one of the very day of the notice.</summary>
    [Theory]
    [InlineData(EntryKind.Correction, 0, true)]
    [InlineData(EntryKind.WriteDown, 0, true)]
    [InlineData(EntryKind.Payment, 0, false)]
    [InlineData(EntryKind.Payment, -3, false)]
    [InlineData(EntryKind.SetOff, 0, false)]
    [InlineData(EntryKind.Payment, 1, false)]
    [InlineData(EntryKind.Correction, 1, true)]
    public void Only_money_cancels_a_notice(EntryKind kind, int days, bool stands)
    {
        var less = Entry(kind, Noticed.AddDays(days), -930_00, of: kind == EntryKind.Correction ? EntryKind.Principal : null);
        var given = Given(delivered: true);
        Assert.Equal(stands, TransferNotices.Of(given with { Postings = [.. given.Postings, less] }, Told, Policies.Default) is not null);
    }

    [Fact]
    public void Money_that_becomes_known_on_a_day_with_a_correction_cancels_the_notice_too()
    {
        var given = Given(delivered: true);
        Posting[] late = [Entry(EntryKind.Correction, Noticed, -500_00, of: EntryKind.Principal), Entry(EntryKind.Payment, Noticed.AddDays(-1), -430_00)];
        Assert.Null(TransferNotices.Of(given with { Postings = [.. given.Postings, .. late] }, Told, Policies.Default));
    }

    /// <summary>Formats.md section 2, "an account is derived, by payment day": also of a payment that becomes known when interest has made it a hundred kroner again.</summary>
    [Theory]
    [InlineData(-900_01, false)]
    [InlineData(-900_00, true)]
    public void A_payment_cancels_a_notice_by_what_is_left_on_its_own_day(long paid, bool stands)
    {
        var given = Given(delivered: true);
        Posting[] since = [Entry(EntryKind.Interest, Ready, 1_00), Entry(EntryKind.Payment, Told, paid)];
        Assert.Equal(stands, TransferNotices.Of(given with { Postings = [.. given.Postings, .. since] }, Ready, Policies.Default) is not null);
    }

    private static readonly Kroner Thousand = Kroner.Of(1000);

    /// <summary>A settlement, so that nothing comes before the notice.</summary>
    private static ClaimFacts Given(bool delivered)
    {
        var letter = Guid.NewGuid();
        return With(steps: [new StepTaken(Step.TransferNotice, Noticed, Person, letter, Skipped: false) { Told = Thousand }]) with
        {
            Basis = ClaimBasis.Settlement, NoticesDelivered = delivered ? new Dictionary<Guid, DateOnly> { [letter] = Told } : new Dictionary<Guid, DateOnly>(),
        };
    }

    private static NextStep? Next(ClaimFacts claim, StepTaken proposed) =>
        Course.Next(claim with { Steps = [.. claim.Steps, proposed] }, DerivedAccount.Of(claim, Ready, Policies.Default).Unpaid, Ready, Policies.Default);
}
