using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Law;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>What must hold however many owe a claim, whenever they are found, called and paid by (P04, L08): histories of two households, with nights left out here and there.</summary>
public sealed class CoDebtorPropertyTests
{
    private const int Histories = 40;
    private const string Anna = "anna", Bo = "bo", Cara = "cara";

    private static readonly DateOnly First = new(2026, 2, 2);

    [Fact]
    public void No_letter_to_a_co_debtor_bears_a_fee_and_none_comes_before_its_day() => Check(seed =>
    {
        var town = Live(seed, others: true);
        var theirs = town.Letters.Where(letter => letter.Receiver != letter.Debtor).ToList();
        Assert.All(theirs, letter => Assert.True(letter.Fee.IsZero && letter.FeeOn is null));
        foreach (var claim in town.Claims.Values)
            foreach (var person in CoDebtorCourse.Of(claim))
            {
                var steps = claim.Steps.Where(step => step.Person == person && step.Step != Step.TransferNotice).ToDictionary(step => step.Step);
                var confirmed = claim.Liable.Single(liable => liable.Person == person).ConfirmedOn!.Value;
                if (!steps.TryGetValue(Step.CoDebtorFirst, out var first)) continue;
                Assert.True(first.On > confirmed && first.On.IsBankingDay());
                if (!steps.TryGetValue(Step.Reminder2, out var second)) continue;
                Assert.True(second.On >= first.On.AddDays(14) && second.On > first.On.AddDays(10).BankingDay());
                if (steps.TryGetValue(Step.PhoneTask, out var call)) Assert.True(call.On > second.On.AddDays(10).BankingDay());
            }
    });

    [Fact]
    public void The_notice_never_comes_before_the_course_of_everybody_who_owes_the_claim_is_done_and_then_goes_to_all() => Check(seed =>
    {
        var town = Live(seed, others: true);
        foreach (var claim in town.Claims.Values)
        {
            // Somebody found after it has a course of their own first; then everybody is given notice anew.
            foreach (var notice in claim.Steps.Where(step => step.Step == Step.TransferNotice).GroupBy(step => step.On))
            {
                var told = claim.Liable.Where(liable => liable.ConfirmedOn < notice.Key).Select(liable => liable.Person).ToHashSet();
                Assert.Equal(told, notice.Select(step => step.Person).ToHashSet());
                Assert.All(told, person => Assert.True(claim.Steps.Single(step => step.Step == Step.PhoneTask && step.Person == person).DoneOn < notice.Key));
            }
        }
    });

    /// <summary>The same payments on the same days: whoever else owes the claim changes nothing about what is owed.</summary>
    [Fact]
    public void What_co_debtors_owe_is_one_claims_balance() => Check(seed =>
    {
        var (alone, together) = (Live(seed, others: false), Live(seed, others: true));
        foreach (var (key, claim) in together.Claims)
        {
            Assert.Equal(Kroner.Sum(alone.Claims[key].Postings.Select(posting => posting.Amount)), Kroner.Sum(claim.Postings.Select(posting => posting.Amount)));
            Assert.Equal(alone.Claims[key].Postings.Count(posting => posting.Changes == EntryKind.Fee), claim.Postings.Count(posting => posting.Changes == EntryKind.Fee));
        }
    });

    [Fact]
    public void The_histories_come_as_far_as_what_they_are_to_show()
    {
        var towns = Enumerable.Range(1, Histories).Select(seed => Live(seed, others: true)).ToList();
        Assert.Contains(towns, town => town.Letters.Exists(letter => letter.Kind == LetterKind.CoDebtorFirst));
        Assert.Contains(towns, town => town.Letters.Exists(letter => letter.Kind == LetterKind.TransferNotice && letter.Receiver != letter.Debtor));
        Assert.Contains(towns, town => town.Claims.Values.Any(claim => CoDebtorCourse.Of(claim).Count() == 2));
    }

    private static void Check(Action<int> holds) =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed => { holds(seed); return true; }).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories));

    /// <summary>The order of chances does not depend on whether others are found.</summary>
    private static MemoryTown Live(int seed, bool others)
    {
        var random = new Random(seed);
        var town = new MemoryTown(First);
        town.Apply(new ModelEvent.Persons([new(Anna, true, false, "DK"), new(Bo, random.Next(4) > 0, false, "DK"), new(Cara, random.Next(4) > 0, false, "DK")]));
        town.Apply(new ModelEvent.Claims([Line("1", "daycare", 2685_00), Line("2", "general", 900_00), Line("3", "after-school", 400_00 + random.Next(400_00))]));
        string[] keys = ["TEST/1", "TEST/2", "TEST/3"];
        for (var (day, number) = (First, 0); day < First.AddDays(150); day = day.AddDays(1))
        {
            var (night, pays, finds, calls, whom, who, part) = (random.Next(8) > 0, random.Next(60) == 0, random.Next(12) == 0, random.Next(3) == 0, random.Next(3), random.Next(2), random.Next(300_00) + 1);
            if (night) town.Apply(new ModelEvent.Night(day));
            if (pays) town.Apply(new ModelEvent.Payments([new($"P{number++}", "TEST", $"{whom + 1}", day, part, false, null)]));
            if (finds && others) town.Confirm(keys[whom], who == 0 ? Bo : Cara, town.BusinessDay);
            foreach (var key in keys.Where(key => calls && town.Claims[key].Steps.Any(step => step is { Step: Step.CoLiabilityTask, DoneOn: null })))
                town.Apply(new ModelEvent.CloseCoLiability(key, town.BusinessDay));
            if (calls) foreach (var person in (string[])[Anna, Bo, Cara]) town.Called(person, town.BusinessDay);
        }
        return town;
    }

    private static ModelClaim Line(string reference, string type, long ore) => new("TEST", reference, type, Anna, [Bo, Cara], ore, First.AddDays(14), First.AddDays(14), "ordinary", []);
}
