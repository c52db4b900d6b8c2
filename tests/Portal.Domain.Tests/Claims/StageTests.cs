using Portal.Domain.Claims;
using static Portal.Domain.Tests.Claims.TestClaim;

namespace Portal.Domain.Tests.Claims;

public sealed class StageTests
{
    [Theory]
    [InlineData(-1, Stage.Billed)]
    [InlineData(0, Stage.Due)]
    [InlineData(1, Stage.Overdue)]
    public void Without_steps_the_dates_decide(int days, Stage stage) => Assert.Equal(stage, Stages.On(With(), DueOn.AddDays(days)));

    [Fact]
    public void A_pay_by_on_a_closed_day_counts_as_the_next_banking_day()
    {
        var saturday = DueOn.AddDays(2);
        Assert.Equal(Stage.Due, Stages.On(With(payBy: saturday), saturday.AddDays(2)));
        Assert.Equal(Stage.Overdue, Stages.On(With(payBy: saturday), saturday.AddDays(3)));
    }

    [Fact]
    public void A_deferral_takes_the_place_of_the_pay_by_and_one_that_was_lifted_does_not()
    {
        var until = DueOn.AddDays(60);
        var deferral = new Hold(Guid.NewGuid(), HoldKind.Deferral, DueOn, until);
        Assert.Equal(Stage.Due, Stages.On(With(holds: [deferral]), until));
        Assert.Equal(Stage.Overdue, Stages.On(With(holds: [deferral with { LiftedOn = DueOn.AddDays(5) }]), until));
    }

    [Theory]
    [InlineData(Step.Bill, Stage.Overdue)]
    [InlineData(Step.Reminder1, Stage.Reminded1)]
    [InlineData(Step.CoDebtorFirst, Stage.Reminded1)]
    [InlineData(Step.Reminder2, Stage.Reminded2)]
    [InlineData(Step.PhoneTask, Stage.Phone)]
    [InlineData(Step.CoLiabilityTask, Stage.CoLiability)]
    [InlineData(Step.TransferNotice, Stage.Notified)]
    [InlineData(Step.TransferProposal, Stage.Proposed)]
    [InlineData(Step.Transfer, Stage.SentToRecovery)]
    public void The_last_step_done_decides(Step step, Stage stage) =>
        Assert.Equal(stage, Stages.On(With(steps: [new StepTaken(step, DueOn.AddDays(20), Person, null, false, DoneOn: step.IsTask() ? DueOn.AddDays(20) : null)]), DueOn.AddDays(20)));

    [Fact]
    public void A_task_that_is_open_leaves_the_stage_before_it() =>
        Assert.Equal(Stage.Reminded2, Stages.On(With(steps: [new StepTaken(Step.Reminder2, DueOn.AddDays(20), Person, null, false), new StepTaken(Step.PhoneTask, DueOn.AddDays(31), Person, null, false)]), DueOn.AddDays(40)));

    [Fact]
    public void A_step_counts_from_its_day() =>
        Assert.Equal(Stage.Overdue, Stages.On(With(steps: [new StepTaken(Step.Reminder1, DueOn.AddDays(20), Person, null, false)]), DueOn.AddDays(19)));

    [Fact]
    public void A_claim_without_a_balance_is_settled_from_any_stage() =>
        Assert.Equal(Stage.Settled, Stages.On(With(postings: [Entry(EntryKind.Principal, DueOn, 1), Entry(EntryKind.Payment, DueOn, -1)]), DueOn));

    [Fact]
    public void Who_has_the_claim_comes_before_everything() => Assert.Equal(Stage.Transferred, Stages.On(With(custody: Custody.Transferred), DueOn));

    [Fact]
    public void A_claim_whose_last_amount_was_given_up_is_written_off() =>
        Assert.Equal(Stage.WrittenOff, Stages.On(With(postings: [Entry(EntryKind.Principal, DueOn, 2), Entry(EntryKind.Payment, DueOn, -1), Entry(EntryKind.WriteOff, DueOn.AddDays(1), -1)]), DueOn.AddDays(1)));
}
