using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Outbox;
using Portal.App.Recovery;
using Portal.App.Tests.Data;
using Portal.App.Tests.Outbox;
using Portal.App.Tests.Rules;
using Portal.App.Verify;
using Portal.Domain.Letters;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;
using static Portal.App.Tests.Recovery.RecoveryTown;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Recovery;

/// <summary>A batch that is cut off anywhere, an authority that answers late, twice or not at all, and what two people decide.</summary>
public sealed class TransferCrashTests
{
    private static readonly Caseworker Lead = new("tove", "Tove Teamleder", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.TeamLead]));

    /// <summary>The opening, the approval, the hand-over, the answers, a payment and the file about it, a recall and its answer pass K durable steps; stopped before each of them in turn and begun again, the authority has the same files and the books are the same.</summary>
    [Fact]
    public async Task A_batch_that_is_stopped_before_any_of_its_durable_steps_ends_as_one_that_was_not()
    {
        var (whole, steps) = await Run(stopBefore: 0);
        Assert.InRange(steps, 12, 50);
        for (var step = 1; step <= steps; step++) Assert.Equal(whole, (await Run(step)).End);
    }

    [Theory, OnEveryDatabase]
    public async Task An_authority_that_loses_its_answer_is_told_the_same_again_and_has_every_claim_once(Engine engine)
    {
        var authority = new ForgetfulAuthority();
        await using var town = await RuleTown.Create(engine, null, services => services.AddSingleton<IRecoveryAuthority>(authority));
        await town.Propose(Settled("A", Anna, "2685,00"));
        await town.Send("A");
        Assert.Equal("sent-to-recovery", (await town.Account(Anna, "A")).Stage);
        Assert.Equal(new RecoveryReport(0, 1, false), await town.Get<HandOverRecovery>().Handle(default));
        authority.Answers = true;
        Assert.Equal(new RecoveryReport(1, 0, false), await town.Get<HandOverRecovery>().Handle(default));
        Assert.Equal(new RecoveryReport(0, 0, false), await town.Get<HandOverRecovery>().Handle(default));
        Assert.Single(authority.Told.Distinct());
        Assert.Equal(3, authority.Told.Count);
    }

    /// <summary>By HTTP each action is asked for by itself, under its id: one that is refused or not answered keeps those after it waiting, and none comes twice with other bytes.</summary>
    [Theory]
    [InlineData(Manner.Accept, 1)]
    [InlineData(Manner.Busy, 2)]
    [InlineData(Manner.NoAccess, 2)]
    [InlineData(Manner.Drop, 2)]
    [InlineData(Manner.FailAfterAccepting, 2)]
    [InlineData(Manner.AnswerLate, 2)]
    public async Task By_http_every_claim_arrives_once_however_the_other_side_answers_at_first(object manner, int turns)
    {
        await using var authority = await FakeDigitalPost.Start((_, times) => times == 0 ? (Manner)manner : Manner.Accept);
        await using var town = await RuleTown.Create(Engine.Sqlite, null, authority.ReceiveClaims);
        await town.Propose(Settled("A", Anna, "2685,00"), Settled("B", Bo, "900,00"));
        await town.Open("A", "B");
        await town.Get<ApproveTransfer>().Handle((await Opened(town))!.Value, Town.Soren, default);
        // The second claim has trouble of its own once the first has got through.
        for (var turn = 1; turn <= 2 * turns && await town.Get<HandOverRecovery>().Handle(default) is { HandedOver: 0 } report; turn++) Assert.Equal(1, report.Waiting);
        var ids = new[] { Assert.Single(await town.Actions("A")).Id, Assert.Single(await town.Actions("B")).Id };
        Assert.Equal(ids.Select(id => id.ToString("D")).Order(), authority.Taken.Keys.Order());
        Assert.Equal(new RecoveryReport(0, 0, false), await town.Get<HandOverRecovery>().Handle(default));
    }

    [Fact]
    public async Task By_http_nothing_is_lost_when_nobody_is_at_home()
    {
        await using var town = await RuleTown.Create(Engine.Sqlite, null, services => services.AddSingleton<IRecoveryAuthority>(
            _ => new RecoveryHttp(new Settings.RecoveryOptions { Mode = Settings.HandoverMode.Http, Endpoint = "http://127.0.0.1:9/claims" })));
        await town.Propose(Settled("A", Anna, "2685,00"));
        await town.Send("A");
        Assert.Equal(new RecoveryReport(0, 1, false), await town.Get<HandOverRecovery>().Handle(default));
        Rule.Same("sent-to-recovery", (await town.Account(Anna, "A")).Stage);
    }

    [Theory, OnEveryDatabase]
    public async Task In_development_the_stand_in_receives_what_was_handed_over_the_day_before(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A", Anna, "2685,00"));
        await town.Send("A");
        Assert.Null(await town.Get<StandInAuthority>().Handle(Day("2026-03-12"), default));
        town.GoTo(Day("2026-03-13"));
        Assert.Equal(1, (await town.Get<StandInAuthority>().Handle(Day("2026-03-13"), default))!.New);
        await town.Nights("2026-03-13");
        Rule.Same("transferred", (await town.Account(Anna, "A")).Stage);
    }

    [Theory, OnEveryDatabase]
    public async Task A_batch_that_is_sent_back_sends_nothing_and_a_withdrawn_hearing_is_here_at_once(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A", Anna, "2685,00"));
        var first = await town.Open("A");
        Assert.Equal([TransferRefusal.ReasonIsMissing], Assert.IsType<TransferResult.Refused>(await town.Get<ReturnForChange>().Handle(first, "", Town.Soren, default)).Reasons);
        Assert.IsType<TransferResult.Done>(await town.Get<ReturnForChange>().Handle(first, "Vent til mandag", Town.Soren, default));
        Assert.Empty(town.Files());
        Assert.Single((await town.Get<TransferDesk>().Handle(Town.Sofie, default))!.Proposed);

        await town.Send("A");
        await town.Nights("2026-03-13");
        var answer = town.Get<AnswerRecoveryHearing>();
        Assert.Equal([TransferRefusal.NoHearing], Assert.IsType<TransferResult.Refused>(await answer.Handle(await town.IdOf("A"), HearingChoice.Withdraw, "Forkert beløb", Town.Sofie, default)).Reasons);
        await town.Tell(Receipt(Assert.Single(await town.Actions("A")).Id, "HØRING", "2026-03-13", "R_4_2"));
        Assert.Equal([TransferRefusal.TextHoldsANumber], Assert.IsType<TransferResult.Refused>(await answer.Handle(await town.IdOf("A"), HearingChoice.Withdraw, $"Spørg {Anna}", Town.Sofie, default)).Reasons);
        Assert.IsType<TransferResult.Done>(await answer.Handle(await town.IdOf("A"), HearingChoice.Withdraw, "Forkert beløb", Town.Sofie, default));
        Rule.Same("notified", (await town.Account(Anna, "A")).Stage);
        Assert.True((await town.Get<Reconciliation>().Handle(Town.Finn, default))!.IsWhole);
    }

    /// <summary>Off by default; switched on, one proposes and a team lead approves, and the claim waits for nobody's delivery.</summary>
    [Theory, OnEveryDatabase]
    public async Task Notice_is_left_out_only_where_the_municipality_has_chosen_so_and_two_people_agree(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Settled("A", Anna, "2685,00"));
        await town.Nights("2026-02-02", "2026-02-24", "2026-03-20");
        var (except, anna) = (town.Get<ExceptFromNotice>(), await town.Citizen(Anna));
        Assert.Equal([TransferRefusal.ExceptionIsOff], Assert.IsType<TransferResult.Refused>(await except.Handle(await town.IdOf("A"), anna.Person, "Ukendt adresse", Town.Sofie, default)).Reasons);
        await town.Choose(new PolicyRow(PolicySetting.NoticeException, null, Day("2026-03-01"), 1, "byrådet"));
        var proposal = Assert.IsType<TransferResult.Done>(await except.Handle(await town.IdOf("A"), anna.Person, "Ukendt adresse", Town.Sofie, default)).Id;
        Rule.Same("transfer-notice", (await town.Steps(Anna, "A"))[^1][11..]);
        Assert.NotNull(await town.Get<App.Books.Approve>().Handle(proposal, true, Lead, default));
        await town.Nights("2026-03-21");
        Rule.Same("2026-03-21 transfer-proposal", (await town.Steps(Anna, "A"))[^1]);
        Assert.IsType<TransferResult.Done>(await town.Get<OpenBatch>().Handle([await town.IdOf("A")], Town.Sofie, default));
    }

    /// <summary>Of two who are liable one is excepted: the other has their notice and their time all the same.</summary>
    [Theory, OnEveryDatabase]
    public async Task An_exception_for_one_person_leaves_the_notice_of_everybody_else_as_it_is(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null, services => services.AddSingleton(
            new Settings.RecoveryOptions { Codes = [new Settings.RecoveryCodeSetting { Type = Domain.Claims.ClaimType.PropertyTax, Claim = "KFEJEND" }] }));
        await town.Claims($"TEST;E;property-tax;{Anna};{Bo};500,00;2026-01-01;2026-01-31;2026-01-01;2026-02-02;2026-02-16;2036-01-15;settlement;2026-01-15;no;2025-11;Ejendom");
        await town.Choose(new PolicyRow(PolicySetting.NoticeException, null, Day("2026-01-01"), 1, "byrådet"));
        await town.Nights("2026-02-02", "2026-02-23");
        var (except, bo) = (town.Get<ExceptFromNotice>(), await town.Citizen(Bo));
        var proposal = Assert.IsType<TransferResult.Done>(await except.Handle(await town.IdOf("E"), bo.Person, "Ukendt adresse", Town.Sofie, default)).Id;
        Assert.NotNull(await town.Get<App.Books.Approve>().Handle(proposal, true, Lead, default));
        await town.Nights("2026-02-24");
        await using (var db = town.Rows())
        {
            var anna = (await town.Citizen(Anna)).Person;
            Assert.Equal(anna, Assert.Single(await db.Steps.Where(row => row.Step == Domain.Claims.Step.TransferNotice).Select(row => row.PersonId).ToListAsync()));
        }
        await town.Deliver(Day("2026-02-24"));
        await town.Nights("2026-02-25", "2026-03-11");
        Assert.DoesNotContain(await town.Steps(Anna, "E"), step => step.Contains("transfer-proposal", StringComparison.Ordinal));
        await town.Nights("2026-03-12");
        Rule.Same("2026-03-12 transfer-proposal", (await town.Steps(Anna, "E"))[^1]);
        await town.Send("E");
        Rule.Same("sent-to-recovery", (await town.Account(Anna, "E")).Stage);
    }

    private static async Task<(string End, int Steps)> Run(int stopBefore)
    {
        await using var town = await RuleTown.Create(Engine.Sqlite, null);
        await town.Propose(Settled("A", Anna, "2685,00"), Settled("B", Bo, "900,00"));
        var passed = 0;
        async Task Work()
        {
            var batch = await Opened(town) ?? await town.Open("A", "B");
            await town.Get<ApproveTransfer>().Handle(batch, Town.Soren, default);
            await town.Get<HandOverRecovery>().Handle(default);
            await town.Tell(Receipt((await town.Actions("A"))[0].Id, "UDFØRT", "2026-03-12"), Receipt((await town.Actions("B"))[0].Id, "AFVIST", "2026-03-12", "R_5_2"));
            if ((await town.Account(Anna, "A")).PaidOre == 0) await town.Pay(Day("2026-03-12"), ("A", 300_00));
            await town.Get<HandOverRecovery>().Handle(default);
            await town.Get<RecallClaim>().Handle(await town.IdOf("A"), RecallReason.Liability, null, Town.Sofie, default);
            await town.Get<HandOverRecovery>().Handle(default);
            await town.Tell(Receipt((await town.Actions("A")).Single(action => action.What.StartsWith("recall", StringComparison.Ordinal)).Id, "UDFØRT", "2026-03-12"));
        }

        await Task.Run(async () =>
        {
            Failpoints.Watch(() =>
            {
                if (++passed == stopBefore) throw new CutOffException();
            });
            try
            {
                await Work();
            }
            catch (CutOffException cut)
            {
                Assert.NotNull(cut);
            }
        });
        if (stopBefore > 0) await Work();
        await foreach (var invariant in town.Get<VerifyAll>().Handle(default)) Assert.True(invariant.Holds, $"stopped before {stopBefore}: {invariant.Name}: {string.Join("; ", invariant.Broken)}");
        await using var db = town.Rows();
        var actions = await db.RecoveryActions.OrderBy(row => row.Id).Select(row => $"{row.Id} {row.AmountOre}").ToListAsync();
        // A batch is somebody's: its own id is made anew for each town, so it is left out.
        return ($"{string.Join(',', town.Files().Select(file => file.Name))} {actions.Count} {actions.Sum(row => long.Parse(row.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))} {await town.Lies()} {await db.Steps.CountAsync()} {await db.RecoveryStays.CountAsync()}", passed);
    }

    private static async Task<Guid?> Opened(RuleTown town)
    {
        await using var db = town.Rows();
        return (await db.RecoveryBatches.FirstOrDefaultAsync(row => !row.IsChanges))?.Id;
    }

    /// <summary>Takes everything and says nothing, until it is told to answer.</summary>
    private sealed class ForgetfulAuthority : IRecoveryAuthority
    {
        public List<string> Told { get; } = [];

        public bool Answers { get; set; }

        public Task<HandOver> Send(string name, ReadOnlyMemory<byte> file, CancellationToken cancel)
        {
            Told.Add($"{name} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Span))}");
            return Task.FromResult(Answers ? HandOver.Taken(DeliveryCode.Folder) : HandOver.NoAnswer(DeliveryCode.NoAnswer));
        }
    }

    private sealed class CutOffException : Exception;
}
