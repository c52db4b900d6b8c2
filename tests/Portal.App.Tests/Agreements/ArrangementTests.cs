using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Arrangements;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Tests.Agreements;

/// <summary>P13: on a repayment claim an arrangement is set; nothing leads to a transfer before it has been demanded in writing and in vain.</summary>
public sealed class ArrangementTests
{
    private static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", FrozenSet.ToFrozenSet([StaffRole.Caseworker]));

    private const string Claim = "TEST;R1;cash-benefit-repayment;6101801234;;3500,00;;;;2026-02-02;2026-02-02;;ordinary;;no;;";

    [Theory, OnEveryDatabase]
    public async Task Rule_P13_the_first_night_asks_for_an_arrangement_and_no_reminder_ever_goes(Engine engine)
    {
        await using var town = await Town(engine);
        await town.Nights("2026-02-02", "2026-02-16", "2026-03-16");
        Assert.Equal(["2026-02-02 set-arrangement-task"], await town.Steps("R1"));
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P13_without_an_income_the_standard_amount_is_set(Engine engine)
    {
        await using var town = await Town(engine);
        await town.Nights("2026-02-02");
        Assert.IsType<SetArrangementResult.Done>(await Set(town));

        Assert.Equal("active 0/0/0/0/0/0/0/0/0/0", await town.State());
        Assert.Equal("2026-03-01 350", (await town.Plan())[0]);
        Assert.Equal(("demand", new DateOnly(2026, 3, 6)), ((await town.Claim("R1")).Next!.Step, (await town.Claim("R1")).Next!.EarliestOn));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P13_the_table_gives_the_amount_from_the_income(Engine engine)
    {
        await using var town = await Town(engine);
        await town.Nights("2026-02-02");
        Assert.Equal([ArrangementRefusal.IncomeSourceIsMissing], Assert.IsType<SetArrangementResult.Refused>(await Set(town, income: 200_000_00, source: "")).Reasons);
        Assert.IsType<SetArrangementResult.Done>(await Set(town, income: 200_000_00));
        // 9 % of 200.000,00 is 1.500,00 a month.
        Assert.Equal(["2026-03-01 1500", "2026-04-01 1500", "2026-05-01 500"], await town.Plan());
        var text = await town.Text((await town.Account()).Letters.Single(letter => letter.Kind == "arrangement").Id);
        foreach (var told in new[] { "200.000,00 kr.", "9 %", "1.500,00 kr.", "Lønseddel", "Ankestyrelsen" }) Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.DoesNotContain("aftale", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P13_a_low_income_and_some_benefits_give_a_right_to_wait(Engine engine)
    {
        await using var low = await Town(engine);
        await low.Nights("2026-02-02");
        Assert.IsType<SetArrangementResult.Done>(await Set(low, income: 145_459_00));
        Assert.Equal("mandatory-deferral", (await low.Claim("R1")).Next!.StoppedBy);
        Assert.Empty((await low.Account()).Agreements);
        Assert.Empty(await low.Broken());

        await using var benefit = await Town(engine);
        await benefit.Database.Persons(Files.Anna.With("benefits", "kontanthjaelp"));
        await benefit.Nights("2026-02-02");
        Assert.IsType<SetArrangementResult.Done>(await Set(benefit));
        Assert.Equal("mandatory-deferral", (await benefit.Claim("R1")).Next!.StoppedBy);
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P13_a_missed_instalment_is_demanded_in_writing_and_paid_in_time_the_arrangement_goes_on(Engine engine)
    {
        await using var town = await Town(engine);
        await town.Nights("2026-02-02");
        await Set(town);
        await town.Nights("2026-03-05");
        Assert.DoesNotContain("2026-03-05 demand", await town.Steps("R1"));
        await town.Nights("2026-03-06");
        Assert.Contains("2026-03-06 demand", await town.Steps("R1"));
        var letter = (await town.Account()).Letters.Single(letter => letter.Kind == "demand");
        var text = await town.Text(letter.Id);
        Assert.Contains("påkrav", text, StringComparison.Ordinal);
        Assert.Contains("16. marts 2026", text, StringComparison.Ordinal);
        Assert.Contains("ret til at vente", text, StringComparison.Ordinal);
        Assert.DoesNotContain("rykker", text, StringComparison.OrdinalIgnoreCase);

        await town.Bank("2026-03-16", 350_00, (await town.Found()).PaymentId);
        await town.Nights("2026-03-17");
        Assert.StartsWith("active 350/0", await town.State(), StringComparison.Ordinal);
        // The next one that is missed is demanded again.
        await town.Nights("2026-04-13");
        Assert.Equal(2, (await town.Steps("R1")).Count(step => step.EndsWith("demand", StringComparison.Ordinal)));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P13_unpaid_after_the_demand_it_lapses_and_others_who_may_be_liable_are_looked_for(Engine engine)
    {
        await using var town = await Town(engine);
        await town.Nights("2026-02-02");
        await Set(town);
        await town.Nights("2026-03-06", "2026-03-16");
        Assert.DoesNotContain("co-liability-task", string.Join(' ', await town.Steps("R1")), StringComparison.Ordinal);
        await town.Nights("2026-03-17");
        Assert.Contains("2026-03-17 co-liability-task", await town.Steps("R1"));
        Assert.DoesNotContain("phone-task", string.Join(' ', await town.Steps("R1")), StringComparison.Ordinal);
        Assert.StartsWith("breached", await town.State(), StringComparison.Ordinal);
        Assert.Equal((0L, 0L), ((await town.Claim("R1")).FeesOre, (await town.Claim("R1")).InterestOre));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task An_arrangement_is_replaced_by_a_lower_one_and_a_raise_is_heard_first(Engine engine)
    {
        await using var town = await Town(engine);
        await town.Nights("2026-02-02");
        await Set(town, income: 200_000_00);
        Assert.Contains(ArrangementRefusal.RaiseNeedsHearing, Assert.IsType<SetArrangementResult.Refused>(await Set(town, income: 300_000_00)).Reasons);
        Assert.IsType<SetArrangementResult.Done>(await Set(town));

        await using var db = town.Database.Open();
        Assert.Equal([AgreementStatus.Active, AgreementStatus.Cancelled], (await db.Agreements.Select(row => row.Status).ToListAsync()).Order());
        Assert.Single(await db.Arrangements.Where(row => row.ReplacedOn == null).ToListAsync());
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task It_is_set_on_repayment_claims_alone_by_the_case_team_alone(Engine engine)
    {
        await using var town = await Town(engine);
        Assert.Contains(ArrangementRefusal.NotARepayment, Assert.IsType<SetArrangementResult.Refused>(await Set(town, claim: "A1")).Reasons);
        Assert.Null(await Set(town, by: new Caseworker("finn", "Finn", FrozenSet.ToFrozenSet([StaffRole.Finance]))));
    }

    private static async Task<AgreementTown> Town(Engine engine)
    {
        var town = await AgreementTown.Unagreed(engine);
        Assert.Empty((await town.Database.Claims(Claim)).Messages());
        return town;
    }

    private static async Task<SetArrangementResult?> Set(AgreementTown town, long? income = null, string source = "Lønseddel", string claim = "R1", Caseworker? by = null)
    {
        ClaimId id;
        await using (var db = town.Database.Open()) id = await db.Claims.Where(row => row.Reference == claim).Select(row => row.Id).SingleAsync();
        town.Database.Clock.Pass(TimeSpan.FromSeconds(1));
        var input = new ArrangementInput(id, income is { } ore ? new Kroner(ore) : null, false, source, income is null ? null : town.Today, null, "", new DateOnly(2026, 3, 1), 1);
        return await town.Get<SetArrangement>().Handle(input, by ?? Sofie, CancellationToken.None);
    }
}
