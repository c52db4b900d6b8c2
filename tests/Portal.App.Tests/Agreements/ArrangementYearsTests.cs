using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Arrangements;
using Portal.App.Dunning;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain;
using Portal.Domain.Arrangements;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Agreements;

/// <summary>P13 through the years: benefits that come and go (<see cref="FollowBenefits"/>), what the night watches (<see cref="WatchArrangements"/>), a raise that is heard first, and claims that lapse.</summary>
public sealed class ArrangementYearsTests
{
    private static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", FrozenSet.ToFrozenSet([StaffRole.Caseworker]));

    private const string Claim = "TEST;R1;cash-benefit-repayment;6101801234;;3500,00;2025-08-01;2026-01-31;;2026-02-02;2026-02-02;;ordinary;;no;;";

    [Theory, OnEveryDatabase]
    public async Task Rule_P13_a_benefit_rests_the_arrangement_and_when_it_ends_the_arrangement_goes_on_with_later_dates(Engine engine)
    {
        await using var town = await Arranged(engine);
        await town.Nights("2026-03-02");
        await town.Bank("2026-03-02", 350_00, (await town.Found()).PaymentId);
        await town.Database.Persons(Files.Anna.With("benefits", "kontanthjaelp"));
        await town.Database.Persons(Files.Anna.With("benefits", "uddannelseshjaelp"));
        Assert.Equal(("mandatory-deferral", 2), ((await town.Claim("R1")).Next!.StoppedBy, (await town.Letters().Of("arrangement")).Length));
        Assert.Contains("Din ordning hviler", await Newest(town, "arrangement"), StringComparison.Ordinal);
        Assert.True((await Seen(town)).Waits);

        await town.Nights("2026-04-13", "2026-05-11");
        Assert.Empty(await town.Letters().Of("demand"));
        town.Database.Clock.GoTo(new DateOnly(2026, 5, 12));
        await town.Database.Persons(Files.Anna);
        Assert.Equal(["2026-03-01 350", "2026-06-01 350"], (await town.Plan())[..2]);
        var task = Assert.Single(await Open(town), task => task.Kind == "income-recheck");
        Assert.Equal((new DateOnly(2026, 5, 11), new DateOnly(2026, 5, 25)), (task.Since, task.Deadline!.Value));
        var text = await Newest(town, "arrangement");
        foreach (var said in new[] { "gælder igen", "1. juni 2026", "automatisk", "Ankestyrelsen" }) Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("aftale", text, StringComparison.OrdinalIgnoreCase);

        await town.Nights("2026-05-13", "2026-06-05");
        Assert.Empty(await town.Letters().Of("demand"));
        await town.Nights("2026-06-09");
        Assert.Equal(["2026-06-09 demand"], await town.Letters().Of("demand"));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_low_income_is_a_right_to_wait_that_no_benefit_ends(Engine engine)
    {
        await using var town = await Arranged(engine, income: 100_000_00);
        await town.Database.Persons(Files.Anna.With("benefits", "kontanthjaelp"));
        await town.Database.Persons(Files.Anna);
        Assert.Equal("mandatory-deferral", (await town.Claim("R1")).Next!.StoppedBy);
        Assert.Single(await town.Letters().Of("arrangement"));
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P13_a_raise_is_heard_first_and_decided_when_the_debtor_has_answered(Engine engine)
    {
        await using var town = await Arranged(engine);
        Assert.Equal([ArrangementRefusal.NotARaise], Assert.IsType<SetArrangementResult.Refused>(await Hear(town, null)).Reasons);
        Assert.Null(await town.Get<HearRaise>().Handle(await Input(town, 200_000_00), new Caseworker("finn", "Finn", FrozenSet.ToFrozenSet([StaffRole.Finance])), default));
        var hearing = Assert.IsType<SetArrangementResult.Done>(await Hear(town, 200_000_00)).Arrangement;
        var text = await Newest(town, "hearing");
        foreach (var said in new[] { "350,00 kr. om måneden", "1.500,00 kr. om måneden", "16. februar 2026", "ikke besluttet", "Lønseddel", "forvaltningsloven § 19" }) Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains(ArrangementRefusal.HearingIsOpen, Assert.IsType<SetArrangementResult.Refused>(await Set(town, 200_000_00)).Reasons);
        Assert.Equal(["2026-03-01 350"], (await town.Plan())[..1]);
        Assert.Equal((Kroner.Of(1500), new DateOnly(2026, 2, 16)), ((await Seen(town)).Hearing!.Considered, (await Seen(town)).Hearing!.ReplyBy));

        var answer = town.Get<AnswerHearing>();
        Assert.Null(await answer.Handle(hearing, "Min løn er sat ned.", new Citizen(await town.PersonOf("7202852345"), "Bo"), default));
        Assert.Equal([MessageFault.NothingIsWritten], (await answer.Handle(hearing, " ", await town.Herself(), default))!);
        Assert.Empty((await answer.Handle(hearing, "Min løn er sat ned.", await town.Herself(), default))!);
        Assert.Equal(["Min løn er sat ned."], (await Seen(town)).Hearing!.Answers);
        Assert.Equal(new DateOnly(2026, 2, 16), Assert.Single(await Open(town), task => task.Kind == "hearing-answer").Deadline);

        // What she was heard about is as far as it can be raised.
        Assert.Contains(ArrangementRefusal.RaiseNeedsHearing, Assert.IsType<SetArrangementResult.Refused>(await Set(town, 300_000_00)).Reasons);
        Assert.IsType<SetArrangementResult.Done>(await Set(town, 200_000_00));
        Assert.Contains("Vi har spurgt om din mening i et brev den 2. februar 2026", await Newest(town, "arrangement"), StringComparison.Ordinal);
        Assert.DoesNotContain(await Open(town), task => task.Kind == "hearing-answer");
        Assert.Equal([MessageFault.RequestIsClosed], (await answer.Handle(hearing, "Mere", await town.Herself(), default))!);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P13_the_night_finds_silence_incomes_to_look_at_and_claims_that_lapse_and_each_is_one_task(Engine engine)
    {
        await using var town = await Arranged(engine);
        Assert.Empty((await town.Database.Claims(Claim.With("reference", "R2").With("period_to", "2023-09-01"))).Messages());
        Assert.IsType<SetArrangementResult.Done>(await Hear(town, 200_000_00));
        await Night(town, "2026-02-16");
        Assert.Empty(await Found("hearing-answer", "limitation"));
        await Night(town, "2026-02-17");
        Assert.Equal(["hearing-answer R1 2026-03-03"], await Found("hearing-answer", "limitation"));
        Assert.IsType<SetArrangementResult.Done>(await Set(town, 200_000_00));
        await Night(town, "2026-03-01");
        await Night(town, "2026-03-02");
        Assert.Equal(["limitation R2 2026-09-01"], await Found("hearing-answer", "limitation"));

        await Night(town, "2027-02-16");
        Assert.Empty(await Found("income-recheck"));
        await Night(town, "2027-02-17");
        await Night(town, "2027-02-18");
        Assert.Equal(["income-recheck R1 2027-03-03"], await Found("income-recheck"));
        Assert.Contains((await town.Get<ArrangementDesk>().Waiting(Sofie, default)), waiting => waiting.Kind == Domain.Tasks.TaskKind.IncomeRecheck);

        // Nothing is collected on the one that has lapsed.
        Assert.Null((await town.Claim("R2")).Next);
        Assert.Contains(ArrangementRefusal.ClaimHasLapsed, Assert.IsType<SetArrangementResult.Refused>(await Set(town, null, "R2")).Reasons);
        Assert.IsType<SetArrangementResult.Done>(await Set(town, null));
        Assert.Empty(await Found("income-recheck"));
        Assert.Empty(await town.Broken());

        await town.PayClaim("R2", "2027-02-18", 3500_00);
        await Night(town, "2027-02-19");
        Assert.Empty(await Found("limitation"));

        async Task<string[]> Found(params string[] kinds) =>
            [.. (await Open(town)).Where(task => kinds.Contains(task.Kind)).Select(task => $"{task.Kind} {task.Claim!.Split('/')[1]} {task.Deadline:yyyy-MM-dd}").Order(StringComparer.Ordinal)];
    }

    [Theory, OnEveryDatabase]
    public async Task The_debtor_alone_sees_what_is_set_and_why(Engine engine)
    {
        await using var town = await Arranged(engine, income: 200_000_00);
        var (mine, herself) = (town.Get<MyArrangements>(), await town.Herself());
        var seen = Assert.Single(await mine.Handle(herself, default));
        Assert.Equal((ArrangementBasis.Table, Kroner.Of(1500), 9, "Lønseddel", false), (seen.Basis, seen.Monthly, seen.Percent, seen.IncomeSource, seen.Waits));
        Assert.Equal((new DateOnly(2027, 2, 2), new DateOnly(2029, 1, 31), 3), (seen.LookAgainOn, seen.LapsesOn, seen.Instalments.Count));
        Assert.Equal((Kroner.Of(1500), true), (seen.Standing!.Next!.ToPay, seen.Runs));
        Assert.Equal(seen.Claim, (await mine.Handle(seen.Plan!.Value, herself, default))!.Claim);

        var bo = new Citizen(await town.PersonOf("7202852345"), "Bo");
        Assert.Null(await mine.Handle(seen.Claim, bo, default));
        Assert.Null(await mine.Handle(seen.Plan.Value, bo, default));
        Assert.IsType<SetArrangementResult.Done>(await Set(town, null));
        Assert.True((await mine.Handle(seen.Plan.Value, herself, default))!.IsReplaced);
        Assert.Equal(Kroner.Of(350), (await mine.Handle(seen.Claim, herself, default))!.Monthly);
    }

    private static async Task<AgreementTown> Arranged(Engine engine, long? income = null)
    {
        var town = await AgreementTown.Unagreed(engine);
        Assert.Empty((await town.Database.Claims(Claim)).Messages());
        await Night(town, "2026-02-02");
        Assert.IsType<SetArrangementResult.Done>(await Set(town, income));
        return town;
    }

    private static async Task Night(AgreementTown town, string night)
    {
        town.Database.Clock.GoTo(AgreementTown.Day(night));
        Assert.Equal(NightOutcomeKind.Done, (await town.Get<NightWork>().Handle(AgreementTown.Day(night), mayBeAhead: false, standInAnswers: false, null, default)).Outcome);
    }

    private static async Task<SetArrangementResult?> Set(AgreementTown town, long? income, string reference = "R1") =>
        await town.Get<SetArrangement>().Handle(await Input(town, income, reference), Sofie, default);

    private static async Task<SetArrangementResult?> Hear(AgreementTown town, long? income) => await town.Get<HearRaise>().Handle(await Input(town, income), Sofie, default);

    private static async Task<ArrangementInput> Input(AgreementTown town, long? income, string reference = "R1")
    {
        await using var db = town.Database.Open();
        var id = await db.Claims.Where(row => row.Reference == reference).Select(row => row.Id).SingleAsync();
        town.Database.Clock.Pass(TimeSpan.FromSeconds(1));
        var first = town.Today.AddDays(-town.Today.Day + 1).AddMonths(1);
        return new ArrangementInput(id, income is { } ore ? new Kroner(ore) : null, false, income is null ? "" : "Lønseddel", income is null ? null : town.Today, null, "", first, 1);
    }

    private static Task<IReadOnlyList<OpenTask>> Open(AgreementTown town) => town.Get<OpenTasks>().Handle(default);

    private static async Task<MyArrangement> Seen(AgreementTown town) => Assert.Single(await town.Get<MyArrangements>().Handle(await town.Herself(), default));

    /// <summary>What the latest letter of a kind says.</summary>
    private static async Task<string> Newest(AgreementTown town, string kind)
    {
        await using var db = town.Database.Open();
        return await town.Text((await db.Letters.ToListAsync()).Where(row => Slug.Of(row.Kind) == kind).MaxBy(row => row.At)!.Id);
    }
}
