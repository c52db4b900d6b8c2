using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Tests.Arrangements;

public sealed class ArrangementRestsTests
{
    private static readonly DateOnly Begun = new(2026, 3, 10);

    [Fact]
    public void Rule_P13_a_right_to_wait_that_comes_later_rests_the_arrangement_once()
    {
        var move = ArrangementRests.Begin(SetOnClaim.Claim(), Begun)!;
        Assert.Equal(("arrangement-rests", HoldKind.MandatoryDeferral, Begun), (move.What, move.Holds[0].Kind, move.Holds[0].From));
        Assert.Null(ArrangementRests.Begin(SetOnClaim.Claim().Rests(Begun), Begun.AddDays(5)));
        Assert.Null(ArrangementRests.Begin(SetOnClaim.Claim(arranged: false), Begun));
        Assert.Null(ArrangementRests.Begin(SetOnClaim.Claim() with { Custody = Custody.Transferred }, Begun));
    }

    [Fact]
    public void Rule_P13_nothing_is_missed_while_it_rests()
    {
        var claim = SetOnClaim.Claim();
        Assert.Equal(AgreementFinding.Missed, AgreementNight.Decide(claim.Arrangement!, [claim], new(2026, 5, 8), Policies.Default)!.Finding);
        Assert.Null(AgreementNight.Decide(claim.Arrangement!, [claim.Rests(Begun)], new(2026, 5, 8), Policies.Default));
    }

    [Theory]
    [InlineData("2026-03-15", "2026-04-01")] // nothing fell due, and there is time
    [InlineData("2026-03-20", "2026-05-01")] // nothing fell due, but the next is twelve days away
    [InlineData("2026-06-10", "2026-07-01")]
    [InlineData("2026-06-18", "2026-08-01")]
    public void Rule_P13_what_fell_due_in_the_rest_comes_later_and_no_sooner_than_in_a_fortnight(string ended, string first)
    {
        var (today, claim) = (Day(ended), SetOnClaim.Claim().Paid(new(2026, 3, 2), 350).Rests(Begun));
        var resumed = ArrangementRests.Resumed(claim, today)!;
        var next = resumed.After.Instalments[1];

        Assert.Equal(SetOnClaim.First, resumed.After.Instalments[0].DueOn);
        Assert.Equal(Day(first), next.DueOn);
        Assert.Equal(resumed.After.Instalments.Skip(1).Select((_, i) => next.DueOn.AddMonths(i)), resumed.After.Instalments.Skip(1).Select(one => one.DueOn));
        Assert.Equal(Kroner.Of(3500), InstalmentPlans.Sum(resumed.After.Instalments));
    }

    [Fact]
    public void Rule_P13_a_demand_is_gone_after_the_rest_and_what_was_missing_before_it_is_demanded_anew()
    {
        var claim = SetOnClaim.Claim(status: AgreementStatus.Breached, cureBy: new(2026, 3, 16)).Rests(Begun);
        var again = ArrangementRests.Resumed(claim, new(2026, 5, 18))!;
        Assert.Equal((AgreementStatus.Active, (DateOnly?)null, (DateOnly?)null, true), (again.After.Status, again.After.BreachedOn, again.After.CureBy, again.IsMoved));
        Assert.Equal((SetOnClaim.First, new DateOnly(2026, 6, 1)), (again.After.Instalments[0].DueOn, again.After.Instalments[1].DueOn));

        var after = claim.After(ArrangementRests.End(claim, new(2026, 5, 18))!) with { Agreements = [again.After] };
        var turn = AgreementNight.Decide(again.After, [after], new(2026, 5, 19), Policies.Default)!;
        Assert.Equal((AgreementFinding.Missed, Kroner.Of(350), SetOnClaim.First), (turn.Finding, turn.Missing, turn.Since));
    }

    [Fact]
    public void What_would_fall_later_than_any_date_can_be_counted_is_paid_with_the_last_that_does_not()
    {
        var today = InstalmentPlans.LastDate.AddMonths(-3);
        var resumed = ArrangementRests.Resumed(SetOnClaim.Claim().Paid(new(2026, 3, 2), 350).Rests(Begun), today)!;
        Assert.All(resumed.After.Instalments, one => Assert.True(one.DueOn <= InstalmentPlans.LastDate));
        Assert.Equal(Kroner.Of(3500), InstalmentPlans.Sum(resumed.After.Instalments));
    }

    [Fact]
    public void A_claim_that_does_not_wait_has_nothing_to_end()
    {
        Assert.Null(ArrangementRests.End(SetOnClaim.Claim(), Begun));
        Assert.Null(ArrangementRests.Resumed(SetOnClaim.Claim(), Begun));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
