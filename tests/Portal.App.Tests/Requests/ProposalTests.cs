using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.App.Tests.Agreements;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Tests.Requests;

/// <summary>The nearest that would be granted is offered, and one yes makes it hold.</summary>
public sealed class ProposalTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Rule_P07_outside_the_frame_the_nearest_plan_waits_for_a_yes_and_then_runs(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var request = await Ask(town, 100_00, "A1", "A2");
        Assert.Equal("proposed 0/0/0/0/0/0", await town.State());
        Assert.Equal("request-pending", (await town.Claim("A1")).Next!.StoppedBy);
        Assert.Empty(await town.Broken());

        var accepted = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Accept(town, request))));
        Assert.All(accepted, answer => Assert.Equal(new ProposalResult.Done(request), answer));
        Assert.Equal("active 0/0/0/0/0/0", await town.State());
        Assert.Equal("2026-03-01 250", (await town.Plan())[0]);
        Assert.Equal("agreement", (await town.Claim("A1")).Next!.StoppedBy);
        Assert.Equal("granted", Assert.Single((await town.Account()).Requests).Status);
        var letter = Assert.Single((await town.Account()).Letters, letter => letter.Kind == "agreement");
        Assert.Contains("automatisk", await town.Text(letter.Id), StringComparison.Ordinal);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_L05_after_a_refusal_the_nearest_plan_can_be_accepted_while_it_stands(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var request = await Ask(town, 100_00, "A1", "A2");
        await Refuse(town, request);
        Assert.Equal("refused", Assert.Single((await town.Account()).Requests).Status);
        Assert.Equal("proposed 0/0/0/0/0/0", await town.State());

        // The fortnight ends on Monday the 16th.
        town.Database.Clock.GoTo(new DateOnly(2026, 2, 17));
        Assert.Equal([ProposalRefusal.TooLate], Assert.IsType<ProposalResult.Refused>(await Accept(town, request)).Reasons);
        await town.Nights("2026-02-16");
        Assert.IsType<ProposalResult.Done>(await Accept(town, request));
        Assert.Equal("active 0/0/0/0/0/0", await town.State());
        Assert.Equal("partly-granted", Assert.Single((await town.Account()).Requests).Status);
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_declined_or_taken_back_is_no_longer_offered(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var request = await Ask(town, 100_00, "A1", "A2");
        var anna = await town.Herself();
        Assert.Single((await town.Get<MyRequest>().Handle(request, anna, Cancel))!.Proposals);
        Assert.Null(await town.Get<DeclineProposal>().Handle(request, null, new Citizen(await town.PersonOf("7202852345"), "Bo"), Cancel));
        Assert.IsType<ProposalResult.Done>(await town.Get<DeclineProposal>().Handle(request, null, anna, Cancel));

        Assert.Empty((await town.Get<MyRequest>().Handle(request, anna, Cancel))!.Proposals);
        Assert.Equal([ProposalRefusal.NoLongerStands], Assert.IsType<ProposalResult.Refused>(await Accept(town, request)).Reasons);
        Assert.Empty((await town.Account()).Agreements);
        Assert.Equal("submitted", Assert.Single((await town.Account()).Requests).Status);

        Assert.True(await town.Get<WithdrawRequest>().Handle(request, anna, Cancel));
        var again = await Ask(town, 100_00, "A1", "A2");
        Assert.True(await town.Get<WithdrawRequest>().Handle(again, anna, Cancel));
        Assert.Equal([ProposalRefusal.NoLongerStands], Assert.IsType<ProposalResult.Refused>(await Accept(town, again)).Reasons);
    }

    [Theory, OnEveryDatabase]
    public async Task Rule_P08_an_earlier_day_that_a_refusal_offers_can_be_accepted(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await town.Nights("2026-02-02");
        var request = await Wait(town, new DateOnly(2026, 5, 1), "A3");
        var version = await Version(town, request);
        Assert.IsType<DecideAnswer.Decided>(await town.Get<DecideDeferral>().Handle(
            new DeferralDecisionInput(
                request, version, DeferralOutcome.Refused, null, new HashSet<DeferralGround> { DeferralGround.RunningPayments }, "Der kommer nye regninger.", false, false, NearestOffer.EarlierDate, new DateOnly(2026, 3, 2)),
            Town.Sofie, Cancel));

        Assert.IsType<ProposalResult.Done>(await Accept(town, request));
        Assert.Contains((await town.Claim("A3")).Holds, hold => hold is { Kind: "deferral", Until: { Month: 3, Day: 2 } });
        Assert.Equal("partly-granted", Assert.Single((await town.Account()).Requests).Status);
        var letters = (await town.Account()).Letters.Where(letter => letter.Kind == "decision").ToList();
        Assert.Equal(2, letters.Count);
        Assert.Contains((await Task.WhenAll(letters.Select(letter => town.Text(letter.Id)))), text => text.Contains("Du har sagt ja til vores forslag om at vente til den 2. marts 2026.", StringComparison.Ordinal));
        Assert.Empty(await town.Broken());
    }

    private static async Task<ProposalResult?> Accept(AgreementTown town, Guid request) => await town.Get<AcceptProposal>().Handle(request, null, await town.Herself(), Cancel);

    private static async Task Refuse(AgreementTown town, Guid request) => Assert.IsType<DecideAgreementAnswer.Decided>(await town.Get<DecideAgreement>().Handle(
        new AgreementDecisionInput(request, await Version(town, request), DeferralOutcome.Refused, null, null, null, new HashSet<DeferralGround> { DeferralGround.Circumstances }, "Vi har set på det.", false), Town.Sofie, Cancel));

    private static async Task<int> Version(AgreementTown town, Guid request)
    {
        await using var db = town.Database.Open();
        return await db.Requests.Where(row => row.Id == request).Select(row => row.Version).SingleAsync();
    }

    private static async Task<Guid> Ask(AgreementTown town, long monthly, params string[] claims)
    {
        var draft = await Draft(town, RequestKind.Agreement, claims);
        await town.Get<SaveRequestDraft>().Instalments(draft, new InstalmentAsk(new Kroner(monthly), 1, town.Today.AddDays(14)), await town.Herself(), Cancel);
        return Assert.IsType<SubmitAnswer.Sent>(await town.Get<SubmitRequest>().Handle(draft, await town.Herself(), Cancel)).Request;
    }

    private static async Task<Guid> Wait(AgreementTown town, DateOnly until, params string[] claims)
    {
        var draft = await Draft(town, RequestKind.Deferral, claims);
        await town.Get<SaveDeferralDraft>().Until(draft, until, await town.Herself(), Cancel);
        return Assert.IsType<SubmitAnswer.Sent>(await town.Get<SubmitRequest>().Handle(draft, await town.Herself(), Cancel)).Request;
    }

    private static async Task<Guid> Draft(AgreementTown town, RequestKind kind, string[] claims)
    {
        var anna = await town.Herself();
        List<ClaimId> ids;
        await using (var db = town.Database.Open()) ids = await db.Claims.Where(row => claims.Contains(row.Reference)).Select(row => row.Id).ToListAsync();
        var draft = await town.Get<StartDeferral>().Handle(anna, null, Cancel);
        await town.Get<SaveRequestDraft>().Kinds(draft, new HashSet<RequestKind> { kind }, anna, Cancel);
        await town.Get<SaveDeferralDraft>().Claims(draft, ids, anna, Cancel);
        await town.Get<SaveDeferralDraft>().Reasons(draft, new HashSet<HardshipReason> { HardshipReason.Illness }, "", "Jeg er indlagt.", anna, Cancel);
        return draft;
    }
}
