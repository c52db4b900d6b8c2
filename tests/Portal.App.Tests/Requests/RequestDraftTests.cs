using Microsoft.EntityFrameworkCore;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Requests;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Requests;

public sealed class RequestDraftTests
{
    [Theory, OnEveryDatabase]
    public async Task A_draft_holds_everything_it_asks_for_and_what_an_agreement_is_asked_with(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);
        var save = database.Get<SaveRequestDraft>();
        var both = new HashSet<RequestKind> { RequestKind.Deferral, RequestKind.Agreement };

        Assert.Null(await save.Kinds(draft, both, bo, Cancel));
        Assert.Null(await save.Instalments(draft, new InstalmentAsk(null, null, null), bo, Cancel));
        Assert.False(await save.Kinds(draft, new HashSet<RequestKind>(), anna, Cancel));
        Assert.True(await save.Kinds(draft, both, anna, Cancel));
        Assert.Empty((await save.Instalments(draft, new InstalmentAsk(Kroner.Of(500), 28, Christmas.AddDays(1)), anna, Cancel))!);

        await using var db = database.Open();
        var row = await db.Requests.SingleAsync();
        Assert.Equal((500_00, 28, Christmas.AddDays(1)), (row.MonthlyOre!.Value, row.PayDay!.Value, row.FirstOn!.Value));
        Assert.Equal(both, (await db.RequestKinds.Select(kind => kind.Kind).ToListAsync()).ToHashSet());
        Assert.Equal(draft, await database.Get<StartDeferral>().Handle(anna, null, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task A_request_that_also_asks_for_something_else_is_not_sent_as_one_for_a_deferral(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);
        await database.Get<SaveRequestDraft>().Kinds(draft, new HashSet<RequestKind> { RequestKind.Deferral, RequestKind.Objection }, anna, Cancel);

        Assert.Contains(ObjectionRefusal.OtherKindIsAskedFor, Assert.IsType<SubmitAnswer.NotTaken>(await database.Get<SubmitRequest>().Handle(draft, anna, Cancel)).Reasons);
    }

    [Theory, OnEveryDatabase]
    public async Task A_request_that_waits_is_a_task_with_the_day_of_its_answer_until_it_is_answered_or_taken_back(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var (first, second) = (await cases.Sent(anna, await town.Claim(anna)), await cases.Sent(anna, await town.Claim(anna)));

        var tasks = await database.Get<OpenTasks>().Handle(Cancel);
        Assert.Equal([("decide-request", "deferral", new DateOnly(2026, 10, 23)), ("decide-request", "deferral", new DateOnly(2026, 10, 23))], tasks.Select(task => (task.Kind, task.Detail, task.Deadline!.Value)));

        await database.Get<DecideDeferral>().Handle(Answer(first, await cases.VersionOf(first), DeferralOutcome.Granted), Town.Sofie, Cancel);
        await database.Get<WithdrawRequest>().Handle(second, anna, Cancel);
        Assert.Empty(await database.Get<OpenTasks>().Handle(Cancel));
    }
}
