using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Letters;
using Portal.Domain.Policy;
using Portal.Model;

namespace Portal.Domain.Tests.Dunning;

/// <summary>What must hold in every history: no letter too early, none twice, no fee beyond the law, and a night that is run again does nothing.</summary>
public sealed class CoursePropertyTests
{
    private const int Histories = 20;

    [Fact]
    public void No_letter_comes_before_its_lawful_day_or_bears_another_day_than_its_night() => InEveryNight((town, before, sent) =>
    {
        foreach (var letter in sent)
        {
            Assert.Equal(town.BusinessDay, letter.On);
            Assert.True(letter.On.IsBankingDay());
            foreach (var claim in letter.Claims.Select(shown => before[shown.Claim])) Assert.True(letter.On >= LawfulDay(claim, letter), $"{letter.Kind} of {letter.On:yyyy-MM-dd} on {claim.Source}/{claim.Reference}");
        }
    });

    [Fact]
    public void No_claim_has_two_letters_to_one_person_in_a_night_nor_the_same_letter_ever_again()
    {
        Check(seed =>
        {
            var town = new MemoryTown(Scenarios.FirstDay(seed));
            foreach (var happened in Scenarios.Random(seed)) town.Apply(happened);

            var letters = town.Letters.SelectMany(letter => letter.Claims, (letter, claim) => (claim.Claim, letter.Receiver, letter.Kind, letter.On)).ToList();
            Assert.Equal(letters.Count, letters.DistinctBy(one => (one.Claim, one.Receiver, one.On)).Count());
            // Another agreement can be broken, and another instalment missed: of those two kinds there may be more. A notice that was cancelled is given anew, in a cycle of its own (I1).
            var once = letters.Where(one => one.Kind is not (LetterKind.BreachReminder or LetterKind.Demand or LetterKind.TransferNotice)).ToList();
            foreach (var notices in town.Claims.Values.Select(claim => claim.Steps.Where(step => step.Step == Step.TransferNotice).ToList())) Assert.Equal(notices.Count, notices.DistinctBy(step => (step.Person, step.Cycle)).Count());
            Assert.Equal(once.Count, once.DistinctBy(one => (one.Claim, one.Receiver, one.Kind)).Count());
            Assert.Equal(town.Letters.Count, town.Letters.DistinctBy(letter => letter.Id).Count());
        });
    }

    /// <summary>The hold of a kept agreement is tried with agreements; that of the Faroe Islands and Greenland stops the way to the recovery authority alone (L17).</summary>
    [Fact]
    public void No_letter_fee_or_step_comes_while_a_hold_stands() => InEveryNight((town, before, sent) =>
    {
        var now = town.Claims.Values.ToDictionary(claim => claim.Id);
        foreach (var claim in before.Values.Where(claim => claim.Holds.Any(hold => hold.Kind is not (HoldKind.Agreement or HoldKind.FaroeGreenland) && hold.StopsOn(town.BusinessDay))))
        {
            var after = now[claim.Id];
            // An agreement that is broken for good ends all the same: the reminders that it has cost the claim are put on record as skipped, and nothing is sent (P12).
            var ended = after.Agreements.Any(agreement => agreement.EndedOn == town.BusinessDay);
            Assert.DoesNotContain(after.Steps.Skip(claim.Steps.Count), step => !(ended && step.Skipped));
            Assert.DoesNotContain(after.Postings.Skip(claim.Postings.Count), posting => posting is { Kind: EntryKind.Fee, CorrectsOn: null } && posting.On == town.BusinessDay);
            Assert.DoesNotContain(sent, letter => letter.Claims.Any(shown => shown.Claim == claim.Id));
        }
    });

    [Fact]
    public void A_night_that_is_run_again_changes_nothing() => InEveryNight((town, _, _) =>
    {
        foreach (var again in town.Again())
        {
            Assert.Empty(again.Moves);
            Assert.Empty(again.Letters);
        }
    });

    /// <summary>In this history an agreement is broken for the second time while its claim rests for a payment that the bank took back.</summary>
    [Fact]
    public void An_agreement_that_is_broken_for_good_ends_while_its_claim_rests_and_nothing_is_sent()
    {
        const int Found = 181_369;
        var town = new MemoryTown(Scenarios.FirstDay(Found));
        var (sent, ended) = (0, false);
        foreach (var happened in Scenarios.Random(Found))
        {
            var before = town.Letters.Count;
            town.Apply(happened);
            if (town.BusinessDay != new DateOnly(2026, 4, 6)) continue;
            sent += town.Letters.Skip(before).Count(letter => letter.Claims.Any(shown => shown.Claim == town.Claims["KILDE/K-1"].Id));
            ended |= town.Claims["KILDE/K-1"].Agreements.Any(agreement => agreement.EndedOn == town.BusinessDay);
        }
        Assert.Equal((0, true), (sent, ended));
    }

    /// <summary>In this history a payment that became known the day after the notice had cancelled it, and the bank took it back.</summary>
    [Fact]
    public void A_notice_is_given_anew_only_when_a_payment_had_cancelled_the_one_before()
    {
        const int Found = 682_144;
        var town = new MemoryTown(Scenarios.FirstDay(Found));
        foreach (var happened in Scenarios.Random(Found)) town.Apply(happened);
        var claim = town.Claims["KILDE/K-2"];
        Assert.Equal([("2025-04-09", 1), ("2025-05-05", 2)], claim.Steps.Where(step => step.Step == Step.TransferNotice).Select(step => ($"{step.On:yyyy-MM-dd}", step.Cycle)));
        Assert.Equal(new DateOnly(2025, 5, 2), claim.Holds.Single(hold => hold.Kind == HoldKind.ReversalWait).Until);
    }

    /// <summary>P14: the bill of a judgment and its notice fall due the same night; the notice waits for the next. This history found it.</summary>
    [Fact]
    public void A_bill_and_a_notice_of_the_same_night_stay_two_nights_apart()
    {
        const int Found = 642_890;
        var town = new MemoryTown(Scenarios.FirstDay(Found));
        foreach (var happened in Scenarios.Random(Found))
        {
            town.Apply(happened);
            if (happened is ModelEvent.Night) Assert.All(town.Again(), again => Assert.Empty(again.Moves));
        }
    }

    /// <summary>
    /// Gebyrloven § 2: 250,00 once, and once more with a recorded reason. Renteloven § 9 b: 100,00 at most three times, ten days apart. No law, no fee.
    /// Two reminders at most for each who is liable (P03), and none where an arrangement is set instead (P13) or a settlement or judgment stands (P14).
    /// </summary>
    [Fact]
    public void No_claim_gets_more_reminders_or_fees_than_its_law_allows() => Check(seed =>
    {
        var town = new MemoryTown(Scenarios.FirstDay(seed));
        foreach (var happened in Scenarios.Random(seed)) town.Apply(happened);
        foreach (var claim in town.Claims.Values)
        {
            var charged = claim.Postings.Where(posting => posting is { Kind: EntryKind.Fee, CorrectsOn: null }).OrderBy(posting => posting.On).ToList();
            var (most, each) = claim.Rules.FeeLaw switch { FeeLaw.Gebyrloven => (claim.SecondFeeReason ? 2 : 1, 250_00), FeeLaw.Renteloven => (3, 100_00), _ => (0, 0) };
            Assert.InRange(charged.Count, 0, most);
            Assert.All(charged, fee => Assert.Equal(each, fee.Amount.Ore));
            if (claim.Rules.FeeLaw == FeeLaw.Renteloven) Assert.All(charged.Zip(charged.Skip(1)), pair => Assert.True(pair.First.On.AddDays(10) <= pair.Second.On));
            // Taken back and charged again as often as may be, a letter's fee never stands for more than itself.
            foreach (var letter in claim.Postings.Where(posting => posting.Changes == EntryKind.Fee).GroupBy(posting => posting.Letter)) Assert.InRange(letter.Sum(posting => posting.Amount.Ore), 0, each);

            var reminders = town.Letters.Where(letter => letter.Kind is LetterKind.Reminder1 or LetterKind.Reminder2 && letter.Claims.Any(shown => shown.Claim == claim.Id)).ToList();
            Assert.All(reminders.GroupBy(letter => letter.Receiver), letters => Assert.InRange(letters.Count(), 1, 2));
            if (claim.Rules.Family == ClaimFamily.Repayment || claim.Basis != ClaimBasis.Ordinary) Assert.Empty(reminders);
        }
        // One letter, one fee: never on two of its claims.
        var borne = town.Claims.Values.SelectMany(claim => claim.Postings.Where(posting => posting.Changes == EntryKind.Fee).Select(posting => (posting.Letter, claim.Id))).Distinct().ToList();
        Assert.Equal(borne.Count, borne.DistinctBy(fee => fee.Letter).Count());
    });

    /// <summary>By formats.md section 5, from what was known before the night: reckoned here with its own numbers.</summary>
    private static DateOnly LawfulDay(ClaimFacts claim, CourseLetter letter)
    {
        DateOnly? Taken(Step step) => claim.Steps.Where(taken => taken.Step == step && taken.Person == claim.Debtor).Max(taken => (DateOnly?)(taken.DoneOn ?? taken.On));
        switch (letter.Kind)
        {
            case LetterKind.Bill:
                Assert.True(letter.On < claim.EffectivePayBy);
                return claim.ArrivedOn;
            case LetterKind.Reminder1:
                return claim.EffectivePayBy.AddDays(10).BankingDay();
            case LetterKind.Reminder2:
                var first = Taken(Step.Reminder1)!.Value;
                return Later(first.AddDays(14), first.AddDays(10).BankingDay().AddDays(1)).BankingDay();
            case LetterKind.BreachReminder or LetterKind.Demand:
                return claim.Agreements.SelectMany(agreement => agreement.Instalments).Min(instalment => instalment.DueOn).AddBankingDays(5);
            default:
                if (claim.Basis != ClaimBasis.Ordinary) return (claim.Terms.Count > 0 ? claim.Terms.Min(term => term.DueOn) : claim.EffectivePayBy).AddDays(5);
                var called = (claim.Rules.Family == ClaimFamily.Repayment ? Taken(Step.Demand) : Taken(Step.PhoneTask))!.Value;
                return (claim.Rules.OthersMayBeLiable ? Later(called, Taken(Step.CoLiabilityTask)!.Value) : called).AddDays(1).BankingDay();
        }
    }

    private static DateOnly Later(DateOnly left, DateOnly right) => left > right ? left : right;

    /// <summary>After every night: the town, its claims as they stood before it, and the letters it sent.</summary>
    private static void InEveryNight(Action<MemoryTown, Dictionary<ClaimId, ClaimFacts>, List<CourseLetter>> look) => Check(seed =>
    {
        var town = new MemoryTown(Scenarios.FirstDay(seed));
        foreach (var happened in Scenarios.Random(seed))
        {
            var (before, sent) = (town.Claims.Values.ToDictionary(claim => claim.Id), town.Letters.Count);
            town.Apply(happened);
            if (happened is ModelEvent.Night) look(town, before, town.Letters[sent..]);
        }
    });

    private static void Check(Action<int> history) =>
        Prop.ForAll(Gen.Choose(100_000, 900_000).ToArbitrary(), history).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories));
}
