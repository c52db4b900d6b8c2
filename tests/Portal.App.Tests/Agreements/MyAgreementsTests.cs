using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Claims;
using Portal.App.Tests.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Money;

namespace Portal.App.Tests.Agreements;

/// <summary>What a debtor sees of an agreement. Three instalments of 500,00 on the 1st of March, April and May 2026; 1 March is a Sunday.</summary>
public sealed class MyAgreementsTests
{
    [Theory, OnEveryDatabase]
    public async Task An_agreement_that_is_kept_asks_for_the_next_instalment(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02");
        var seen = await See(town);

        Assert.Equal("Kept 0 next 500 2026-03-01", Short(seen.Line));
        Assert.Equal((Kroner.Of(1500), true), (seen.Line.Left, seen.PaymentLine.Contains(town.PaymentId, StringComparison.Ordinal)));
        Assert.Equal([InstalmentState.Next, InstalmentState.Coming, InstalmentState.Coming], seen.Instalments.Select(line => line.State));
        Assert.Equal([1000_00L, 500_00L], seen.Claims.Select(claim => claim.Left.Ore));
        Assert.Equal((Kroner.Zero, Kroner.Of(1500)), (seen.InterestToCome, seen.Cost!.Total));
        Assert.Null(seen.Reinstate);
        Assert.Equal(seen.Line.Id, Assert.Single(await town.Get<MyAgreements>().Handle(await Anna(town), CancellationToken.None)).Id);
    }

    [Theory, OnEveryDatabase]
    public async Task Each_change_is_tried_by_the_rules_that_will_answer(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02");
        var choices = (await See(town)).Choices!;
        Assert.Equal((true, true, true), (choices.PayDay.CanBeMade, choices.Skip.CanBeMade, choices.LowerAmount.CanBeMade));
        Assert.Equal((Kroner.Of(250), 1), (choices.Lowest, choices.PayDayNow));
        Assert.Equal(new DateOnly(2026, 6, 1), choices.Skip.Plan[^1].DueOn);
        Assert.Equal([ChangeRefusal.NothingPaidAhead], choices.Shorten.Against);

        await town.Change(new AgreementChangeAsk(AgreementChange.Skip));
        Assert.Equal([ChangeRefusal.TooManySkipped], (await See(town)).Choices!.Skip.Against);
        await town.Pay("2026-02-02", 500_00);
        var ahead = (await See(town)).Choices!;
        Assert.Equal((true, true), (ahead.Shorten.CanBeMade, ahead.Lower.CanBeMade));
    }

    [Theory, OnEveryDatabase]
    public async Task A_missing_instalment_is_said_before_its_reminder_and_after(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-03-02");
        Assert.Equal("Kept 0 next 500 2026-03-01", Short((await See(town)).Line));
        await town.Nights("2026-03-03");
        Assert.Equal("Missing 500 by 2026-03-05 next 500 2026-04-01", Short((await See(town)).Line));
        await town.Nights("2026-03-06");
        var reminded = await See(town);
        Assert.Equal("Missing 500 by 2026-03-20 next 500 2026-04-01", Short(reminded.Line));
        Assert.Contains(ChangeRefusal.AgreementDoesNotRun, reminded.Choices!.PayDay.Against);
        Assert.Equal(InstalmentState.Late, reminded.Instalments[0].State);

        await town.Pay("2026-03-06", 500_00);
        Assert.Equal("Kept 0 next 500 2026-04-01", Short((await See(town)).Line));
        await town.Nights("2026-03-23");
        Assert.True((await See(town)).HasBeenCured);
    }

    [Theory, OnEveryDatabase]
    public async Task A_small_rest_is_asked_for_with_the_next_instalment(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-27");
        await town.Pay("2026-02-27", 450_00);
        await town.Nights("2026-03-06");
        Assert.Equal("Kept 0 next 550 2026-04-01", Short((await See(town)).Line));
    }

    [Theory, OnEveryDatabase]
    public async Task An_agreement_that_has_ended_waits_for_the_money_and_can_then_be_taken_up_again(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-03-06", "2026-03-20", "2026-03-21");
        var ended = await See(town);
        Assert.Equal("Ended 500 by 2026-03-21", Short(ended.Line));
        Assert.Equal((true, new DateOnly(2026, 4, 4)), (ended.Reinstate!.WaitsForMoney, ended.Reinstate.Until));
        Assert.Null(ended.Choices);

        await town.Pay("2026-03-21", 500_00);
        Assert.True((await See(town)).Reinstate!.CanBeMade);
        await town.Reinstate();
        Assert.Equal("Kept 0 next 500 2026-04-01", Short((await See(town)).Line));
    }

    [Theory, OnEveryDatabase]
    public async Task The_overview_says_that_it_can_be_taken_up_again_while_something_is_left_of_it(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        async Task<IReadOnlyList<DateOnly?>> Said() => [.. (await town.Get<MyClaims>().Handle(await town.Herself(), CancellationToken.None)).Stopped.Select(line => line.StartsAgainUntil)];
        await town.Nights("2026-02-02");
        Assert.Empty(await Said());
        await town.Nights("2026-03-06", "2026-03-20", "2026-03-21");
        Assert.Equal([new DateOnly(2026, 4, 4)], await Said());
        await town.Pay("2026-03-21", 500_00);
        Assert.Equal([new DateOnly(2026, 4, 4)], await Said());
        await town.Pay("2026-03-21", 5_000_00, "rest");
        Assert.Empty(await Said());
    }

    [Theory, OnEveryDatabase]
    public async Task Everything_paid_is_said_at_once(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02");
        await town.Pay("2026-02-02", 1500_00);
        var seen = await See(town);
        Assert.Equal((AgreementState.Paid, Kroner.Zero), (seen.Line.Standing.State, seen.Line.Left));
        Assert.Null(seen.Choices);
    }

    [Theory, OnEveryDatabase]
    public async Task Interest_to_come_falls_due_with_the_last_instalment(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine, "A3");
        await town.Nights("2026-02-13");
        var seen = await See(town);
        Assert.True(seen.InterestToCome.IsPositive);
        Assert.Equal(seen.Cost!.Total, seen.Line.Left + seen.InterestToCome);
    }

    [Theory, OnEveryDatabase]
    public async Task Somebody_elses_agreement_does_not_exist(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        var bo = new Citizen(await town.PersonOf("7202852345"), "Bo");
        Assert.Null(await town.Get<MyAgreements>().Handle(town.Agreement, bo, CancellationToken.None));
        Assert.Empty(await town.Get<MyAgreements>().Handle(bo, CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task An_arrangement_set_by_law_is_no_agreement_of_the_debtors(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await using (var db = town.Database.Open()) await db.Agreements.ExecuteUpdateAsync(set => set.SetProperty(row => row.Kind, AgreementKind.Arrangement));
        Assert.Null(await town.Get<MyAgreements>().Handle(town.Agreement, await Anna(town), CancellationToken.None));
        Assert.Empty(await town.Get<MyAgreements>().Handle(await Anna(town), CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task The_overview_names_the_instalment_as_the_next_thing_to_do(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine, "A1", "A2", "A3");
        await town.Nights("2026-02-02");
        var overview = await town.Get<MyClaims>().Handle(await Anna(town), CancellationToken.None);
        Assert.Equal((NextActKind.PayInstalment, new DateOnly(2026, 3, 1), Kroner.Of(500)), (overview.Next.Kind, overview.Next.On, overview.Next.Amount));
        Assert.All(overview.Open, card => Assert.Equal(town.Agreement, card.Agreement?.Id));

        await town.Nights("2026-03-06");
        overview = await town.Get<MyClaims>().Handle(await Anna(town), CancellationToken.None);
        Assert.Equal((NextActKind.PayMissing, new DateOnly(2026, 3, 20), town.Agreement), (overview.Next.Kind, overview.Next.On, overview.Next.Agreement?.Id));
    }

    private static async Task<Citizen> Anna(AgreementTown town) => new(await town.PersonOf(AgreementTown.Anna), "Anna");

    private static async Task<AgreementView> See(AgreementTown town) => (await town.Get<MyAgreements>().Handle(town.Agreement, await Anna(town), CancellationToken.None))!;

    /// <summary>"Missing 500 by 2026-03-20 next 500 2026-04-01", in kroner.</summary>
    private static string Short(AgreementLine line) =>
        $"{line.Standing.State} {line.Standing.Missing.Ore / 100m}{(line.Standing.On is { } on ? $" by {on:yyyy-MM-dd}" : "")}"
        + (line.Standing.Next is { } next ? $" next {next.ToPay.Ore / 100m} {next.Instalment.DueOn:yyyy-MM-dd}" : "");
}
