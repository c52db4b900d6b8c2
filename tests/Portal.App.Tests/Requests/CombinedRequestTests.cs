using Microsoft.EntityFrameworkCore;
using Portal.App.Agreements;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Tests.Agreements;
using Portal.App.Tests.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Requests;

/// <summary>A request to wait until 1 April 2026 and then to pay by instalments, from its draft to both its answers.</summary>
public sealed class CombinedRequestTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly DateOnly Until = new(2026, 4, 1);

    [Theory, OnEveryDatabase]
    public async Task Rule_P07_one_request_for_both_is_sent_once_and_rests_its_claims(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var draft = await Draft(town, "A1", "A2");
        var anna = await town.Herself();
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => town.Get<SubmitRequest>().Handle(draft, anna, Cancel))));

        Assert.All(sent, answer => Assert.Equal(new SubmitAnswer.Sent(draft), answer));
        var request = Assert.Single((await town.Account()).Requests);
        Assert.Equal("deferral agreement submitted", $"{string.Join(' ', request.Kinds)} {request.Status}");
        Assert.Equal("request-pending", (await town.Claim("A1")).Next!.StoppedBy);
        var receipt = Assert.Single((await town.Account()).Letters, letter => letter.Kind == "request-receipt");
        var said = await town.Text(receipt.Id);
        Assert.Contains("1. april 2026", said, StringComparison.Ordinal);
        Assert.Contains("500,00 kr. om måneden", said, StringComparison.Ordinal);
        Assert.Equal(1, await Count(town, db => db.Holds.CountAsync(hold => hold.Kind == HoldKind.RequestPending && hold.LiftedOn == null && hold.ClaimId == db.Claims.Single(claim => claim.Reference == "A1").Id)));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L05_both_are_granted_in_one_decision_with_one_answer_and_the_agreement(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        var request = await Sent(town, "A1", "A2");
        var decided = Assert.IsType<DecideCombinedAnswer.Decided>(await Decide(town, request, DeferralOutcome.Granted, DeferralOutcome.Granted));

        Assert.Equal("granted", Assert.Single((await town.Account()).Requests).Status);
        Assert.Equal("active 0/0/0", await town.State());
        Assert.Equal(["2026-04-10 500", "2026-05-10 500", "2026-06-10 500"], await town.Plan());
        Assert.Equal(["agreement", "deferral"], (await town.Claim("A1")).Holds.Select(hold => hold.Kind).Where(kind => kind != "request-pending").Order());
        Assert.Equal(["agreement", "decision", "request-receipt"], (await town.Account()).Letters.Select(letter => letter.Kind).Where(kind => kind is not ("bill" or "reminder-1")).Order());
        var said = await town.Text(decided.Letter);
        Assert.Contains("til den **1. april 2026**, som du bad om", said, StringComparison.Ordinal);
        Assert.Contains("Du har fået et nyt job.", said, StringComparison.Ordinal);
        Assert.Contains("Raten passer til din løn.", said, StringComparison.Ordinal);
        Assert.Empty(await town.Broken());
        Assert.IsType<DecideCombinedAnswer.Overtaken>(await Decide(town, request, DeferralOutcome.Refused, DeferralOutcome.Refused));
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L06_one_part_may_be_refused_with_its_own_rules_and_grounds(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        var request = await Sent(town, "A1", "A2");
        var decided = Assert.IsType<DecideCombinedAnswer.Decided>(await Decide(town, request, DeferralOutcome.Refused, DeferralOutcome.PartlyGranted, monthly: 750_00));

        Assert.Equal("partly-granted", Assert.Single((await town.Account()).Requests).Status);
        Assert.Equal(["2026-03-10 750", "2026-04-10 750"], await town.Plan());
        Assert.DoesNotContain((await town.Claim("A1")).Holds, hold => hold.Kind == "deferral");
        var said = await town.Text(decided.Letter);
        Assert.Contains("Vi kan ikke sige ja til, at du venter", said, StringComparison.Ordinal);
        Assert.Contains("Du kan ikke klage til en anden myndighed", said, StringComparison.Ordinal);
        var view = (await town.Get<MyRequest>().Handle(request, await town.Herself(), Cancel))!;
        Assert.Equal((DeferralOutcome.Refused, DeferralOutcome.PartlyGranted), (view.Parts.Outcomes[RequestKind.Deferral], view.Parts.Outcomes[RequestKind.Agreement]));
        Assert.Equal([DeferralGround.Circumstances], view.Parts.Rules[RequestKind.Deferral]);
        Assert.Equal([DeferralGround.MoreTimeOnRequest], view.Parts.Rules[RequestKind.Agreement]);
        Assert.Equal(("Du har fået et nyt job.", "Raten passer til din løn."), (view.Grounds, view.AgreementGrounds));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Inside_both_frames_both_are_granted_at_once_and_the_letter_says_so(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        // A2 is to be paid by 12 February.
        var request = await Sent(town, new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 5), "A2");

        Assert.Equal("granted", Assert.Single((await town.Account()).Requests).Status);
        Assert.Equal("active 0", await town.State());
        Assert.DoesNotContain((await town.Claim("A2")).Holds, hold => hold.Kind == "request-pending");
        var view = (await town.Get<MyRequest>().Handle(request, await town.Herself(), Cancel))!;
        Assert.Equal((new DateOnly(2026, 3, 4), null), (view.Request.GrantedUntil!.Value, view.DecidedBy));
        Assert.Contains("automatisk", await town.Text(view.Request.DecisionLetter!.Value), StringComparison.Ordinal);
        Assert.Empty(await town.Broken());
    }

    [Fact]
    public async Task Nothing_of_it_can_be_decided_as_if_it_asked_for_one_thing()
    {
        await using var town = await AgreementTown.Unagreed(Engine.Sqlite);
        var request = await Sent(town, "A1", "A2");
        var input = await Input(town, request, DeferralOutcome.Granted, DeferralOutcome.Granted, null);
        Assert.Null(await town.Get<DecideDeferral>().Handle(input.Waiting, Town.Sofie, Cancel));
        Assert.Null(await town.Get<DecideAgreement>().Handle(input.Paying, Town.Sofie, Cancel));
        Assert.Null(await town.Get<DecideCombined>().Handle(input, Town.Finn, Cancel));
    }

    [Fact]
    public async Task A_draft_keeps_every_answer_and_says_what_is_missing_of_both()
    {
        await using var town = await AgreementTown.Unagreed(Engine.Sqlite);
        var draft = await Draft(town, "A1");
        var anna = await town.Herself();
        var kept = (await town.Get<FindDeferralDraft>().Handle(draft, anna, Cancel))!;
        Assert.Equal((true, true, Until, new Kroner(500_00), 10), (kept.IsForDeferral, kept.IsForAgreement, kept.Until!.Value, kept.Instalments.Monthly!.Value, kept.Instalments.PayDay!.Value));
        Assert.Equal([InstantDeferralRule.NotBeforePayBy, InstantDeferralRule.DateIsTooFarAway], kept.Frame!.Failing);

        await town.Get<SaveDeferralDraft>().Reasons(draft, new HashSet<HardshipReason>(), "", "", anna, Cancel);
        Assert.Equal([InstalmentFault.FirstDayIsDuringWait], await town.Get<SaveRequestDraft>().Instalments(draft, new InstalmentAsk(new Kroner(500_00), 10, Until), anna, Cancel));
        var refused = Assert.IsType<SubmitAnswer.NotCombined>(await town.Get<SubmitRequest>().Handle(draft, anna, Cancel));
        Assert.Equal([DeferralRefusal.NoReasonGiven], refused.Deferral);
        Assert.Equal([AgreementRefusal.StartsDuringWait], refused.Agreement);
    }

    private static Task<Guid> Sent(AgreementTown town, params string[] claims) => Sent(town, Until, Until.AddDays(1), claims);

    private static async Task<Guid> Sent(AgreementTown town, DateOnly until, DateOnly firstOn, params string[] claims)
    {
        await town.Nights("2026-02-02");
        var draft = await Draft(town, until, firstOn, claims);
        Assert.IsType<SubmitAnswer.Sent>(await town.Get<SubmitRequest>().Handle(draft, await town.Herself(), Cancel));
        return draft;
    }

    private static Task<Guid> Draft(AgreementTown town, params string[] claims) => Draft(town, Until, Until.AddDays(1), claims);

    private static async Task<Guid> Draft(AgreementTown town, DateOnly until, DateOnly firstOn, params string[] claims)
    {
        var anna = await town.Herself();
        List<ClaimId> ids;
        await using (var db = town.Database.Open()) ids = await db.Claims.Where(row => claims.Contains(row.Reference)).Select(row => row.Id).ToListAsync();
        var draft = await town.Get<StartDeferral>().Handle(anna, null, Cancel);
        await town.Get<SaveRequestDraft>().Kinds(draft, new HashSet<RequestKind> { RequestKind.Deferral, RequestKind.Agreement }, anna, Cancel);
        await town.Get<SaveDeferralDraft>().Claims(draft, ids, anna, Cancel);
        await town.Get<SaveDeferralDraft>().Until(draft, until, anna, Cancel);
        await town.Get<SaveRequestDraft>().Instalments(draft, new InstalmentAsk(new Kroner(500_00), 10, firstOn), anna, Cancel);
        await town.Get<SaveDeferralDraft>().Reasons(draft, new HashSet<HardshipReason> { HardshipReason.Illness, HardshipReason.Unemployment }, "", "", anna, Cancel);
        return draft;
    }

    private static async Task<DecideCombinedAnswer?> Decide(AgreementTown town, Guid request, DeferralOutcome waiting, DeferralOutcome paying, long? monthly = null) =>
        await town.Get<DecideCombined>().Handle(await Input(town, request, waiting, paying, monthly), Town.Sofie, Cancel);

    private static async Task<CombinedDecisionInput> Input(AgreementTown town, Guid request, DeferralOutcome waiting, DeferralOutcome paying, long? monthly)
    {
        var version = await Count(town, db => db.Requests.Where(row => row.Id == request).Select(row => row.Version).SingleAsync());
        return new CombinedDecisionInput(
            new DeferralDecisionInput(request, version, waiting, null, new HashSet<DeferralGround> { DeferralGround.Circumstances }, "Du har fået et nyt job.", false, false, NearestOffer.Nothing, null),
            new AgreementDecisionInput(
                request, version, paying, monthly is { } ore ? new Kroner(ore) : null, monthly is null ? null : 10, monthly is null ? null : new DateOnly(2026, 3, 1),
                new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest }, "Raten passer til din løn.", LimitationFinding: false));
    }

    private static async Task<int> Count(AgreementTown town, Func<Portal.App.Data.PortalDb, Task<int>> count)
    {
        await using var db = town.Database.Open();
        return await count(db);
    }
}
