using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Money;

namespace Portal.Domain.Tests.Money;

/// <summary>How payments cover what is owed, whichever order of cover a municipality has chosen.</summary>
public sealed class UnpaidTests
{
    /// <summary>What happens to a claim: principal, interest or a fee is posted, something is paid, principal is written down, or credit leaves.</summary>
    private static readonly Gen<(int What, int Ore)[]> Events = Gen.Choose(0, 5).SelectMany(what => Gen.Choose(1, 90_000), (what, ore) => (what, ore)).ArrayOf();

    [Fact]
    public void Cover_never_loses_an_ore_and_credit_stands_only_where_nothing_is_owed() =>
        Prop.ForAll(Events.ToArbitrary(), Gen.Elements(Enum.GetValues<CoverOrder>()).ToArbitrary(), (events, order) =>
        {
            var unpaid = new Unpaid(order);
            var owed = 0L;
            var principal = 0L;
            var good = true;
            foreach (var (what, ore) in events)
            {
                var amount = new Kroner(ore);
                switch (what)
                {
                    case 0: unpaid.PostPrincipal(amount); principal += ore; owed += ore; break;
                    case 1: unpaid.PostInterest(amount); owed += ore; break;
                    case 2: unpaid.PostFee(amount); owed += ore; break;
                    case 3: unpaid.Pay(amount); owed -= ore; break;
                    case 4: unpaid.Withdraw(amount); owed += ore; break;
                    default:
                        // No more than there is on record.
                        var down = Math.Min(ore, principal);
                        unpaid.WriteDown(new Kroner(down));
                        (principal, owed) = (principal - down, owed - down);
                        break;
                }
                good &= unpaid.Total.Ore - unpaid.Credit.Ore == owed && unpaid is { Principal.Ore: >= 0, Interest.Ore: >= 0, Fees.Ore: >= 0, Credit.Ore: >= 0, Withdrawn.Ore: >= 0 }
                    && unpaid.Principal.Ore <= principal && (unpaid.Credit.IsZero || unpaid.Total.IsZero);
            }
            return good;
        }).QuickCheckThrowOnFailure();

    /// <summary>1.000,00 of principal, 250,00 of fee and 10,00 of interest; 300,00 are paid.</summary>
    [Theory]
    [InlineData(CoverOrder.InterestFeesPrincipal, 960_00, 0, 0)]   // 10 of interest, 250 of fee, 40 of principal
    [InlineData(CoverOrder.FeesInterestPrincipal, 960_00, 0, 0)]
    [InlineData(CoverOrder.PrincipalInterestFees, 700_00, 250_00, 10_00)]
    public void A_payment_covers_in_the_order_chosen(CoverOrder order, long principal, long fees, long interest)
    {
        var unpaid = Owing(order);
        unpaid.Pay(Kroner.Of(300));
        Assert.Equal((principal, fees, interest, 0), (unpaid.Principal.Ore, unpaid.Fees.Ore, unpaid.Interest.Ore, unpaid.Credit.Ore));
    }

    [Theory]
    [InlineData(CoverOrder.InterestFeesPrincipal, 245_00, 0)] // 15,00: 10 of interest, 5 of fee
    [InlineData(CoverOrder.FeesInterestPrincipal, 235_00, 10_00)]
    [InlineData(CoverOrder.PrincipalInterestFees, 250_00, 10_00)]
    public void A_small_payment_covers_what_comes_first(CoverOrder order, long fees, long interest)
    {
        var unpaid = Owing(order);
        unpaid.Pay(Kroner.Of(15));
        Assert.Equal((fees, interest), (unpaid.Fees.Ore, unpaid.Interest.Ore));
    }

    private static Unpaid Owing(CoverOrder order)
    {
        var unpaid = new Unpaid(order);
        unpaid.PostPrincipal(Kroner.Of(1000));
        unpaid.PostFee(Kroner.Of(250));
        unpaid.PostInterest(Kroner.Of(10));
        return unpaid;
    }
}
