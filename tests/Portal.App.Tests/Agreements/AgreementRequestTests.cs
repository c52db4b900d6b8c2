using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Agreements;

/// <summary>From asking for an agreement to its answer: by the portal inside the frame, else by a caseworker.</summary>
public sealed class AgreementRequestTests
{
    private static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", FrozenSet.ToFrozenSet([StaffRole.Caseworker]));

    [Theory, OnEveryDatabase]
    public async Task Rule_P07_inside_the_frame_the_agreement_is_made_at_once_and_its_letter_says_so(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var request = await Ask(town, 500_00, "A1", "A2");

        Assert.Equal("active 0/0/0", await town.State());
        Assert.Equal(["2026-03-01 500", "2026-04-01 500", "2026-05-01 500"], await town.Plan());
        var account = await town.Account();
        Assert.Equal(("granted", "agreement"), (Assert.Single(account.Requests).Status, Assert.Single(Assert.Single(account.Requests).Kinds)));
        Assert.Equal("agreement", (await town.Claim("A1")).Next!.StoppedBy);
        Assert.DoesNotContain((await town.Claim("A1")).Holds, hold => hold.Kind == "request-pending");
        var letter = Assert.Single(account.Letters, letter => letter.Kind == "agreement");
        var text = await town.Text(letter.Id);
        Assert.Contains("automatisk", text, StringComparison.Ordinal);
        Assert.Contains("250,00", text, StringComparison.Ordinal);
        Assert.DoesNotContain("syg", text, StringComparison.Ordinal);
        Assert.Empty(await town.Broken());
        Assert.NotEqual(Guid.Empty, request);
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P09_a_running_payment_is_for_a_caseworker_and_rests_meanwhile(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        await Ask(town, 350_00, "A3");

        Assert.Empty((await town.Account()).Agreements);
        Assert.Equal("request-pending", (await town.Claim("A3")).Next!.StoppedBy);
        Assert.Equal("submitted", Assert.Single((await town.Account()).Requests).Status);
        Assert.Contains((await town.Account()).Letters, letter => letter.Kind == "request-receipt");
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L05_a_caseworker_grants_what_was_asked_for(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var request = await Ask(town, 350_00, "A3");
        Assert.IsType<DecideAgreementAnswer.Decided>(await Decide(town, request, DeferralOutcome.Granted));

        Assert.Equal(["2026-03-01 350", "2026-04-01 350"], await town.Plan());
        Assert.Equal("agreement", (await town.Claim("A3")).Next!.StoppedBy);
        Assert.Equal(["agreement", "request-receipt"], (await town.Account()).Letters.Where(letter => letter.Kind is not ("bill" or "reminder-1")).Select(letter => letter.Kind).Order());
        Assert.Empty(await town.Broken());
        Assert.IsType<DecideAgreementAnswer.Overtaken>(await Decide(town, request, DeferralOutcome.Refused));
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L05_a_caseworker_grants_another_plan_with_grounds(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var request = await Ask(town, 350_00, "A3");
        var missing = Assert.IsType<DecideAgreementAnswer.Faulty>(await Decide(town, request, DeferralOutcome.PartlyGranted, grounds: ""));
        Assert.Equal([AgreementDecisionFault.NoGroundsWritten, AgreementDecisionFault.PlanIsMissing], missing.Faults);

        Assert.IsType<DecideAgreementAnswer.Decided>(await Decide(town, request, DeferralOutcome.PartlyGranted, monthly: 400_00));
        Assert.Equal(["2026-03-01 400", "2026-04-01 300"], await town.Plan());
        Assert.Equal(["agreement", "decision", "request-receipt"], (await town.Account()).Letters.Where(letter => letter.Kind is not ("bill" or "reminder-1")).Select(letter => letter.Kind).Order());
        Assert.Equal("partly-granted", Assert.Single((await town.Account()).Requests).Status);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L06_a_refusal_names_every_rule_and_that_nobody_else_can_be_asked_to_judge_it(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02", "2026-02-23");
        var request = await Ask(town, 100_00, "A3");
        Assert.IsType<DecideAgreementAnswer.Decided>(await Decide(town, request, DeferralOutcome.Refused));

        var letter = (await town.Account()).Letters.Single(letter => letter.Kind == "decision");
        var text = await town.Text(letter.Id);
        Assert.Contains("Du kan ikke klage til en anden myndighed", text, StringComparison.Ordinal);
        Assert.Contains("Vi har set på det.", text, StringComparison.Ordinal);
        Assert.Empty((await town.Account()).Agreements);
        // The course goes on where it was, a fortnight later at the soonest.
        Assert.Equal(new DateOnly(2026, 3, 9), (await town.Claim("A3")).Next!.EarliestOn);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task What_cannot_be_an_agreement_is_told_all_at_once(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        var refused = Assert.IsType<SubmitAnswer.NotAgreed>(await Send(town, 0, [], "A1"));
        Assert.Equal([AgreementRefusal.NoReasonGiven], refused.Reasons);
        Assert.Equal([PlanRefusal.AmountIsNotPositive], refused.Plan);
        Assert.Empty((await town.Account()).Requests);
    }

    [Theory, OnEveryDatabase]
    public async Task After_a_broken_agreement_a_caseworker_answers(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-02", "2026-03-06", "2026-03-21");
        await Ask(town, 500_00, "A1");
        Assert.Equal("request-pending", (await town.Claim("A1")).Next!.StoppedBy);
        Assert.Single((await town.Account()).Agreements);
    }

    [Theory, OnEveryDatabase]
    public async Task Sent_fifty_times_at_once_it_is_one_agreement(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        var draft = await Draft(town, 500_00, [HardshipReason.Illness], "A1", "A2");
        var anna = await town.Herself();
        var sent = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => town.Get<SubmitRequest>().Handle(draft, anna, CancellationToken.None))));

        Assert.All(sent, answer => Assert.Equal(draft, Assert.IsType<SubmitAnswer.Sent>(answer).Request));
        Assert.Single((await town.Account()).Agreements);
        Assert.Single((await town.Account()).Letters, letter => letter.Kind == "agreement");
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Offers_are_reckoned_from_what_is_told_and_nothing_of_it_is_kept(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        var draft = await Draft(town, 500_00, [HardshipReason.Illness], "A1", "A2");
        var offers = (await town.Get<ShowOffers>().Handle(draft, new OfferInput(new Kroner(17_000_00), new Kroner(6_000_00), 1, 0), await town.Herself(), CancellationToken.None))!;
        // Half of what 17.000,00 leaves after 6.000,00 and 9.000,00 to live on; the table gives more.
        Assert.Contains(offers.Set.Offers, offer => offer is { Kind: OfferKind.Budget, Monthly.Ore: 1000_00, IsHeavy: false });
        Assert.Contains(offers.Set.Offers, offer => offer is { Kind: OfferKind.Table, IsHeavy: true });
        Assert.Equal((500_00, 3, true), (offers.Own!.Monthly.Ore, offers.Own.Count, offers.Own.IsInFrame));

        var poor = (await town.Get<ShowOffers>().Handle(draft, new OfferInput(new Kroner(10_000_00), new Kroner(6_000_00), 1, 0), await town.Herself(), CancellationToken.None))!;
        Assert.True(poor.Set.SuggestsDeferral);
        Assert.Null(await town.Get<ShowOffers>().Handle(draft, OfferInput.Nothing, new Citizen(await town.PersonOf("7202852345"), "Bo"), CancellationToken.None));
    }

    [Theory, OnEveryDatabase]
    public async Task A_plan_can_be_tried_out_by_amount_or_by_months_and_is_nobody_elses_to_try(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        var draft = await Draft(town, 500_00, [HardshipReason.Illness], "A1", "A2");
        async Task<OfferAnswer?> Tried(PlanTried tried) => await town.Get<ReckonPlan>().Handle(draft, tried, await town.Herself(), CancellationToken.None);
        var byAmount = Assert.IsType<OfferAnswer.Made>(await Tried(new(new Kroner(499_50), null, 7, null))).Offer;
        Assert.Equal((500_00, 3, 7), (byAmount.Monthly.Ore, byAmount.Count, byAmount.FirstOn.Day));
        var byMonths = Assert.IsType<OfferAnswer.Made>(await Tried(new(null, 5, 7, null))).Offer;
        Assert.Equal((5, byAmount.Cost.Owed), (byMonths.Count, byMonths.Cost.Owed));
        // What is shown for so many months is what asking for its amount gives.
        Assert.Equal(byMonths.Plan, Assert.IsType<OfferAnswer.Made>(await Tried(new(byMonths.Monthly, null, 7, null))).Offer.Plan);

        Assert.Contains(PlanRefusal.TooFewMonths, Assert.IsType<OfferAnswer.Refused>(await Tried(new(null, 0, 7, null))).Reasons);
        Assert.Contains(PlanRefusal.FirstDateIsNotInTheFuture, Assert.IsType<OfferAnswer.Refused>(await Tried(new(null, 5, 7, town.Today))).Reasons);
        Assert.Null(await Tried(new(null, null, 7, null)));
        Assert.Null(await town.Get<ReckonPlan>().Handle(draft, new(null, 5, 7, null), new Citizen(await town.PersonOf("7202852345"), "Bo"), CancellationToken.None));
    }

    private static async Task<Guid> Ask(AgreementTown town, long monthly, params string[] claims) => Assert.IsType<SubmitAnswer.Sent>(await Send(town, monthly, [HardshipReason.Illness], claims)).Request;

    private static async Task<SubmitAnswer?> Send(AgreementTown town, long monthly, HardshipReason[] reasons, params string[] claims) =>
        await town.Get<SubmitRequest>().Handle(await Draft(town, monthly, reasons, claims), await town.Herself(), CancellationToken.None);

    private static async Task<Guid> Draft(AgreementTown town, long monthly, HardshipReason[] reasons, params string[] claims)
    {
        var anna = await town.Herself();
        List<ClaimId> ids;
        await using (var db = town.Database.Open()) ids = await db.Claims.Where(row => claims.Contains(row.Reference)).Select(row => row.Id).ToListAsync();
        var draft = await town.Get<StartDeferral>().Handle(anna, null, CancellationToken.None);
        await town.Get<SaveRequestDraft>().Kinds(draft, new HashSet<RequestKind> { RequestKind.Agreement }, anna, CancellationToken.None);
        await town.Get<SaveDeferralDraft>().Claims(draft, ids, anna, CancellationToken.None);
        await town.Get<SaveDeferralDraft>().Reasons(draft, reasons.ToHashSet(), "", "", anna, CancellationToken.None);
        await town.Get<SaveRequestDraft>().Instalments(draft, new InstalmentAsk(new Kroner(monthly), 1, town.Today.AddDays(14)), anna, CancellationToken.None);
        return draft;
    }

    private static async Task<DecideAgreementAnswer?> Decide(AgreementTown town, Guid request, DeferralOutcome outcome, long? monthly = null, string grounds = "Vi har set på det.")
    {
        int version;
        await using (var db = town.Database.Open()) version = await db.Requests.Where(row => row.Id == request).Select(row => row.Version).SingleAsync();
        var input = new AgreementDecisionInput(
            request, version, outcome, monthly is { } ore ? new Kroner(ore) : null, monthly is null ? null : 1, monthly is null ? null : town.Today.AddDays(14),
            new HashSet<DeferralGround> { DeferralGround.Circumstances }, grounds, LimitationFinding: false);
        return await town.Get<DecideAgreement>().Handle(input, Sofie, CancellationToken.None);
    }
}
