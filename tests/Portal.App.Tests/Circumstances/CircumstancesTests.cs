using Microsoft.EntityFrameworkCore;
using Portal.App.Circumstances;
using Portal.App.Claims;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Staff;
using Portal.App.Tests.Agreements;
using Portal.App.Tests.Data;
using Portal.Domain.Circumstances;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Circumstances;

/// <summary>A debtor tells that something has changed, and a caseworker answers it.</summary>
public sealed class CircumstancesTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Rule_P08_a_change_that_is_told_rests_the_claims_and_waits_as_a_task_sent_fifty_times_it_is_one(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var report = await Report(town, "A1", "A2");
        var anna = await town.Herself();
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => town.Get<ReportCircumstances>().Handle(report, anna, Cancel))));

        Assert.All(sent, answer => Assert.Equal(new ReportResult.Sent(report.Id), answer));
        var request = Assert.Single((await town.Account()).Requests);
        Assert.Equal("changed-circumstances submitted", $"{string.Join(' ', request.Kinds)} {request.Status}");
        Assert.Equal("request-pending", (await town.Claim("A1")).Next!.StoppedBy);
        Assert.Equal("TEST/A1", Assert.Single(await town.Get<OpenTasks>().Handle(Cancel), task => task.Kind == "changed-circumstances").Claim);
        var receipt = await town.Text(Assert.Single((await town.Account()).Letters, letter => letter.Kind == "request-receipt").Id);
        Assert.Contains("din situation", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("syg", receipt, StringComparison.Ordinal);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_caseworker_answers_it_and_the_course_goes_on_a_fortnight_later_at_the_soonest(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02", "2026-02-23");
        var report = await Report(town, "A3");
        Assert.IsType<ReportResult.Sent>(await town.Get<ReportCircumstances>().Handle(report, await town.Herself(), Cancel));
        Assert.IsType<AnswerCircumstancesResult.WordsAreMissing>(await Answer(town, report.Id, " "));
        var answered = Assert.IsType<AnswerCircumstancesResult.Answered>(await Answer(town, report.Id, "Søg om mere tid, så ser vi på det."));

        Assert.Equal("granted", Assert.Single((await town.Account()).Requests).Status);
        Assert.Equal(new DateOnly(2026, 3, 9), (await town.Claim("A3")).Next!.EarliestOn);
        Assert.Contains("Søg om mere tid, så ser vi på det.", await town.Text(answered.Letter), StringComparison.Ordinal);
        Assert.DoesNotContain(await town.Get<OpenTasks>().Handle(Cancel), task => task.Kind == "changed-circumstances");
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_begun_is_kept_for_thirty_days_and_becomes_the_same_case_once_it_is_sent(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var (report, anna) = (await Report(town, "A1", "A2"), await town.Herself());
        Assert.NotNull(await town.Get<SaveCircumstancesDraft>().Handle(report with { Explanation = "Jeg er", Reasons = new HashSet<HardshipReason>() }, anna, Cancel));
        var kept = (await town.Get<FindCircumstancesDraft>().Handle(anna, Cancel))!;
        Assert.Equal((report.Id, "Jeg er", 2, 0), (kept.Id, kept.Explanation, kept.Claims.Count, kept.Reasons.Count));
        Assert.Null((await town.Claim("A1")).Next!.StoppedBy);
        Assert.True((await town.Get<MyClaims>().Handle(anna, Cancel)).Draft!.Tells);
        Assert.Null(await town.Get<FindDeferralDraft>().Handle(report.Id, anna, Cancel));
        Assert.Null(await town.Get<SaveCircumstancesDraft>().Handle(report, new Portal.App.Actors.Citizen(await town.PersonOf("7202852345"), "Bo"), Cancel));

        var told = report with { Claims = [report.Claims.First()] };
        Assert.Equal(new ReportResult.Sent(report.Id), await town.Get<ReportCircumstances>().Handle(told, anna, Cancel));
        Assert.Equal("request-pending", (await town.Claim("A1")).Next!.StoppedBy);
        Assert.Null((await town.Claim("A2")).Next!.StoppedBy);
        Assert.Null(await town.Get<FindCircumstancesDraft>().Handle(anna, Cancel));
        Assert.Null(await town.Get<SaveCircumstancesDraft>().Handle(report, anna, Cancel));

        Assert.NotNull(await town.Get<SaveCircumstancesDraft>().Handle(await Report(town, "A2"), anna, Cancel));
        town.Database.Clock.Pass(TimeSpan.FromDays(31));
        Assert.Null(await town.Get<FindCircumstancesDraft>().Handle(anna, Cancel));
        Assert.Empty(await town.Broken());
    }

    [Fact]
    public async Task What_is_missing_is_told_at_once_and_another_persons_claim_does_not_exist()
    {
        await using var town = await AgreementTown.Unagreed(Engine.Sqlite);
        var (report, anna) = (await Report(town, "A1"), await town.Herself());
        var refused = Assert.IsType<ReportResult.Refused>(await town.Get<ReportCircumstances>().Handle(report with { Reasons = new HashSet<HardshipReason>(), Explanation = "", Claims = [] }, anna, Cancel));
        Assert.Equal([CircumstancesRefusal.NoClaimChosen, CircumstancesRefusal.NoReasonGiven, CircumstancesRefusal.ExplanationIsMissing], refused.Reasons);
        Assert.Null(await town.Get<ReportCircumstances>().Handle(report, new Portal.App.Actors.Citizen(await town.PersonOf("7202852345"), "Bo"), Cancel));
        Assert.IsType<ReportResult.Sent>(await town.Get<ReportCircumstances>().Handle(report with { Channel = RequestChannel.Phone }, Town.Sofie, Cancel));
        Assert.Null(await town.Get<AnswerCircumstances>().Handle(new CircumstancesInput(report.Id, 1, true, "Tak."), Town.Finn, Cancel));
    }

    private static async Task<ReportedCircumstances> Report(AgreementTown town, params string[] claims)
    {
        List<ClaimId> ids;
        await using (var db = town.Database.Open()) ids = await db.Claims.Where(row => claims.Contains(row.Reference)).Select(row => row.Id).ToListAsync();
        return new ReportedCircumstances(Guid.NewGuid(), (await town.Herself()).Person, ids, new HashSet<HardshipReason> { HardshipReason.Illness }, "Jeg er blevet sygemeldt.");
    }

    private static async Task<AnswerCircumstancesResult?> Answer(AgreementTown town, Guid request, string words)
    {
        int version;
        await using (var db = town.Database.Open()) version = await db.Requests.Where(row => row.Id == request).Select(row => row.Version).SingleAsync();
        return await town.Get<AnswerCircumstances>().Handle(new CircumstancesInput(request, version, TakenIntoAccount: true, words), Town.Sofie, Cancel);
    }
}
