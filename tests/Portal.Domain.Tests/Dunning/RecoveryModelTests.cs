using System.Globalization;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>
/// The model on the way from the phone call to the recovery authority and back: days counted by hand from formats.md section 5. One claim of an
/// after-school club, 1.790,00 due and payable on 9 October 2026; its debtor has no phone, so the task for others liable comes on 13 November.
/// </summary>
public sealed partial class RecoveryModelTests
{
    [Fact]
    public void The_notice_goes_on_the_banking_day_after_the_last_step_and_the_proposal_a_day_after_fourteen_days_from_its_delivery()
    {
        var town = AtTheCheck();
        town.Apply(new ModelEvent.CloseCoLiability(Key, Day("2026-11-13")));
        AssertNext(town, "transfer-notice", "2026-11-16"); // the 14th is a Saturday

        RunTo(town, "2026-11-18");
        AssertNext(town, "transfer-proposal", null, "notice-waiting");
        town.Apply(Receipt(ModelDelivery.Delivered, "2026-11-17", on: "2026-11-18"));
        AssertNext(town, "transfer-proposal", "2026-12-02", "notice-waiting"); // 17 + 14 is 1 December

        RunTo(town, "2026-12-01");
        Assert.Equal("notified", Claim(town).Stage);
        RunTo(town, "2026-12-02");
        Assert.Equal("proposed", Claim(town).Stage);
        AssertNext(town, "transfer", null);
    }

    [Fact]
    public void A_confirmed_co_debtor_has_a_course_of_their_own_and_the_notice_waits_for_it()
    {
        var town = AtTheCheck();
        town.Apply(new ModelEvent.ConfirmLiability(Key, Day("2026-11-13"), [Bo]));
        AssertNext(town, "transfer-notice", null);

        // First letter Monday 16 November, deadline the 26th; second letter the later of 30 and 27 November, deadline 10 December; the call on the 11th; notice on Monday the 14th.
        RunTo(town, "2026-12-14");
        Assert.Equal(
            ["2026-11-16 co-debtor-first", "2026-11-30 reminder-2", "2026-12-11 phone-task skipped", "2026-12-14 transfer-notice"],
            Claim(town, Bo).Steps.Select(step => $"{step.On:yyyy-MM-dd} {step.Step}{(step.Skipped ? " skipped" : "")}"));
        Assert.Equal(Day("2026-12-14"), Claim(town).Steps.Single(step => step.Step == "transfer-notice" && step.Person == Anna).On);
        Assert.Single(Claim(town).Entries, entry => entry.Kind == "fee");
        Assert.Equal((250_00L, Claim(town).BalanceOre), (Claim(town).FeesOre, town.Account(Bo).BalanceOre));
    }

    [Fact]
    public void The_last_receipt_decides_when_the_waiting_time_begins()
    {
        var town = AtTheCheck();
        town.Apply(new ModelEvent.ConfirmLiability(Key, Day("2026-11-13"), [Bo]));
        RunTo(town, "2026-12-16");
        town.Apply(Receipt(ModelDelivery.Delivered, "2026-12-14", on: "2026-12-16"));
        AssertNext(town, "transfer-proposal", null, "notice-waiting");
        town.Apply(Receipt(ModelDelivery.Failed, "2026-12-15", on: "2026-12-16", to: Bo));
        Assert.Contains(Claim(town).Holds, hold => hold.Kind == "undeliverable");
        Assert.Contains(new ModelTask("undeliverable", Key, Bo), town.Tasks());

        RunTo(town, "2027-01-10");
        Assert.Equal("notified", Claim(town).Stage);
        town.Apply(Receipt(ModelDelivery.Accepted, "2027-01-09", on: "2027-01-10", to: Bo));
        AssertNext(town, "transfer-proposal", "2027-01-24", "notice-waiting");
        Assert.Empty(Claim(town).Holds);
    }

    [Fact]
    public void No_receipt_gives_no_waiting_time_and_a_task_after_five_days()
    {
        var town = Notified("2026-11-16");
        town.Apply(new ModelEvent.SendOutbox(Day("2026-11-16")));
        RunTo(town, "2026-11-20");
        Assert.Empty(town.Tasks());
        RunTo(town, "2026-11-21");
        Assert.Equal([new ModelTask("no-receipt", Key, Anna)], town.Tasks());
        RunTo(town, "2027-02-01");
        Assert.Equal("notified", Claim(town).Stage);
    }

    [Theory]
    [InlineData(99_99, "transfer-notice")]
    [InlineData(100_00, "transfer-proposal")]
    public void A_payment_cancels_the_notice_when_less_than_a_hundred_kroner_is_left(long left, string next)
    {
        var town = Notified("2026-11-17");
        Pay(town, Claim(town).BalanceOre - left, "2026-11-17");
        Assert.Equal((left, next), (Claim(town).BalanceOre, Claim(town).NextStep));
    }

    /// <summary>What was left on the payment's own day decides, not the interest that has come since.</summary>
    [Theory]
    [InlineData(99_50, "transfer-notice")]
    [InlineData(100_00, "transfer-proposal")]
    public void A_payment_that_becomes_known_late_cancels_the_notice_by_what_was_left_on_its_day(long left, string next)
    {
        var town = Notified("2026-11-17");
        var owed = Claim(town).BalanceOre;
        RunTo(town, "2026-12-10");
        Pay(town, owed - left, "2026-11-17");
        Assert.Equal((left + 1_00, next), (Claim(town).BalanceOre, Claim(town).NextStep));
    }

    [Theory]
    [InlineData(1790_01, "transfer-notice", "2026-12-01", null)] // 17 + 14 is 1 December, a Tuesday
    [InlineData(1500_00, "transfer-proposal", null, "notice-waiting")]
    public void A_raised_principal_needs_a_new_notice_and_a_lower_one_none(long principal, string next, string? on, string? stop)
    {
        var town = Notified("2026-11-17");
        town.Apply(new ModelEvent.Claims([Line with { PrincipalOre = principal }]));
        AssertNext(town, next, on, stop);
    }

    [Fact]
    public void A_request_lets_the_notice_lapse_and_after_a_refusal_a_new_one_runs_in_full()
    {
        var town = Notified("2026-11-17");
        town.Apply(new ModelEvent.Request([Key], Day("2026-11-17"), 1, Day("2027-03-01")));
        AssertNext(town, "transfer-notice", "2026-11-18", "request-pending");
        RunTo(town, "2026-11-20");
        town.Apply(new ModelEvent.Decide(1, Day("2026-11-20"), null));
        AssertNext(town, "transfer-notice", "2026-12-04"); // 20 + 14, a Friday

        RunTo(town, "2026-12-04");
        Assert.Equal(2, Claim(town).Notices.Count);
        town.Apply(Receipt(ModelDelivery.Delivered, "2026-11-17", on: "2026-12-04"));
        AssertNext(town, "transfer-proposal", null, "notice-waiting"); // late, and of the first notice
    }

    [Fact]
    public void Nobody_approves_a_batch_of_their_own()
    {
        var town = Proposed();
        town.Apply(new ModelEvent.OpenBatch(1, Day("2026-12-02"), "lone", [Key]));
        town.Apply(new ModelEvent.ApproveBatch(1, Day("2026-12-02"), "lone"));
        town.Apply(new ModelEvent.SendBatch(1, Day("2026-12-02")));
        Assert.Equal("proposed", Claim(town).Stage);
        town.Apply(new ModelEvent.ApproveBatch(1, Day("2026-12-02"), "sofie"));
        town.Apply(new ModelEvent.SendBatch(1, Day("2026-12-02")));
        Assert.Equal("sent-to-recovery", Claim(town).Stage);
    }

    [Theory]
    [InlineData(true, "DK", "estate")]
    [InlineData(false, "GL", "faroe-greenland")]
    public void Death_and_the_north_atlantic_stop_a_claim_that_is_proposed(bool dead, string country, string stop)
    {
        var town = Proposed();
        town.Apply(new ModelEvent.OpenBatch(1, Day("2026-12-02"), "lone", [Key]));
        town.Apply(new ModelEvent.Persons([new ModelPerson(Anna, false, dead, country)]));
        town.Apply(new ModelEvent.ApproveBatch(1, Day("2026-12-02"), "sofie"));
        town.Apply(new ModelEvent.SendBatch(1, Day("2026-12-02")));
        Assert.Equal(("proposed", stop), (Claim(town).Stage, Claim(town).StoppedBy));
    }

    [Fact]
    public void An_early_transfer_passes_over_all_earlier_steps_and_still_gives_notice()
    {
        var town = Town();
        RunTo(town, "2026-10-23"); // reminder 1 went on the 19th
        town.Apply(new ModelEvent.EarlyTransfer(Key, Day("2026-10-23")));
        Assert.Equal(
            ["reminder-1", "reminder-2 skipped", "phone-task skipped", "co-liability-task skipped"],
            Claim(town).Steps.Select(step => step.Step + (step.Skipped ? " skipped" : "")).Where(step => step != "bill"));
        AssertNext(town, "transfer-notice", "2026-10-26");
    }

    [Theory]
    [InlineData(ModelCall.WillPayBy, "contact")]
    [InlineData(ModelCall.Agreed, "contact")]
    [InlineData(ModelCall.NoAnswer, null)]
    [InlineData(ModelCall.Refused, null)]
    public void A_promise_on_the_phone_rests_the_course_as_any_contact(ModelCall outcome, string? stop)
    {
        var town = Town(hasPhone: true);
        RunTo(town, "2026-11-14");
        Assert.Equal([new ModelTask("phone", Key, Anna)], town.Tasks());
        town.Apply(new ModelEvent.Call(Anna, Day("2026-11-14"), outcome, null));
        Assert.Equal(("phone", stop), (Claim(town).Stage, Claim(town).StoppedBy));
        RunTo(town, "2026-11-28");
        Assert.Equal(stop is null ? "2026-11-15" : null, Claim(town).Steps.SingleOrDefault(step => step.Step == "co-liability-task")?.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        RunTo(town, "2026-11-29");
        Assert.Contains(Claim(town).Steps, step => step.Step == "co-liability-task");
    }

    [Fact]
    public void A_set_off_before_the_transfer_is_booked_once_and_covers_as_a_payment_does()
    {
        var town = Notified("2026-11-17");
        var setOff = new ModelEvent.SetOff(Key, "S-1", Day("2026-11-17"), Day("2026-11-16"), 100_00);
        town.Apply(setOff);
        town.Apply(setOff);
        Assert.Equal(new ModelEntry(Day("2026-11-16"), "set-off", null, -100_00, null, null), Assert.Single(Claim(town).Entries, entry => entry.Kind == "set-off"));
        Assert.Equal(100_00, Claim(town).PaidOre);
    }

    [Fact]
    public void A_letter_on_paper_counts_as_delivered_six_working_days_after_the_print_folder_took_it()
    {
        var town = AtTheCheck();
        town.Apply(new ModelEvent.Persons([new ModelPerson(Anna, HasPhone: false, Dead: false, "DK") { Exempt = true }]));
        town.Apply(new ModelEvent.CloseCoLiability(Key, Day("2026-11-13")));
        RunTo(town, "2026-11-17");
        town.Apply(new ModelEvent.SendOutbox(Day("2026-11-17")));
        AssertNext(town, "transfer-proposal", "2026-12-10", "notice-waiting"); // 25 November + 15
    }

    [Theory]
    [InlineData("complaint")]
    [InlineData("bankruptcy")]
    [InlineData("debt-relief")]
    public void A_hold_of_the_law_stops_a_claim_until_it_is_ended(string kind)
    {
        var town = Proposed();
        town.Apply(new ModelEvent.LegalHold(Key, Day("2026-12-02"), kind));
        Assert.Equal(("proposed", kind), (Claim(town).Stage, Claim(town).StoppedBy));
        town.Apply(new ModelEvent.EndLegalHold(Key, Day("2026-12-02"), kind));
        Send(town, 1, "2026-12-02");
    }

    [Fact]
    public void A_judgment_whose_term_is_not_kept_goes_straight_to_notice()
    {
        var town = Town(line: Line with { Basis = "judgment", Terms = [(Day("2026-10-09"), 1000_00), (Day("2027-01-11"), 790_00)] });
        RunTo(town, "2026-10-16");
        Pay(town, 999_99, "2026-10-16"); // five banking days are over on the 16th
        AssertNext(town, "transfer-notice", "2026-10-19");
    }
}
