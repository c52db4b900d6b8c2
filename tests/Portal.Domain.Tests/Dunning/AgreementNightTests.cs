using System.Globalization;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>What nights do about agreements that are not kept, each once found by the independent model (P12, P13).</summary>
public sealed class AgreementNightTests
{
    private const string Anna = "6101801234", Key = "KILDE/1";

    private static readonly DateOnly DueOn = new(2026, 3, 2), Asked = new(2026, 3, 3), First = new(2026, 4, 1);

    /// <summary>Due on the Wednesday before Easter: the fifth banking day after it is the 13th.</summary>
    private static readonly DateOnly Missed = new(2026, 4, 13);

    [Fact]
    public void A_missed_instalment_is_reminded_on_the_fifth_banking_day()
    {
        var town = Agreed("after-school", 1790_00, 600_00);
        Nights(town, Missed.AddDays(3));
        Assert.Equal(Missed, BreachReminder(town).On);
    }

    [Fact]
    public void The_reminder_of_a_missed_instalment_waits_while_a_hold_stands()
    {
        var town = Agreed("after-school", 1790_00, 600_00);
        Nights(town, Missed.AddDays(-3));
        town.Apply(new ModelEvent.Hold(Key, Missed.AddDays(-3), Day("2026-04-20")));
        Nights(town, Day("2026-04-25"));
        Assert.Equal(Day("2026-04-21"), BreachReminder(town).On);
    }

    [Fact]
    public void Interest_by_renteloven_is_posted_up_to_the_reminder_of_a_missed_instalment()
    {
        var town = Agreed("civil", 1790_00, 600_00);
        Nights(town, Missed);
        Assert.Contains(town.Claims[Key].Postings, posting => posting.Changes == EntryKind.Interest && posting.On == Missed);
    }

    [Fact]
    public void A_small_rest_of_the_last_instalment_does_not_hold_the_claim_for_ever()
    {
        var town = Agreed("after-school", 510_00, 255_00);
        Pay(town, "A", First, 255_00);
        Nights(town, Day("2026-05-01"));
        Pay(town, "B", Day("2026-05-01"), 240_00);
        Nights(town, Day("2026-05-20"));
        Assert.StartsWith("agreement 1 completed", town.Agreements.Single(), StringComparison.Ordinal);
        Assert.InRange(Account.On(town.Claims[Key], town.BusinessDay).Balance.Ore, 15_00, 50_00);
    }

    [Fact]
    public void What_is_paid_on_an_agreement_that_has_ended_is_no_instalment_of_the_next()
    {
        var town = Agreed("after-school", 1790_00, 600_00);
        Nights(town, Day("2026-05-04"));
        var again = new ModelPlanAsk(600_00, 1, Day("2026-06-01"));
        town.Apply(new ModelEvent.AskAgreement([Key], Day("2026-05-04"), 2, again));
        town.Apply(new ModelEvent.DecideAgreement(2, Day("2026-05-04"), again));
        town.Apply(new ModelEvent.Payments([new ModelPayment("OLD", null, null, Day("2026-05-05"), 600_00, IsReversal: false, null) { Agreement = 1 }]));
        Nights(town, Day("2026-05-06"));
        Assert.StartsWith("agreement 1 breached", town.Agreements.First(), StringComparison.Ordinal);
        Assert.Contains("2026-06-01 60000 paid 0", town.Agreements.Last(), StringComparison.Ordinal);
        Assert.Equal(Kroner.Of(600), Account.On(town.Claims[Key], town.BusinessDay).Paid);
    }

    [Fact]
    public void The_next_demand_passes_by_an_instalment_whose_small_rest_is_carried_on()
    {
        var town = Town("cash-benefit-repayment", 20_000_00);
        Nights(town, Asked);
        town.Apply(new ModelEvent.SetArrangement(Key, Asked, 1, null, HasDependants: false, First, 1));
        var (first, second) = (Instalments(town)[0], Instalments(town)[1]);
        Assert.Equal(First, first.On);
        Pay(town, "A", First, first.Ore - 40_00);
        Nights(town, First);
        // The second instalment is due on a closed day: five banking days after 1 May.
        Assert.Equal((Day("2026-05-01"), Day("2026-05-08")), (second.On, Shown.Next(town.Claims[Key], town.BusinessDay)!.EarliestOn));
    }

    private static StepTaken BreachReminder(MemoryTown town) => town.Claims[Key].Steps.Single(step => step.Step == Step.BreachReminder);

    private static IReadOnlyList<(DateOnly On, long Ore)> Instalments(MemoryTown town) =>
        [.. town.Claims[Key].Agreements.Single().Instalments.Select(instalment => (instalment.DueOn, instalment.Amount.Ore))];

    private static MemoryTown Agreed(string type, long ore, long monthly)
    {
        var town = Town(type, ore);
        Nights(town, Asked);
        town.Apply(new ModelEvent.AskAgreement([Key], Asked, 1, new ModelPlanAsk(monthly, 1, First)));
        return town;
    }

    private static MemoryTown Town(string type, long ore)
    {
        var town = new MemoryTown(DueOn);
        town.Apply(new ModelEvent.Persons([new ModelPerson(Anna, HasPhone: true, Dead: false, "DK")]));
        town.Apply(new ModelEvent.Claims([new ModelClaim("KILDE", "1", type, Anna, [], ore, DueOn, DueOn, "ordinary", [])]));
        return town;
    }

    private static void Pay(MemoryTown town, string reference, DateOnly on, long ore) =>
        town.Apply(new ModelEvent.Payments([new ModelPayment(reference, "KILDE", "1", on, ore, IsReversal: false, null)]));

    private static void Nights(MemoryTown town, DateOnly to)
    {
        for (var night = town.BusinessDay == DueOn ? DueOn : town.BusinessDay.AddDays(1); night <= to; night = night.AddDays(1)) town.Apply(new ModelEvent.Night(night));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
