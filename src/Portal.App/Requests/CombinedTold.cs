using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;

namespace Portal.App.Requests;

/// <summary>The second part of an answer: the instalments.</summary>
/// <param name="Made">Null when refused.</param>
/// <param name="Asked">The plan that was asked for; empty where none can be reckoned.</param>
internal sealed record CombinedPlan(DeferralOutcome Outcome, AgreementRow? Made, IReadOnlyList<Instalment> Asked)
{
    /// <summary>The plan that is given; empty when refused.</summary>
    public IReadOnlyList<Instalment> Plan { get; init; } = Asked;

    /// <summary>What of our frame it fails.</summary>
    public IReadOnlyList<FrameRule> Failing { get; init; } = [];

    /// <summary>Refused: the plan that would be granted.</summary>
    public IReadOnlyList<Instalment>? Nearest { get; init; }

    public IReadOnlySet<DeferralGround> Grounds { get; init; } = new HashSet<DeferralGround>();

    public string WrittenGrounds { get; init; } = "";
}

/// <summary>The letters about an answer to a request to wait and then pay by instalments: the answer to both, and the agreement where one is made.</summary>
public sealed class CombinedTold(CombinedDecisionLetter decision, AgreementLetter agreement, FileLetter file)
{
    private const int First = 1;

    /// <returns>The letter that answers.</returns>
    internal async Task<Guid> File(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, DeferralDecisionModel waiting, CombinedPlan paying, CancellationToken cancel)
    {
        var about = await AgreementAsks.Case(work.Db, work.Policies, request, claims, waiting.DecidedBy, work.Today, cancel);
        var ids = claims.Select(claim => claim.Id).ToList();
        var frame = FrameBounds.Of(about.Claims, work.Today, work.Policies);
        var told = paying.Made is { } made ? AgreementAsks.Told(made, paying.Plan, claims, work.Today, work.Policies) : null;
        if (told is not null)
            await file.Handle(work, agreement.Compose(new AgreementLetterModel(about, told, AnswersRequest: false, about.IsAutomatic ? frame : null)), about.Receiver, request.Id, ids, First, null, cancel);
        var model = new CombinedDecisionModel(waiting, Model(about, waiting, paying, frame, told), paying.Outcome);
        return await file.Handle(work, decision.Compose(model), about.Receiver, request.Id, ids, First, null, cancel);
    }

    private static AgreementDecisionModel Model(AgreementLetterCase about, DeferralDecisionModel waiting, CombinedPlan paying, FrameBounds frame, ToldPlan? told) => new(
        about, paying.Asked, waiting.Reasons, paying.Outcome == DeferralOutcome.Granted ? new HashSet<FrameRule>() : paying.Failing.ToHashSet(), frame, paying.Grounds, paying.WrittenGrounds,
        SpecialFinding: null, told, paying.Nearest, AgreementAsks.AnswerBy(about.On), waiting.ResumesOn);
}
