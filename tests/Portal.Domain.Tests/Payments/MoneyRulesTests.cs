using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Policy;
using Portal.Domain.Tests.Claims;
using static Portal.Domain.Tests.Claims.TestClaim;

namespace Portal.Domain.Tests.Payments;

/// <summary>Money that staff put where it belongs: 1.000,00 is owed from 1 October 2026.</summary>
public sealed class MoneyRulesTests
{
    private static readonly DateOnly Tenth = new(2026, 10, 10);

    /// <summary>On the day of which more becomes known afterwards, credit leaves when all that came in has come in.</summary>
    [Fact]
    public void Credit_leaves_after_the_days_payments_whichever_is_known_first()
    {
        var paid = Entry(EntryKind.Payment, Tenth, -1300_00);
        var away = Entry(EntryKind.Correction, Tenth, 300_00, EntryKind.Payment);

        foreach (var postings in new[] { new[] { paid, away }, [away, paid] })
        {
            var unpaid = DerivedAccount.Of(With([Entry(EntryKind.Principal, DueOn, 1000_00), .. postings]) with { Type = ClaimType.General }, Tenth, Policies.Default).Unpaid;
            Assert.Equal((0, 0, 0), (unpaid.Total.Ore, unpaid.Credit.Ore, unpaid.Withdrawn.Ore));
        }
    }

    /// <summary>A raised principal uses up the credit that has been moved: what it covered is owed again, and so is no more than that.</summary>
    [Theory]
    [InlineData(1000_00, 0, 0)]
    [InlineData(1200_00, 200_00, 0)]
    [InlineData(1500_00, 500_00, 0)]
    public void What_left_the_claim_is_owed_when_it_was_needed_after_all(long principal, long owed, long withdrawn)
    {
        var claim = With([Entry(EntryKind.Principal, DueOn, principal), Entry(EntryKind.Payment, DueOn, -1300_00), Entry(EntryKind.Correction, Tenth, 300_00, EntryKind.Payment)])
            with { Type = ClaimType.General };

        var unpaid = DerivedAccount.Of(claim, Tenth, Policies.Default).Unpaid;

        Assert.Equal((owed, withdrawn), (unpaid.Principal.Ore, unpaid.Withdrawn.Ore));
        Assert.Equal(Account.On(claim, Tenth).Balance, unpaid.Total);
    }

    [Fact]
    public void Credit_that_a_later_day_takes_away_again_cannot_be_moved()
    {
        var paid = Entry(EntryKind.Payment, DueOn, -1300_00);
        var claim = With([Entry(EntryKind.Principal, DueOn, 1000_00), paid, Entry(EntryKind.Reversal, Tenth.AddDays(5), 1300_00) with { Corrects = paid.Id }]);

        Assert.Equal(Kroner.Zero, MoneyRules.CreditOf(claim, Tenth));
        var refused = Assert.IsType<MoneyAnswer.Refused>(MoneyRules.MoveCredit(claim, With(), Kroner.Of(300), Tenth));
        Assert.Equal([MoneyRefusal.MoreThanCredit], refused.Reasons);
    }

    [Fact]
    public void A_reversal_takes_back_the_payment_it_names_only_with_its_own_amount()
    {
        var (named, other) = (Entry(EntryKind.Payment, DueOn, -500_00), Entry(EntryKind.Payment, DueOn, -300_00));
        var claim = With([Entry(EntryKind.Principal, DueOn, 1000_00), named, other]);

        Assert.Equal(named, PaymentMatch.Reversed([claim], named.Id, claim, new Kroner(500_00))?.Payment);
        Assert.Null(PaymentMatch.Reversed([claim], named.Id, claim, new Kroner(300_00)));
        Assert.Equal(other, PaymentMatch.Reversed([claim], null, claim, new Kroner(300_00))?.Payment);
    }
}
