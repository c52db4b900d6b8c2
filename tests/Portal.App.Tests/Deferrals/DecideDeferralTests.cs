using Microsoft.EntityFrameworkCore;
using Portal.App.Claims;
using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Requests;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Deferrals;

public sealed class DecideDeferralTests
{
    [Theory, OnEveryDatabase]
    public async Task Rule_P08_a_grant_moves_the_last_day_to_pay_and_is_told_in_a_letter(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var request = await cases.Sent(anna, claim);

        var decided = Assert.IsType<DecideAnswer.Decided>(await database.Get<DecideDeferral>().Handle(
            Answer(request, await cases.VersionOf(request), DeferralOutcome.Granted), Town.Sofie, Cancel));

        var card = Assert.Single((await database.Get<MyClaims>().Handle(anna, Cancel)).Open);
        Assert.Equal((HoldKind.Deferral, Christmas, Christmas), (card.StoppedBy!.Kind, card.PayBy, card.DeferredUntil!.Value));
        var view = (await database.Get<MyRequest>().Handle(request, anna, Cancel))!;
        Assert.Equal((RequestStatus.Granted, Christmas, decided.Letter), (view.Request.Status, view.Request.GrantedUntil!.Value, view.Request.DecisionLetter!.Value));
        Assert.Equal(decided.Letter, (await database.Get<MyInbox>().Handle(anna, 1, Cancel)).Items.Single(letter => letter.Kind == LetterKind.Decision).Id);
        await using var db = database.Open();
        Assert.Contains(decided.Letter, await db.Outbox.Select(row => row.Id).ToListAsync());
        Assert.Equal(Today, (await db.Holds.SingleAsync(hold => hold.Kind == HoldKind.RequestPending)).LiftedOn);
    }

    [Theory, OnEveryDatabase]
    public async Task A_refusal_lifts_the_pause_and_leaves_the_old_day_to_pay(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));

        Assert.IsType<DecideAnswer.Decided>(await database.Get<DecideDeferral>().Handle(Answer(request, await cases.VersionOf(request), DeferralOutcome.Refused), Town.Sofie, Cancel));

        var card = Assert.Single((await database.Get<MyClaims>().Handle(anna, Cancel)).Open);
        Assert.Null(card.StoppedBy);
        Assert.Equal(new DateOnly(2026, 9, 29), card.PayBy);
        Assert.Equal(RequestStatus.Refused, (await database.Get<MyRequest>().Handle(request, anna, Cancel))!.Request.Status);
    }

    [Theory, OnEveryDatabase]
    public async Task No_decision_without_a_rule_and_written_grounds(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        var empty = Answer(request, await cases.VersionOf(request), DeferralOutcome.PartlyGranted, grounds: "  ") with { Grounds = new HashSet<DeferralGround>() };

        var faulty = Assert.IsType<DecideAnswer.Faulty>(await database.Get<DecideDeferral>().Handle(empty, Town.Sofie, Cancel));

        Assert.Equal([DecisionFault.NoRuleNamed, DecisionFault.NoGroundsWritten, DecisionFault.DateIsMissing], faulty.Faults);
        await using var db = database.Open();
        Assert.Equal(LetterKind.RequestReceipt, (await db.Letters.SingleAsync()).Kind);
        Assert.Equal(RequestStatus.Submitted, (await db.Requests.SingleAsync()).Status);
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P09_a_grant_needs_the_caseworkers_own_finding_and_the_letter_prints_it(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna, ClaimType.Daycare));
        var answer = Answer(request, await cases.VersionOf(request), DeferralOutcome.Granted);

        var faulty = Assert.IsType<DecideAnswer.Faulty>(await database.Get<DecideDeferral>().Handle(answer, Town.Sofie, Cancel));
        Assert.Equal([DecisionFault.SpecialFindingMissing], faulty.Faults);

        var decided = Assert.IsType<DecideAnswer.Decided>(await database.Get<DecideDeferral>().Handle(answer with { SpecialFinding = true }, Town.Sofie, Cancel));
        var letter = (await database.Get<MyLetters>().Open(decided.Letter, anna, Cancel))!;
        Assert.Contains("Vi har fundet, at der er særlige grunde i din sag.", LetterPlainText.Of(letter.Content), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_deferral_past_the_limitation_date_needs_an_explicit_finding(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna, with: claim => claim.LimitationOn = new DateOnly(2026, 11, 15)));
        var answer = Answer(request, await cases.VersionOf(request), DeferralOutcome.Granted);

        var faulty = Assert.IsType<DecideAnswer.Faulty>(await database.Get<DecideDeferral>().Handle(answer, Town.Sofie, Cancel));

        Assert.Equal([DecisionFault.LimitationFindingMissing], faulty.Faults);
        Assert.IsType<DecideAnswer.Decided>(await database.Get<DecideDeferral>().Handle(answer with { LimitationFinding = true }, Town.Sofie, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task Two_caseworkers_at_once_the_second_is_told_and_nothing_is_overwritten(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        var version = await cases.VersionOf(request);

        var answers = await Task.WhenAll(
            Task.Run(() => database.Get<DecideDeferral>().Handle(Answer(request, version, DeferralOutcome.Granted), Town.Sofie, Cancel)),
            Task.Run(() => database.Get<DecideDeferral>().Handle(Answer(request, version, DeferralOutcome.Refused), Town.Soren, Cancel)));

        Assert.Single(answers.OfType<DecideAnswer.Decided>());
        var told = Assert.Single(answers.OfType<DecideAnswer.Overtaken>());
        await using var db = database.Open();
        var row = await db.Requests.SingleAsync();
        Assert.Equal((row.Status, row.DecidedBy), (told.Status, told.By));
        Assert.Equal(1, await db.Letters.CountAsync(letter => letter.Kind == LetterKind.Decision));
    }

    [Theory, OnEveryDatabase]
    public async Task New_evidence_after_the_page_was_shown_is_told_before_anything_is_decided(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));
        var version = await cases.VersionOf(request);
        Assert.Empty((await database.Get<AddEvidence>().Handle(request, "opsigelse.pdf", new MemoryStream("%PDF-1.7 x"u8.ToArray()), anna, Cancel))!);

        var answer = await database.Get<DecideDeferral>().Handle(Answer(request, version, DeferralOutcome.Refused), Town.Sofie, Cancel);

        Assert.Equal(new DecideAnswer.Overtaken(RequestStatus.Submitted, null), answer);
    }

    [Theory, OnEveryDatabase]
    public async Task Only_the_case_team_decides(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var request = await cases.Sent(anna, await town.Claim(anna));

        Assert.Null(await database.Get<DecideDeferral>().Handle(Answer(request, await cases.VersionOf(request), DeferralOutcome.Granted), Town.Finn, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L05_nothing_can_be_decided_that_nobody_has_asked_for(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);

        Assert.Null(await database.Get<DecideDeferral>().Handle(Answer(draft, await cases.VersionOf(draft), DeferralOutcome.Granted), Town.Sofie, Cancel));
        Assert.Null(await database.Get<DecideDeferral>().Handle(Answer(Guid.NewGuid(), 0, DeferralOutcome.Granted), Town.Sofie, Cancel));
    }
}
