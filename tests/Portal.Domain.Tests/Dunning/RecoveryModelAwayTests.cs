using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>From the sending on: receipts, interest, recall and return.</summary>
public sealed partial class RecoveryModelTests
{
    [Fact]
    public void Interest_stops_with_the_sending_and_a_refused_claim_posts_the_dates_missed_and_gets_a_new_notice()
    {
        var town = Sent("2026-12-02");
        var owed = Claim(town).BalanceOre;
        RunTo(town, "2026-12-20");
        Assert.Equal(("sent-to-recovery", owed, (string?)null), (Claim(town).Stage, Claim(town).BalanceOre, Claim(town).NextStep));

        town.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-20"), ModelReceipt.Refused));
        Assert.Equal("notified", Claim(town).Stage);
        var missed = Assert.Single(Claim(town).Entries, entry => entry.AccrualOn > Day("2026-12-02"));
        Assert.Equal(new ModelEntry(Day("2026-12-10"), "interest", null, 17_90, Day("2026-12-10"), null), missed);
        AssertNext(town, "transfer-notice", "2027-01-04"); // 20 + 14 is a Sunday
    }

    [Fact]
    public void A_claim_is_transferred_on_udfoert_alone_and_what_comes_later_of_that_sending_changes_nothing()
    {
        var town = Sent("2026-12-02");
        town.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Hearing));
        Assert.Equal("sent-to-recovery", Claim(town).Stage);
        Assert.Contains(new ModelTask("hearing-answer", Key, Anna), town.Tasks());
        town.Apply(new ModelEvent.AnswerHearing(Key, Day("2026-12-02"), Approve: true));
        town.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Done));
        Assert.Equal("transferred", Claim(town).Stage);
        town.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Refused));
        Assert.Equal("transferred", Claim(town).Stage);

        Pay(town, 500_00, "2026-12-02");
        Assert.Equal(500_00, Claim(town).PaidOre);
    }

    [Fact]
    public void A_hearing_that_is_withdrawn_gives_the_claim_back_as_it_was_before_it_was_taken()
    {
        var town = Sent("2026-12-02");
        town.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Hearing));
        town.Apply(new ModelEvent.AnswerHearing(Key, Day("2026-12-02"), Approve: false));
        Assert.Equal("notified", Claim(town).Stage);
        AssertNext(town, "transfer-notice", "2026-12-16");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_claim_that_comes_back_stands_at_the_last_step_before_the_notice_and_can_be_sent_again(bool recalled)
    {
        var town = Sent("2026-12-02");
        town.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Done));
        if (recalled)
        {
            town.Apply(new ModelEvent.Recall(Key, Day("2026-12-02"), ModelRecall.Deferral));
            Assert.Equal("transferred", Claim(town).Stage);
            town.Apply(new ModelEvent.RecallReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Done));
        }
        else
        {
            town.Apply(new ModelEvent.Return(Key, Day("2026-12-02")));
        }

        Assert.Equal((recalled ? "recall" : "return", "co-liability"), (Claim(town).Steps[^1].Step, Claim(town).Stage));
        AssertNext(town, "transfer-notice", "2026-12-16");
        RunTo(town, "2026-12-17");
        town.Apply(Receipt(ModelDelivery.Delivered, "2026-12-16", on: "2026-12-17", notice: 2));
        RunTo(town, "2026-12-31");
        Send(town, 2, "2026-12-31");
        Assert.Equal(2, Claim(town).Sendings.Count);
    }

    [Fact]
    public void A_person_added_after_a_recall_is_reminded_in_their_own_course_before_everybody_gets_a_new_notice()
    {
        var town = Sent("2026-12-02");
        town.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Done));
        town.Apply(new ModelEvent.Recall(Key, Day("2026-12-02"), ModelRecall.AddPerson));
        town.Apply(new ModelEvent.RecallReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Done));
        town.Apply(new ModelEvent.ConfirmLiability(Key, Day("2026-12-02"), [Bo]));
        RunTo(town, "2027-02-01");

        // 3 December; 3 + 14 is the 17th; its deadline the 28th (the 27th is a Sunday), the call on the 29th, the notice on the 30th.
        Assert.Equal(
            ["2026-12-03 co-debtor-first", "2026-12-17 reminder-2", "2026-12-29 phone-task", "2026-12-30 transfer-notice"],
            Claim(town, Bo).Steps.Select(step => $"{step.On:yyyy-MM-dd} {step.Step}"));
        Assert.Equal([Anna, Bo], Claim(town).Notices[^1].Letters.Select(letter => letter.Person));
    }

    [Fact]
    public void An_objection_to_a_claim_that_the_authority_has_holds_it_when_it_comes_back()
    {
        var town = Sent("2026-12-02");
        town.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Done));
        town.Apply(new ModelEvent.Dispute(Key, Day("2026-12-02"), 1));
        Assert.Equal("transferred", Claim(town).Stage);
        town.Apply(new ModelEvent.Return(Key, Day("2026-12-02")));
        AssertNext(town, "transfer-notice", "2026-12-16", "objection");
        RunTo(town, "2026-12-10");
        town.Apply(new ModelEvent.DecideObjection(1, Day("2026-12-10"), ModelObjection.UpheldInPart, 790_00));
        Assert.Equal((1000_00L, "partly-granted"), (Claim(town).PrincipalOre, town.Requests()[0].Status));
        AssertNext(town, "transfer-notice", "2026-12-28"); // 10 + 14 is Christmas Eve
    }

    [Theory]
    [InlineData(ModelRecall.Agreement, "transferred")]
    [InlineData(ModelRecall.Deferral, "transferred")]
    [InlineData(ModelRecall.Complaint, "co-liability")]
    public void A_state_refunded_claim_is_not_called_back_for_an_agreement_or_a_deferral(ModelRecall reason, string stage)
    {
        var town = Sent("2026-12-02", Line with { StateRefund = true });
        town.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Done));
        town.Apply(new ModelEvent.Recall(Key, Day("2026-12-02"), reason));
        town.Apply(new ModelEvent.RecallReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Done));
        Assert.Equal(stage, Claim(town).Stage);
    }

    /// <summary>Five accrual dates pass while it is away, and a payment is made there: the interest is that of a claim that never left.</summary>
    [Theory]
    [InlineData("returned")]
    [InlineData("refused")]
    [InlineData("recalled")]
    public void A_claim_that_comes_back_bears_the_interest_of_one_that_was_never_sent(string how)
    {
        var (sent, stayed) = (Sent("2026-12-02"), Proposed());
        if (how != "refused") sent.Apply(new ModelEvent.TransferReceipt(Key, 1, Day("2026-12-02"), ModelReceipt.Done));
        foreach (var town in new[] { sent, stayed })
        {
            RunTo(town, "2027-02-20");
            Pay(town, 700_00, "2027-02-15");
            RunTo(town, "2027-05-03");
        }

        Assert.DoesNotContain(Claim(sent).Entries, entry => entry.AccrualOn > Day("2026-12-02"));
        if (how == "recalled") sent.Apply(new ModelEvent.Recall(Key, Day("2027-05-03"), ModelRecall.Complaint));
        sent.Apply(how switch
        {
            "returned" => new ModelEvent.Return(Key, Day("2027-05-03")),
            "refused" => new ModelEvent.TransferReceipt(Key, 1, Day("2027-05-03"), ModelReceipt.Refused),
            _ => new ModelEvent.RecallReceipt(Key, 1, Day("2027-05-03"), ModelReceipt.Done),
        });

        Assert.Equal(Interest(stayed), Interest(sent));
        Assert.Equal(7, Interest(sent).Count);
        Assert.Equal((Claim(stayed).BalanceOre, Claim(stayed).PaidOre), (Claim(sent).BalanceOre, Claim(sent).PaidOre));

        static List<ModelEntry> Interest(PortalModel town) => [.. Claim(town).Entries.Where(entry => entry.Kind == "interest")];
    }
}
