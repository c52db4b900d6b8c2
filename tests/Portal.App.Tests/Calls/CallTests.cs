using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Calls;
using Portal.App.Data;
using Portal.App.Liabilities;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.App.Tests.Outbox;
using Portal.App.Tests.Rules;
using Portal.App.Verify;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Liabilities;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Calls;

/// <summary>What happens to a call besides being made. Reminder 2 is of 12 March 2026, the call of 24 March; a co-debtor found on the 25th is written to on the 26th.</summary>
public sealed class CallTests
{
    private const string Grounds = "Du boede sammen med barnet i januar og februar 2026.";

    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task A_call_closes_by_itself_once_all_is_paid_and_is_opened_anew_when_there_is_something_to_call_about_again(Engine engine)
    {
        await using var town = await Called(engine);
        Assert.Equal(["phone since 2026-03-24: care"], await town.Tasks());

        await town.Pay(Day("2026-03-24"), ("care", (await town.Account(Anna, "care")).BalanceOre));
        Assert.Empty(await town.Tasks());
        await town.Nights("2026-03-25");
        Assert.Empty(await town.Tasks());
        Assert.Equal("settled", (await town.Account(Anna, "care")).Stage);

        await town.Claims(Care("4000,00"));
        await town.Nights("2026-03-26", "2026-04-13");
        Assert.Equal(["phone since 2026-03-26: care"], await town.Tasks());
        Assert.Equal("reminded-2", (await town.Account(Anna, "care")).Stage);
        Assert.IsType<RecordCallResult.Done>(await town.Call(Anna, Day("2026-04-13"), CallOutcome.Refused));
        Assert.Equal("phone", (await town.Account(Anna, "care")).Stage);
        await Whole(town);
    }

    [Theory, OnEveryDatabase]
    public async Task A_call_closes_by_itself_when_its_claim_is_taken_up_into_an_agreement(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Line("A", "general", Anna, "900,00"));
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-12", "2026-03-24");
        Assert.Equal(["phone since 2026-03-24: A"], await town.Tasks());
        await town.AskInstalments(Anna, Day("2026-03-24"), Kroner.Of(300), "A");
        await town.Night(Day("2026-03-25"));
        await town.Get<IdleCalls>().Handle(Day("2026-03-25"), Cancel);
        Assert.Empty(await town.Tasks());
        await Whole(town);
    }

    [Theory, OnEveryDatabase]
    public async Task A_wrong_number_is_not_called_again_before_there_is_another(Engine engine)
    {
        await using var town = await Called(engine);
        Assert.IsType<RecordCallResult.Done>(await town.Call(Anna, Day("2026-03-24"), CallOutcome.WrongNumber));
        await town.Claims(Line("next", "property-tax", Anna, "4120,50", Day("2026-03-02")), Line("last", "property-tax", Anna, "4120,50", Day("2026-04-01")));
        await town.Nights("2026-03-25", "2026-04-13", "2026-04-27");
        Assert.Contains("2026-04-27 phone-task skipped", await town.Steps(Anna, "next"));

        await town.Persons(Files.Anna.With("phone", "20998877"));
        await town.Night(Day("2026-05-11"));
        Assert.Equal(["co-liability since 2026-03-25: care", "phone since 2026-05-11: last"], await town.Tasks());
        await Whole(town);
    }

    [Theory]
    [InlineData(1, "2026-03-26 co-debtor-first")]
    [InlineData(0, "2026-03-26 co-debtor-first, 2026-04-09 reminder-2")]
    public async Task An_agreement_by_one_rests_the_claim_for_all_unless_the_municipality_has_chosen_otherwise(long forAll, string steps)
    {
        await using var town = await Called(Engine.Sqlite);
        await town.Choose(new PolicyRow(PolicySetting.AgreementHoldsAll, null, Day("2026-02-01"), forAll, "prøve"));
        await town.Call(Anna, Day("2026-03-24"), CallOutcome.Refused);
        await town.Night(Day("2026-03-25"));
        Assert.IsType<LiabilityResult.Done>(await town.Confirm("care", Bo, Day("2026-03-25"), Grounds));
        await town.Night(Day("2026-03-26"));
        await town.AskInstalments(Anna, Day("2026-03-27"), Kroner.Of(1500), "care");
        await Grant(town);
        await town.Nights("2026-04-09");
        Assert.Equal(steps, string.Join(", ", await town.Steps(Bo, "care")));
        Assert.DoesNotContain(await town.Letters(), letter => letter.Kind == "transfer-notice");
        Assert.Equal(forAll == 1 ? ["agreement"] : [], (await town.Account(Bo, "care")).Holds.Select(hold => hold.Kind));
        await Whole(town);
    }

    [Theory, OnEveryDatabase]
    public async Task A_promise_by_a_co_debtor_rests_their_own_course_alone_and_the_notice_of_all(Engine engine)
    {
        await using var town = await Called(engine);
        await town.Call(Anna, Day("2026-03-24"), CallOutcome.Refused);
        await town.Night(Day("2026-03-25"));
        await town.Confirm("care", Bo, Day("2026-03-25"), Grounds);
        await town.Nights("2026-03-26", "2026-04-09", "2026-04-21");
        Assert.IsType<RecordCallResult.Done>(await town.Call(Bo, Day("2026-04-21"), CallOutcome.WillPayBy, payBy: Day("2026-05-01")));
        Assert.Equal(["contact"], (await town.Account(Bo, "care")).Holds.Select(hold => hold.Kind));
        Assert.Empty((await town.Account(Anna, "care")).Holds);
        await town.Nights("2026-04-22", "2026-05-05");
        Assert.DoesNotContain(await town.Letters(), letter => letter.Kind == "transfer-notice");
        await town.Night(Day("2026-05-06"));
        Assert.Equal(2, (await town.Letters()).Count(letter => letter.Kind == "transfer-notice"));
        await Whole(town);
    }

    [Theory]
    [InlineData(StaffRole.Finance)]
    [InlineData(StaffRole.Auditor)]
    [InlineData(StaffRole.Administrator)]
    public async Task Nobody_but_the_case_team_records_calls_or_finds_anybody_liable(StaffRole role)
    {
        await using var town = await Called(Engine.Sqlite);
        var other = new Caseworker("other", "En Anden", System.Collections.Frozen.FrozenSet.ToFrozenSet([role]));
        var task = (await town.Get<Portal.App.Staff.OpenTasks>().Handle(Cancel)).Single().Id;
        Assert.Null(await town.Get<RecordCall>().Handle(new CallInput(task, CallOutcome.Refused, null, "", false), other, Cancel));
        Assert.Null(await town.Get<ConfirmLiability>().Handle(new LiabilityInput(await town.IdOf("care"), (await town.Citizen(Bo)).Person, new LiabilityAsk(Day("2026-01-01"), null, "CPR", Grounds), false), other, Cancel));
        Assert.Null(await town.Get<FindNobodyElse>().Handle(await town.IdOf("care"), "Ingen", other, Cancel));
        Assert.Equal(["phone since 2026-03-24: care"], await town.Tasks());
    }

    /// <summary>A promise has a letter with two files, so its commit is the third durable step; finding somebody liable is its commit alone.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, true, 3)]
    [InlineData(Engine.PostgreSql, true, 3)]
    [InlineData(Engine.Sqlite, false, 1)]
    [InlineData(Engine.PostgreSql, false, 1)]
    public async Task Cut_off_before_any_durable_step_nothing_is_half_done_and_the_second_time_does_it_once(Engine engine, bool calls, int steps)
    {
        for (var crashAt = 1; crashAt <= steps + 1; crashAt++)
        {
            await using var town = await Called(engine);
            var before = await Everything(town);
            var passed = 0;
            Failpoints.Watch(() =>
            {
                if (++passed == crashAt) throw new PowerCutException();
            });
            try
            {
                await Do(town, calls);
                Assert.Equal(steps + 1, crashAt);
            }
            catch (PowerCutException)
            {
                Failpoints.Watch(() => { });
                Assert.Equal(before, await Everything(town));
                await Do(town, calls);
            }
            finally
            {
                Failpoints.Watch(() => { });
            }
            Assert.Equal(calls ? "1 calls, 0 findings, 1 holds, 1 letters, 0 open" : "0 calls, 1 findings, 0 holds, 0 letters, 1 open", await Everything(town));
            await Whole(town);
        }
    }

    /// <summary>A caseworker says yes to the one request that waits.</summary>
    private static async Task Grant(RuleTown town)
    {
        await using var db = await town.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Cancel);
        var request = await db.Requests.SingleAsync(Cancel);
        var input = new AgreementDecisionInput(request.Id, request.Version, DeferralOutcome.Granted, null, null, null, new HashSet<DeferralGround> { DeferralGround.Circumstances }, "Du kan dele beløbet op.", false);
        Assert.IsType<DecideAgreementAnswer.Decided>(await town.Get<DecideAgreement>().Handle(input, Town.Sofie, Cancel));
    }

    private static async Task Do(RuleTown town, bool calls)
    {
        if (calls) Assert.IsType<RecordCallResult.Done>(await town.Call(Anna, Day("2026-03-24"), CallOutcome.Agreed, "Du søger om en aftale."));
        else Assert.IsType<LiabilityResult.Done>(await town.Confirm("care", Bo, Day("2026-03-24"), Grounds));
    }

    private static async Task<string> Everything(RuleTown town)
    {
        await using var db = await town.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync(Cancel);
        return $"{await db.Calls.CountAsync(Cancel)} calls, {await db.LiabilityFindings.CountAsync(Cancel)} findings, {await db.Holds.CountAsync(Cancel)} holds, "
            + $"{(await town.Letters()).Count(letter => letter.Kind == "phone-follow-up")} letters, {await db.Tasks.CountAsync(task => task.ClosedOn == null, Cancel)} open";
    }

    private static string Care(string principal) => Line("care", "daycare", Anna, principal).With("co_debtors", Bo);

    /// <summary>Anna has had two reminders and is to be called; Bo may owe the same.</summary>
    private static async Task<RuleTown> Called(Engine engine)
    {
        var town = await RuleTown.Create(engine, null);
        await town.Persons(Files.Bo.With("phone", "20112244"));
        await town.Claims(Care("2685,00"));
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-12", "2026-03-24");
        return town;
    }

    private static async Task Whole(RuleTown town)
    {
        await foreach (var result in town.Get<VerifyAll>().Handle(Cancel)) Assert.Empty(result.Broken);
    }
}
