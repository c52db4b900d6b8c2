using System.Collections.Frozen;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.Web.Tests.Citizens;

/// <summary>Requests made and answered through the use cases, for tests of what a citizen then sees.</summary>
internal static class Cases
{
    public static readonly DateOnly Until = new(2026, 12, 1);

    public static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", new[] { StaffRole.Caseworker }.ToFrozenSet());

    public static async Task<Guid> Draft(this PortalApplication portal, PersonId person, params ClaimId[] claims)
    {
        var citizen = new Citizen(person, "");
        var draft = await portal.Get<StartDeferral>().Handle(citizen, null, CancellationToken.None);
        var save = portal.Get<SaveDeferralDraft>();
        Assert.Empty((await save.Claims(draft, claims, citizen, CancellationToken.None))!);
        Assert.Empty((await save.Until(draft, Until, citizen, CancellationToken.None))!);
        Assert.Empty((await save.Reasons(draft, new[] { HardshipReason.Illness }.ToHashSet(), "Jeg har været syg.", "Jeg er alene.", citizen, CancellationToken.None))!);
        return draft;
    }

    public static async Task<Guid> Evidence(this PortalApplication portal, PersonId person, Guid request, byte[] content)
    {
        Assert.Empty((await portal.Get<AddEvidence>().Handle(request, "papir.pdf", new MemoryStream(content), new Citizen(person, ""), CancellationToken.None))!);
        using var db = portal.OpenDb();
        return db.Attachments.Where(file => file.RequestId == request).Select(file => file.Id).Single();
    }

    public static async Task<Guid> Sent(this PortalApplication portal, PersonId person, params ClaimId[] claims)
    {
        var draft = await portal.Draft(person, claims);
        Assert.IsType<SubmitAnswer.Sent>(await portal.Get<SubmitDeferral>().Handle(draft, new Citizen(person, ""), CancellationToken.None));
        return draft;
    }

    public static async Task AskFor(this PortalApplication portal, Guid request, params InformationItem[] items) =>
        Assert.IsType<AskAnswer<InformationFault>.Asked>(await portal.Get<AskInformation>().Handle(request, portal.VersionOf(request), items, Sofie, CancellationToken.None));

    public static async Task Hear(this PortalApplication portal, Guid request, HearingAsk ask) =>
        Assert.IsType<AskAnswer<HearingFault>.Asked>(await portal.Get<HearCitizen>().Handle(request, portal.VersionOf(request), ask, Sofie, CancellationToken.None));

    /// <returns>The letter.</returns>
    public static async Task<Guid> Decide(this PortalApplication portal, Guid request, DeferralOutcome outcome, DateOnly? until = null)
    {
        var input = new DeferralDecisionInput(
            request, portal.VersionOf(request), outcome, until, new[] { DeferralGround.Circumstances, DeferralGround.MoreTimeOnRequest }.ToHashSet(), "Du har fortalt, at du har været syg.",
            SpecialFinding: true, LimitationFinding: false, NearestOffer.Instalments, null);
        return Assert.IsType<DecideAnswer.Decided>(await portal.Get<DecideDeferral>().Handle(input, Sofie, CancellationToken.None)).Letter;
    }

    private static int VersionOf(this PortalApplication portal, Guid request)
    {
        using var db = portal.OpenDb();
        return db.Requests.Single(row => row.Id == request).Version;
    }
}
