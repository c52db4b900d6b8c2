using Microsoft.EntityFrameworkCore;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Staff;
using Portal.App.Tests.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Deferrals;

/// <summary>A short deferral asked for in time is granted by the machine; everything else goes to a caseworker with every rule that says why.</summary>
public sealed class InstantDeferralTests
{
    private static readonly DateOnly PayBy = new(2026, 10, 12), Until = new(2026, 11, 1);

    [Theory, OnEveryDatabase]
    public async Task Rule_P07_inside_the_frame_it_is_granted_at_once_by_a_letter_that_says_so(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna, dueOn: PayBy)], Until);
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => database.Get<SubmitRequest>().Handle(draft, anna, Cancel))));

        Assert.All(sent, answer => Assert.Equal(new SubmitAnswer.Sent(draft), answer));
        var view = (await database.Get<MyRequest>().Handle(draft, anna, Cancel))!;
        Assert.Equal((RequestStatus.Granted, Until, null), (view.Request.Status, view.Request.GrantedUntil!.Value, view.DecidedBy));
        await using var db = database.Open();
        Assert.Equal((HoldKind.Deferral, Until), ((await db.Holds.SingleAsync()).Kind, (await db.Holds.SingleAsync()).Until!.Value));
        Assert.Contains("instant-deferral-days", (await db.Requests.SingleAsync()).PolicyRow, StringComparison.Ordinal);
        var letter = await db.Letters.SingleAsync();
        Assert.Equal((draft, letter.Id), (letter.RequestId, view.Request.DecisionLetter));
        var said = Portal.App.Letters.LetterPlainText.Of((await database.Get<Portal.App.Letters.LetterArchive>().Draw(letter.Id, Cancel))!.Content);
        Assert.Contains("Svaret er givet automatisk", said, StringComparison.Ordinal);
        Assert.Contains("højst 30 dage og højst 3 gange", said, StringComparison.Ordinal);
        Assert.Contains("Du kan altid bede om, at en medarbejder ser på det.", said, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P08_outside_it_every_rule_is_kept_with_the_request_and_the_nearest_day_can_be_accepted(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Draft(anna, [await town.Claim(anna, dueOn: PayBy)], Christmas);
        var draft = (await database.Get<FindDeferralDraft>().Handle(request, anna, Cancel))!;
        Assert.Equal((Until, Until), (draft.Frame!.Nearest!.Value, draft.InstantUntil!.Value));
        Assert.IsType<SubmitAnswer.Sent>(await database.Get<SubmitRequest>().Handle(request, anna, Cancel));

        var desk = (await database.Get<CaseDetails>().Handle(request, Town.Sofie, Cancel))!;
        Assert.Equal([InstantDeferralRule.DateIsTooFarAway], desk.Parts.Waiting);
        Assert.Equal((Until, Until), (desk.NearestUntil!.Value, Assert.Single(desk.Proposals).Until!.Value));

        Assert.Equal(new ProposalResult.Done(request), await database.Get<AcceptProposal>().Handle(request, RequestKind.Deferral, anna, Cancel));
        var view = (await database.Get<MyRequest>().Handle(request, anna, Cancel))!;
        Assert.Equal((RequestStatus.Granted, Until), (view.Request.Status, view.Request.GrantedUntil!.Value));
        await using var db = database.Open();
        Assert.Equal(1, await db.Holds.CountAsync(hold => hold.LiftedOn == null));
    }

    [Fact]
    public async Task Rule_P09_and_the_fourth_time_in_six_months_go_to_a_caseworker()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        for (var i = 0; i < 3; i++) Assert.Equal(RequestStatus.Granted, await Ask(await town.Claim(anna, dueOn: PayBy)));
        Assert.Equal(RequestStatus.Submitted, await Ask(await town.Claim(anna, dueOn: PayBy)));

        var bo = await town.Citizen("Bo");
        var daycare = await cases.Draft(bo, [await town.Claim(bo, ClaimType.Daycare, dueOn: PayBy)], Until, special: "Jeg kan ikke undvære pladsen.");
        Assert.IsType<SubmitAnswer.Sent>(await database.Get<SubmitRequest>().Handle(daycare, bo, Cancel));
        Assert.Equal([InstantDeferralRule.TypeOfRunningPayments], (await database.Get<CaseDetails>().Handle(daycare, Town.Sofie, Cancel))!.Parts.Waiting);

        async Task<RequestStatus> Ask(ClaimId claim)
        {
            var draft = await cases.Draft(anna, [claim], Until);
            Assert.IsType<SubmitAnswer.Sent>(await database.Get<SubmitRequest>().Handle(draft, anna, Cancel));
            return (await database.Get<MyRequest>().Handle(draft, anna, Cancel))!.Request.Status;
        }
    }
}
