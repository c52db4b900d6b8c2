using Microsoft.EntityFrameworkCore;
using Portal.App.Claims;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;
using static Portal.App.Tests.Deferrals.DeferralCase;

namespace Portal.App.Tests.Deferrals;

public sealed class SubmitDeferralTests
{
    [Theory, OnEveryDatabase]
    public async Task Rule_P07_a_request_sent_puts_its_claims_on_hold_at_once_and_promises_an_answer(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var (asked, other) = (await town.Claim(anna), await town.Claim(anna));

        var request = await cases.Sent(anna, asked);

        var view = (await database.Get<MyRequest>().Handle(request, anna, Cancel))!;
        Assert.Equal(("2026-000001", RequestStatus.Submitted), (view.Request.CaseNumber, view.Request.Status));
        Assert.Equal((new DateOnly(2026, 10, 23), new DateOnly(2026, 10, 16)), (view.Request.AnswerBy!.Value, view.Request.EvidenceBy!.Value));
        var overview = await database.Get<MyClaims>().Handle(anna, Cancel);
        Assert.Equal(HoldKind.RequestPending, overview.Open.Single(card => card.Id == asked).StoppedBy!.Kind);
        Assert.Null(overview.Open.Single(card => card.Id == other).StoppedBy);
        Assert.Equal("2026-000001", overview.Open.Single(card => card.Id == asked).Request!.CaseNumber);
    }

    [Theory, OnEveryDatabase]
    public async Task Sending_fifty_times_at_once_makes_one_request_with_one_number_one_hold_and_one_receipt(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna)]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => database.Get<SubmitDeferral>().Handle(draft, anna, Cancel))));

        Assert.All(answers, answer => Assert.Equal(new SubmitAnswer.Sent(draft), answer));
        await using var db = database.Open();
        Assert.Equal((1, 1, 1), (await db.Requests.CountAsync(), await db.Holds.CountAsync(), await db.Letters.CountAsync()));
        Assert.Equal(1, (await db.Counters.SingleAsync(row => row.Name == "case-2026")).Value);
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P08_every_reason_for_a_refusal_is_told_at_once(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna, ClaimType.Daycare)], until: Today, reason: HardshipReason.Other);

        var refused = Assert.IsType<SubmitAnswer.Refused>(await database.Get<SubmitDeferral>().Handle(draft, anna, Cancel));

        Assert.Equal(
            [DeferralRefusal.DateIsNotInTheFuture, DeferralRefusal.ExplanationIsMissing, DeferralRefusal.SpecialCircumstancesMissing], refused.Reasons);
        await using var db = database.Open();
        Assert.Equal(RequestStatus.Draft, (await db.Requests.SingleAsync()).Status);
        Assert.Empty(await db.Holds.ToListAsync());
    }

    [Theory]
    [InlineData(ClaimType.PropertyTax, true)]
    [InlineData(ClaimType.Daycare, true)]
    [InlineData(ClaimType.Maintenance, true)]
    [InlineData(ClaimType.AfterSchool, false)]
    [InlineData(ClaimType.Civil, false)]
    public async Task Rule_P09_property_tax_daycare_and_maintenance_need_the_special_circumstances_stated(ClaimType type, bool needed)
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna, type)]);

        var answer = await database.Get<SubmitDeferral>().Handle(draft, anna, Cancel);

        Assert.Equal(needed, answer is SubmitAnswer.Refused { Reasons: [DeferralRefusal.SpecialCircumstancesMissing] });
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L12_a_transferred_claim_takes_no_deferral_here(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna, with: claim => claim.Custody = Custody.Transferred)]);

        var refused = Assert.IsType<SubmitAnswer.Refused>(await database.Get<SubmitDeferral>().Handle(draft, anna, Cancel));

        Assert.Equal([DeferralRefusal.ClaimIsTransferred], refused.Reasons);
    }

    [Theory, OnEveryDatabase]
    public async Task Nobody_can_ask_about_read_or_send_what_is_anothers(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var annas = await town.Claim(anna);
        var draft = await cases.Draft(anna, [annas]);

        Assert.Null(await database.Get<ClaimDetails>().Handle(annas, bo, Cancel));
        Assert.Null(await database.Get<FindDeferralDraft>().Handle(draft, bo, Cancel));
        Assert.Null(await database.Get<SaveDeferralDraft>().Until(draft, Christmas, bo, Cancel));
        Assert.Null(await database.Get<SubmitDeferral>().Handle(draft, bo, Cancel));

        var bos = await cases.Draft(bo, [annas]);
        var refused = Assert.IsType<SubmitAnswer.Refused>(await database.Get<SubmitDeferral>().Handle(bos, bo, Cancel));
        Assert.Equal([DeferralRefusal.NoClaimChosen], refused.Reasons);
    }

    [Theory, OnEveryDatabase]
    public async Task To_a_possible_co_debtor_the_claim_does_not_exist_before_it_is_confirmed(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var (anna, bo, eva) = (await town.Citizen(), await town.Citizen("Bo Æbelø"), await town.Citizen("Eva Ek"));
        var possible = await town.Claim(anna, other: bo, confirmed: false);
        var confirmed = await town.Claim(anna, other: eva, confirmed: true);

        Assert.Null(await database.Get<ClaimDetails>().Handle(possible, bo, Cancel));
        Assert.Equal(LiabilityKind.CoDebtor, (await database.Get<ClaimDetails>().Handle(confirmed, eva, Cancel))!.Liable);
    }

    [Theory, OnEveryDatabase]
    public async Task A_draft_is_kept_for_thirty_days_and_taken_up_where_it_was(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var claim = await town.Claim(anna);
        var draft = await cases.Draft(anna, [claim], words: "Jeg er blevet opsagt.");

        database.Clock.Pass(TimeSpan.FromDays(29));
        Assert.Equal(draft, await database.Get<StartDeferral>().Handle(anna, null, Cancel));
        var found = (await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!;
        Assert.Equal(("Jeg er blevet opsagt.", DeferralStep.Check), (found.Explanation, found.NextStep));
        Assert.Equal(claim, Assert.Single(found.Chosen).Card.Id);

        database.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Null(await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel));
        Assert.NotEqual(draft, await database.Get<StartDeferral>().Handle(anna, null, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task Words_too_long_are_refused_and_what_stood_there_stays(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var anna = await town.Citizen();
        var draft = await cases.Draft(anna, [await town.Claim(anna, ClaimType.Daycare)], words: "Jeg er blevet opsagt.");
        var (fits, tooLong, reasons) = (new string('æ', SaveDeferralDraft.LongestText), new string('æ', SaveDeferralDraft.LongestText + 1), new HashSet<HardshipReason> { HardshipReason.Illness });
        var save = database.Get<SaveDeferralDraft>();

        Assert.Equal(
            [DeferralRefusal.ExplanationIsTooLong, DeferralRefusal.SpecialCircumstancesAreTooLong], await save.Reasons(draft, reasons, tooLong, tooLong, anna, Cancel));
        var kept = (await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!;
        Assert.Equal(("Jeg er blevet opsagt.", HardshipReason.Unemployment), (kept.Explanation, Assert.Single(kept.Reasons)));

        Assert.Empty((await save.Reasons(draft, reasons, fits, fits, anna, Cancel))!);
        Assert.Equal(fits, (await database.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!.Explanation);
    }

    [Theory, OnEveryDatabase]
    public async Task Taking_a_request_back_ends_the_pause_the_same_day(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, cases) = (new Town(database), new DeferralCase(database));
        var (anna, bo) = (await town.Citizen(), await town.Citizen("Bo Æbelø"));
        var request = await cases.Sent(anna, await town.Claim(anna));

        Assert.Null(await database.Get<WithdrawRequest>().Handle(request, bo, Cancel));
        Assert.True(await database.Get<WithdrawRequest>().Handle(request, anna, Cancel));

        Assert.Null(Assert.Single((await database.Get<MyClaims>().Handle(anna, Cancel)).Open).StoppedBy);
    }
}
