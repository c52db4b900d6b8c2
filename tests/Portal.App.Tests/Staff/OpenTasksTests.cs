using Portal.App.Dunning;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Tests.Staff;

/// <summary>What a night opens for staff, and what a preview says about it beforehand.</summary>
public sealed class OpenTasksTests
{
    [Theory, OnEveryDatabase]
    public async Task A_repayment_claim_waits_for_an_arrangement_from_its_first_night(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        await town.Claim(await town.Citizen(), ClaimType.CashBenefitRepayment);
        var night = DateOnly.FromDateTime(database.Clock.GetUtcNow().UtcDateTime);

        var previewed = new List<NightOutcome?>();
        await foreach (var claim in database.Get<PreviewNight>().Handle(night, default)) previewed.Add(claim.Outcome);
        Assert.Contains(previewed, outcome => outcome is { Step: Step.SetArrangementTask, Taken: true });
        Assert.Empty(await database.Get<OpenTasks>().Handle(default));

        await database.Get<RunNight>().Handle(night, mayBeAhead: false, null, default);
        var task = Assert.Single(await database.Get<OpenTasks>().Handle(default));
        Assert.Equal(("set-arrangement", "TEST/T-1", "primary", night), (task.Kind, task.Claim, task.Role, task.Since));
    }

    [Theory, OnEveryDatabase]
    public async Task The_same_night_again_does_nothing_and_an_earlier_one_is_refused(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        await town.Claim(await town.Citizen(), ClaimType.Daycare, dueOn: new DateOnly(2026, 8, 3));
        var night = DateOnly.FromDateTime(database.Clock.GetUtcNow().UtcDateTime);
        var work = database.Get<NightWork>();

        Assert.Equal(1, (await work.Handle(night, mayBeAhead: false, standInAnswers: true, null, default)).Letters);
        Assert.Equal(NightOutcomeKind.NothingToDo, (await work.Handle(night, mayBeAhead: false, standInAnswers: true, null, default)).Outcome);
        Assert.Equal(NightOutcomeKind.TooEarly, (await work.Handle(night.AddDays(-1), mayBeAhead: false, standInAnswers: true, null, default)).Outcome);
        Assert.Equal(NightOutcomeKind.InTheFuture, (await work.Handle(night.AddDays(1), mayBeAhead: false, standInAnswers: true, null, default)).Outcome);
    }
}
