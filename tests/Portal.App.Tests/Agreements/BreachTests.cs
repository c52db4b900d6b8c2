using Portal.App.Tests.Data;

namespace Portal.App.Tests.Agreements;

/// <summary>P12: a broken agreement. The first instalment is due on Sunday 1 March 2026; five banking days later is Friday 6 March.</summary>
public sealed class BreachTests
{
    [Theory, OnEveryDatabase]
    public async Task Nothing_is_sent_while_the_agreement_is_kept(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-02-23", "2026-03-05");
        Assert.Empty(await town.Steps("A1").Except("bill"));
        Assert.Equal(("reminder-1", "agreement"), ((await town.Claim("A1")).Next!.Step, (await town.Claim("A1")).Next!.StoppedBy));
    }

    [Theory, OnEveryDatabase]
    public async Task A_missing_instalment_is_reminded_once_after_five_banking_days(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-03-05");
        Assert.Empty(await town.Steps("A1").Of("breach-reminder"));
        await town.Nights("2026-03-06", "2026-03-09", "2026-03-20");

        Assert.Equal(["2026-03-06 breach-reminder"], await town.Steps("A1").Of("breach-reminder"));
        Assert.Equal(["2026-03-06 breach-reminder"], await town.Letters().Of("breach-reminder"));
        Assert.Equal("breached 0/0/0", await town.State());
        Assert.Equal(0, (await town.Claim("A1")).FeesOre);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Fifty_kroner_missing_are_carried_to_the_next_instalment_and_one_oere_more_is_a_breach(Engine engine)
    {
        await using var carried = await AgreementTown.Create(engine);
        await carried.Nights("2026-02-27");
        await carried.Pay("2026-02-27", 450_00);
        await carried.Nights("2026-03-06");
        Assert.Equal("active 450/0/0", await carried.State());
        await carried.Pay("2026-03-06", 499_99);
        await carried.Nights("2026-04-13");
        Assert.Equal("breached 500/449.99/0", await carried.State());

        await using var more = await AgreementTown.Create(engine);
        await more.Nights("2026-02-27");
        await more.Pay("2026-02-27", 449_99);
        await more.Nights("2026-03-06");
        Assert.Equal("breached 449.99/0/0", await more.State());
    }

    [Theory, OnEveryDatabase]
    public async Task Paid_before_the_deadline_the_agreement_goes_on(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-03-06", "2026-03-20");
        await town.Pay("2026-03-20", 500_00);
        await town.Nights("2026-03-23");

        Assert.Equal("active 500/0/0", await town.State());
        Assert.Equal("agreement", (await town.Claim("A1")).Next!.StoppedBy);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Paid_a_day_too_late_it_has_ended_and_the_course_goes_on_with_the_call(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-03-06", "2026-03-20", "2026-03-21");

        Assert.Equal("breached 0/0/0", await town.State());
        Assert.Equal(["2026-03-06 breach-reminder", "2026-03-21 reminder-1 skipped", "2026-03-21 reminder-2 skipped", "2026-03-21 phone-task"], (await town.Steps("A1")).Where(step => !step.Contains("bill")));
        Assert.DoesNotContain((await town.Claim("A1")).Holds, hold => hold.Kind == "agreement");
        Assert.Empty(await town.Broken());

        await town.Nights("2026-03-23");
        var told = Assert.Single((await town.Account()).Letters, letter => letter.Kind == "agreement-changed");
        Assert.Equal((new DateOnly(2026, 3, 21), 2), (told.On, told.Claims.Count));
        var text = await town.Text(told.Id);
        foreach (var said in new[] { "500,00 kr.", "1. marts 2026", "6. marts 2026", "7. april 2026", "+71<" + town.PaymentId }) Assert.Contains(said, text, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_second_breach_ends_it_at_once(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-03-06", "2026-03-20");
        await town.Pay("2026-03-20", 500_00);
        await town.Nights("2026-03-23", "2026-04-13");

        Assert.Equal("breached 500/0/0", await town.State());
        Assert.Single(await town.Letters().Of("breach-reminder"));
        Assert.Equal(["2026-04-13 agreement-changed"], await town.Letters().Of("agreement-changed"));
        Assert.Contains("2026-04-13 phone-task", await town.Steps("A1"));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_claim_outside_the_agreement_runs_its_own_course(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-02-23");
        Assert.Contains("2026-02-23 reminder-1", await town.Steps("A3"));
    }

    [Theory, OnEveryDatabase]
    public async Task Interest_runs_on_and_falls_due_with_the_last_instalment(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine, "A3");
        await town.Nights("2026-02-13", "2026-03-13");
        Assert.Equal(14_00, (await town.Claim("A3")).InterestOre);
        await town.Pay("2026-03-14", 700_00);
        await town.Nights("2026-03-16", "2026-05-07");
        Assert.Equal(("active 500/200/0", 14_14L), (await town.State(), (await town.Claim("A3")).BalanceOre));
        // So little that it would be carried to the next instalment, and there is none: the agreement is over, and what is left stands on the claim.
        await town.Nights("2026-05-08");
        Assert.Equal("completed", (await town.Found()).Status);
    }
}

internal static class Pick
{
    public static async Task<string[]> Of(this Task<string[]> lines, string kind) => [.. (await lines).Where(line => line.EndsWith(kind, StringComparison.Ordinal))];

    public static async Task<string[]> Except(this Task<string[]> lines, string kind) => [.. (await lines).Where(line => !line.EndsWith(kind, StringComparison.Ordinal))];
}
