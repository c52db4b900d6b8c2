using Microsoft.Extensions.DependencyInjection;
using Portal.App.Import;
using Portal.App.Liabilities;
using Portal.App.Recovery;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Rules;
using Portal.App.Verify;
using Portal.Domain.Claims;
using Portal.Domain.Liabilities;
using Portal.Domain.Recovery;
using static Portal.App.Tests.Recovery.RecoveryTown;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Recovery;

/// <summary>What the model's histories led into on the way to the recovery authority, each as a short course of its own.</summary>
public sealed class TransferCornersTests
{
    /// <summary>The codes that a municipality fills in are those that its claims are sent with.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_claim_of_a_type_whose_code_the_municipality_has_filled_in_is_sent_with_it(Engine engine)
    {
        var line = Settled("A", Anna, "2685,00").Replace("daycare", "property-tax", StringComparison.Ordinal).Replace(";no;;", ";no;5512;", StringComparison.Ordinal);
        await using (var without = await RuleTown.Create(engine, null))
        {
            await without.Propose(line);
            Assert.Equal([TransferRefusal.IsNotReady], Assert.IsType<TransferResult.Refused>(await without.Get<OpenBatch>().Handle([await without.IdOf("A")], Town.Sofie, default)).Reasons);
        }
        var codes = new RecoveryOptions { Codes = [new RecoveryCodeSetting { Type = ClaimType.PropertyTax, Claim = "KFEJSKA", Fee = "GEOPERI" }] };
        await using var town = await RuleTown.Create(engine, null, services => services.AddSingleton(codes));
        await town.Propose(line);
        await town.Send("A");
        Assert.Contains("KFEJSKA", Assert.Single(town.Files()).Text, StringComparison.Ordinal);
    }

    /// <summary>The whole file would be lost with it: the authority has the claim until it is told that it is paid.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_claim_that_is_paid_while_it_is_on_its_way_is_received_and_written_down(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A", Anna, "2685,00"), Settled("B", Bo, "900,00"));
        await town.Send("A", "B");
        await town.Pay(Day("2026-03-12"), ("A", (await town.Account(Anna, "A")).BalanceOre));
        await town.Nights("2026-03-13");
        var told = await town.Tell(Receipt((await town.Actions("A"))[0].Id, "UDFØRT", "2026-03-13"), Receipt((await town.Actions("B"))[0].Id, "UDFØRT", "2026-03-13"));
        Assert.Equal((ImportOutcome.Done, 2), (told.Outcome, told.New));
        await town.Get<HandOverRecovery>().Handle(default);

        Rule.Same(["settled", "transferred"], [(await town.Account(Anna, "A")).Stage, (await town.Account(Bo, "B")).Stage]);
        Assert.Equal((await town.Account(Bo, "B")).BalanceOre, await town.Lies());
        Assert.True((await town.Get<Reconciliation>().Handle(Town.Finn, default))!.IsWhole);
    }

    /// <summary>Formats.md section 2: "later ones are listed under pending and count from the night of their day", with the authority as here.</summary>
    [Theory, OnEveryDatabase]
    public async Task Money_of_a_day_to_come_makes_no_difference_between_the_books_and_the_authority(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Transferred(Settled("A", Anna, "2685,00"));
        var owed = await town.Lies();
        await town.Pay(Day("2026-03-16"), ("A", owed + 100_00));
        foreach (var (night, left) in ((string, long)[])[("2026-03-14", owed), ("2026-03-16", 0)])
        {
            await town.Nights(night);
            await town.Get<HandOverRecovery>().Handle(default);
            var books = (await town.Get<Reconciliation>().Handle(Town.Finn, default))!;
            Assert.Empty(books.Differences);
            Assert.Equal((true, left, left), (books.IsWhole, books.Ours.Ore, await town.Lies()));
        }
    }

    /// <summary>Taken back while in høring, sent again and asked about again: the question is the new one.</summary>
    [Theory, OnEveryDatabase]
    public async Task A_second_hearing_is_answered_although_the_first_was_never_ended_by_the_authority(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A", Anna, "2685,00"));
        await town.Send("A");
        await town.Tell(Receipt(Assert.Single(await town.Actions("A")).Id, "HØRING", "2026-03-13", "R_4_2"));
        var answer = town.Get<AnswerRecoveryHearing>();
        Assert.IsType<TransferResult.Done>(await answer.Handle(await town.IdOf("A"), HearingChoice.Withdraw, "Forkert beløb", Town.Sofie, default));

        await town.Nights("2026-03-13", "2026-04-01");
        await town.Deliver(Day("2026-04-01"));
        await town.Nights("2026-04-20");
        await town.Send("A");
        var again = (await town.Actions("A")).Last(action => action.What.StartsWith("create", StringComparison.Ordinal)).Id;
        await town.Tell(Receipt(again, "HØRING", "2026-04-20", "R_4_2"));
        Assert.IsType<TransferResult.Done>(await answer.Handle(await town.IdOf("A"), HearingChoice.Approve, "Beløbet er rigtigt", Town.Sofie, default));
        Assert.Equal([TransferRefusal.NoHearing], Assert.IsType<TransferResult.Refused>(await answer.Handle(await town.IdOf("A"), HearingChoice.Approve, "Igen", Town.Sofie, default)).Reasons);
    }

    /// <summary>L08, P04: the notice that was on its way is given anew to both, when Bo has had his own course; verify knows each letter by its id (I1).</summary>
    [Theory, OnEveryDatabase]
    public async Task Somebody_found_liable_while_the_notice_is_not_delivered_has_their_own_course_and_then_everybody_a_new_notice(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Settled("A", Anna, "2685,00"));
        await town.Nights("2026-02-02", "2026-02-24");
        var bo = (await town.Citizen(Bo)).Person;
        Assert.IsType<LiabilityResult.Done>(await town.Get<ConfirmLiability>().Handle(new LiabilityInput(await town.IdOf("A"), bo, new LiabilityAsk(Day("2026-01-01"), null, "CPR", "Boede sammen."), false), Town.Sofie, default));
        await town.Nights("2026-02-25", "2026-03-11", "2026-03-24", "2026-03-25");
        Rule.Same(["2026-02-24 transfer-notice", "2026-02-25 co-debtor-first", "2026-03-11 reminder-2", "2026-03-25 transfer-notice", "2026-03-25 transfer-notice"],
            (await town.LettersAbout("A")).Where(letter => !letter.EndsWith("bill", StringComparison.Ordinal)));
        await foreach (var invariant in town.Get<VerifyAll>().Handle(default)) Assert.True(invariant.Holds, string.Join("; ", invariant.Broken));
    }

    /// <summary>A raise, a late payment or an answered objection on the very day of the notice: the notice was written before them.</summary>
    [Theory, OnEveryDatabase]
    public async Task What_happens_on_the_day_of_the_notice_comes_after_it(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Settled("A", Anna, "2685,00"), Settled("B", Bo, "900,00"));
        await town.Nights("2026-02-02", "2026-02-24");
        await town.Claims(Settled("A", Anna, "2700,00"));
        await town.Pay(Day("2026-02-03"), ("B", 890_00));
        foreach (var reference in (string[])["A", "B"])
        {
            await using var db = town.Rows();
            Assert.Null(TransferNotices.Of((await App.Data.ClaimFactsQuery.Of([await town.IdOf(reference)], db, default))[0], Day("2026-02-24"), Domain.Policy.Policies.Default));
        }
    }
}
