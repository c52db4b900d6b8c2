using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;

namespace Portal.App.Tests.Deferrals;

/// <summary>Walks a request through the use cases, the way the pages do.</summary>
internal sealed class DeferralCase(Database database)
{
    public static readonly CancellationToken Cancel = CancellationToken.None;

    /// <summary>2 October 2026 is today in <see cref="TestClock"/>.</summary>
    public static readonly DateOnly Today = new(2026, 10, 2);

    public static readonly DateOnly Christmas = new(2026, 12, 1);

    public async Task<Guid> Draft(Citizen citizen, IReadOnlyCollection<ClaimId> claims, DateOnly? until = null, HardshipReason reason = HardshipReason.Unemployment, string? words = null, string? special = null)
    {
        var draft = await database.Get<StartDeferral>().Handle(citizen, null, Cancel);
        var save = database.Get<SaveDeferralDraft>();
        await save.Claims(draft, claims, citizen, Cancel);
        await save.Until(draft, until ?? Christmas, citizen, Cancel);
        await save.Reasons(draft, new HashSet<HardshipReason> { reason }, words, special, citizen, Cancel);
        await save.EvidenceLater(draft, true, citizen, Cancel);
        return draft;
    }

    public Task<Guid> Sent(Citizen citizen, params IReadOnlyCollection<ClaimId> claims) => Sent(citizen, HardshipReason.Unemployment, claims);

    public async Task<Guid> Sent(Citizen citizen, HardshipReason reason, params IReadOnlyCollection<ClaimId> claims)
    {
        var draft = await Draft(citizen, claims, reason: reason, special: "Jeg kan ikke undvære pladsen.");
        Assert.IsType<SubmitAnswer.Sent>(await database.Get<SubmitDeferral>().Handle(draft, citizen, Cancel));
        return draft;
    }

    public async Task Refuse(Guid request) =>
        Assert.IsType<DecideAnswer.Decided>(await database.Get<DecideDeferral>().Handle(Answer(request, await VersionOf(request), DeferralOutcome.Refused), Town.Sofie, Cancel));

    public static DeferralDecisionInput Answer(Guid request, int version, DeferralOutcome outcome, DateOnly? until = null, string grounds = "Du har oplyst, at du får løn igen i december.", bool special = false) => new(
        request, version, outcome, until, new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest, DeferralGround.Circumstances }, grounds, special, false, NearestOffer.EarlierDate, new DateOnly(2026, 11, 2));

    public async Task<int> VersionOf(Guid request)
    {
        await using var db = database.Open();
        return (await db.Requests.FindAsync(request))!.Version;
    }
}
