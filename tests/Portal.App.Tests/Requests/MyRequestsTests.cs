using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.App.Tests.Deferrals;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Requests;

public sealed class MyRequestsTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_list_has_drafts_that_can_be_taken_up_and_what_was_sent_newest_first(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var first = await cases.Sent(anna, await town.Claim(anna));
        database.Clock.Pass(TimeSpan.FromDays(1));
        var second = await cases.Sent(anna, await town.Claim(anna));
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);

        var list = await database.Get<MyRequests>().Handle(anna, Cancel);

        Assert.Equal([second, first], list.Sent.Select(request => request.Id));
        Assert.Equal(draft, Assert.Single(list.Drafts).Id);
        Assert.Empty((await database.Get<MyRequests>().Handle(bo, Cancel)).Sent);
        Assert.Null(await database.Get<MyRequest>().Handle(first, bo, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task The_preview_is_the_letter_that_the_decision_files_and_writes_nothing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        var answer = DeferralCase.Answer(request, await cases.VersionOf(request), DeferralOutcome.PartlyGranted, new DateOnly(2026, 11, 9));

        var preview = LetterPlainText.Of((await database.Get<PreviewDeferralDecision>().Handle(answer, Town.Sofie, Cancel))!);
        Assert.Null(await database.Get<PreviewDeferralDecision>().Handle(answer, Town.Finn, Cancel));
        Assert.Equal(LetterKind.RequestReceipt, Assert.Single((await database.Get<MyInbox>().Handle(anna, 1, Cancel)).Items).Kind);
        Assert.Equal(RequestStatus.Submitted, (await database.Get<MyRequest>().Handle(request, anna, Cancel))!.Request.Status);

        var decided = Assert.IsType<DecideAnswer.Decided>(await database.Get<DecideDeferral>().Handle(answer, Town.Sofie, Cancel));
        Assert.Equal(preview, LetterPlainText.Of((await database.Get<MyLetters>().Open(decided.Letter, anna, Cancel))!.Content));
    }

    [Theory, OnEveryDatabase]
    public async Task A_letter_that_cannot_be_filed_leaves_no_half_decision(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        var answer = DeferralCase.Answer(request, await cases.VersionOf(request), DeferralOutcome.Granted);

        // FileLetter writes documents first: a file where its folder should be stops it in the middle of the decision.
        Directory.Move(Path.Combine(database.Folder, "documents"), Path.Combine(database.Folder, "moved"));
        await File.WriteAllTextAsync(Path.Combine(database.Folder, "documents"), "");
        await Assert.ThrowsAnyAsync<IOException>(() => database.Get<DecideDeferral>().Handle(answer, Town.Sofie, Cancel));

        var view = (await database.Get<MyRequest>().Handle(request, anna, Cancel))!;
        Assert.Equal((RequestStatus.Submitted, ""), (view.Request.Status, view.Grounds));
        Assert.Equal(LetterKind.RequestReceipt, Assert.Single((await database.Get<MyInbox>().Handle(anna, 1, Cancel)).Items).Kind);
    }
}
