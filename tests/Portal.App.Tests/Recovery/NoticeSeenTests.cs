using Portal.App.Claims;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.App.Tests.Rules;
using Portal.Domain.Claims;
using static Portal.App.Tests.Recovery.RecoveryTown;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Recovery;

/// <summary>The notice as the citizen sees it (story 9): how long there is, and what ends it.</summary>
public sealed class NoticeSeenTests
{
    [Theory, OnEveryDatabase]
    public async Task The_day_is_known_when_the_letter_has_come_through_and_is_the_day_of_the_proposal(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Settled("A", Anna, "2685,00"), Settled("B", Bo, "900,00"));
        await town.Nights("2026-02-02", "2026-02-24");
        var (anna, claim) = (await town.Citizen(Anna), await town.IdOf("A"));
        var given = (await town.Get<ClaimDetails>().Handle(claim, anna, default))!.Card;
        Assert.Equal((Day("2026-02-24"), true, null, null), (given.Notice!.On, given.Notice.Stands, given.Notice.DeliveredOn, given.Notice.SentAtTheEarliest));
        Assert.True(given.IsCountedDown);

        await town.Deliver(Day("2026-02-24"));
        await town.Nights("2026-02-25");
        var known = (await town.Get<ClaimDetails>().Handle(claim, anna, default))!.Card;
        Assert.Equal((true, Day("2026-02-25"), Day("2026-03-12")), (known.Notice!.Stands, known.Notice.DeliveredOn, known.Notice.SentAtTheEarliest));
        var next = (await town.Get<MyClaims>().Handle(anna, default)).Next;
        Assert.Equal((NextActKind.Notice, Day("2026-03-12"), claim), (next.Kind, next.On, Assert.Single(next.Claims).Id));

        // The night that proposes it is the night of that day.
        await town.Nights("2026-03-11");
        Assert.DoesNotContain(await town.Steps(Anna, "A"), step => step.Contains("transfer-proposal", StringComparison.Ordinal));
        await town.Nights("2026-03-12");
        Rule.Same("2026-03-12 transfer-proposal", (await town.Steps(Anna, "A"))[^1]);
        Assert.Equal(Day("2026-03-12"), (await town.Get<ClaimDetails>().Handle(claim, anna, default))!.Card.Notice!.SentAtTheEarliest);
        await town.Send("A");
        Assert.Null((await town.Get<ClaimDetails>().Handle(claim, anna, default))!.Card.Notice);
    }

    [Theory, OnEveryDatabase]
    public async Task A_payment_that_leaves_little_ends_it_and_a_smaller_one_does_not(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Settled("A", Anna, "2685,00"));
        await town.Nights("2026-02-02", "2026-02-24");
        await town.Deliver(Day("2026-02-24"));
        await town.Nights("2026-02-25");
        var (anna, claim) = (await town.Citizen(Anna), await town.IdOf("A"));
        await town.Pay(Day("2026-02-25"), ("A", 1000_00));
        await town.Nights("2026-02-26");
        Assert.True((await town.Get<ClaimDetails>().Handle(claim, anna, default))!.Card.IsCountedDown);
        await town.Pay(Day("2026-02-26"), ("A", 1620_00));
        await town.Nights("2026-02-27");
        var left = (await town.Get<ClaimDetails>().Handle(claim, anna, default))!.Card;
        Assert.Equal((true, false, false), (left.Balance.IsPositive, left.Notice!.Stands, left.IsCountedDown));
    }

    /// <summary>To an address abroad a letter on paper is ten working days longer under way: the address it was sent to counts, whoever moves afterwards.</summary>
    [Theory, OnEveryDatabase]
    public async Task On_paper_the_address_that_the_notice_went_to_decides_how_long_it_takes(Engine engine)
    {
        string home = Files.Bo.With("digital_post", "exempt"), away = home.With("country", "SE");
        Assert.Equal(("2026-03-19", "2026-04-02"), (await SentAfter(engine, home, away), await SentAfter(engine, away, home)));
    }

    private static async Task<string> SentAfter(Engine engine, string then, string since)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Persons(then);
        await town.Claims(Settled("A", Bo, "900,00"));
        await town.Nights("2026-02-02", "2026-02-24");
        await town.Deliver(Day("2026-02-24"));
        await town.Persons(since);
        await town.Nights("2026-02-25");
        return $"{(await town.Get<ClaimDetails>().Handle(await town.IdOf("A"), await town.Citizen(Bo), default))!.Card.Notice!.SentAtTheEarliest:yyyy-MM-dd}";
    }
}
