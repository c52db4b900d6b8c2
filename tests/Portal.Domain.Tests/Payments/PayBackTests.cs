using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Policy;
using Portal.Domain.Tests.Claims;
using static Portal.Domain.Tests.Claims.TestClaim;

namespace Portal.Domain.Tests.Payments;

/// <summary>What was paid too much is paid back: 1.000,00 is owed from 1 October 2026.</summary>
public sealed class PayBackTests
{
    private static readonly DateOnly Tenth = new(2026, 10, 10);

    private static readonly Posting First = Entry(EntryKind.Payment, DueOn, -1100_00), Second = Entry(EntryKind.Payment, DueOn.AddDays(2), -200_00);

    [Fact]
    public void It_names_the_payments_that_it_comes_from_the_newest_first()
    {
        var parts = Done(Claim(First, Second), 250_00);

        Assert.Equal([(Second.Id, 200_00), (First.Id, 50_00)], parts.Select(part => (part.Corrects!.Value, part.Amount.Ore)));
        Assert.All(parts, part => Assert.True(part is { IsPaidBack: true, IsMovedCredit: false, On: var on } && on == Tenth));
    }

    [Fact]
    public void A_payment_is_paid_back_once_however_often_something_is()
    {
        var once = Claim(First, Second);
        var twice = once with { Postings = [.. once.Postings, .. Done(once, 250_00)] };
        var rest = Done(twice, 50_00);

        Assert.Equal([(First.Id, 50_00)], rest.Select(part => (part.Corrects!.Value, part.Amount.Ore)));
        Assert.Empty(rest.Select(part => part.Id).Intersect(twice.Postings.Select(posting => posting.Id)));
        var after = twice with { Postings = [.. twice.Postings, .. rest] };
        Assert.Equal((Kroner.Zero, Kroner.Zero), (Account.On(after, Tenth).Balance, Account.On(after, Tenth).Credit));
        Assert.Equal([ActRefusal.MoreThanCredit], Refused(after, 1));
    }

    [Theory]
    [InlineData(0, ActRefusal.AmountIsNotPositive)]
    [InlineData(-1, ActRefusal.AmountIsNotPositive)]
    [InlineData(300_01, ActRefusal.MoreThanCredit)]
    public void No_more_than_was_paid_too_much_is_paid_back(long ore, ActRefusal why) => Assert.Equal([why], Refused(Claim(First, Second), ore));

    [Fact]
    public void Nothing_is_paid_back_on_a_claim_that_the_recovery_authority_has() =>
        Assert.Equal([ActRefusal.ClaimIsTransferred], Refused(Claim(First, Second) with { Custody = Custody.Transferred }, 100));

    [Fact]
    public void A_payment_that_was_taken_back_has_nothing_to_give()
    {
        var reversal = Entry(EntryKind.Reversal, DueOn.AddDays(3), 200_00) with { Corrects = Second.Id, CorrectsOn = Second.On };

        Assert.Equal([(First.Id, 100_00)], Done(Claim(First, Second, reversal), 100_00).Select(part => (part.Corrects!.Value, part.Amount.Ore)));
        Assert.Equal([ActRefusal.MoreThanCredit], Refused(Claim(First, Second, reversal), 100_01));
    }

    /// <summary>What has been paid back covers nothing any more: a principal raised afterwards is owed whole.</summary>
    [Fact]
    public void What_was_paid_back_is_owed_when_it_was_needed_after_all()
    {
        var claim = Claim(First, Second);
        var raised = claim with { Postings = [.. claim.Postings, .. Done(claim, 300_00), Entry(EntryKind.Correction, DueOn, 200_00, EntryKind.Principal)], Type = ClaimType.General };

        var unpaid = DerivedAccount.Of(raised, Tenth, Policies.Default).Unpaid;

        Assert.Equal(200_00, unpaid.Total.Ore);
        Assert.Equal(Account.On(raised, Tenth).Balance, unpaid.Total);
    }

    private static ClaimFacts Claim(params Posting[] money) => With([Entry(EntryKind.Principal, DueOn, 1000_00), .. money]);

    private static IReadOnlyList<Posting> Done(ClaimFacts claim, long ore) => Assert.IsType<ActAnswer.Done>(PayBack.Decide(claim, new Kroner(ore), Tenth)).Move.Postings;

    private static IReadOnlyList<ActRefusal> Refused(ClaimFacts claim, long ore) => Assert.IsType<ActAnswer.Refused>(PayBack.Decide(claim, new Kroner(ore), Tenth)).Reasons;
}
