using Portal.Domain.Agreements;
using Portal.Domain.Deferrals;
using Portal.Domain.Objections;

namespace Portal.App.Requests;

/// <summary>What sending a request gives.</summary>
public abstract record SubmitAnswer
{
    private SubmitAnswer()
    {
    }

    /// <summary>Received, now or earlier.</summary>
    public sealed record Sent(Guid Request) : SubmitAnswer;

    /// <summary>Every reason against the deferral at once.</summary>
    public sealed record Refused(IReadOnlyList<DeferralRefusal> Reasons) : SubmitAnswer;

    /// <summary>Every reason against the agreement at once, and what keeps a plan from being reckoned.</summary>
    public sealed record NotAgreed(IReadOnlyList<AgreementRefusal> Reasons, IReadOnlyList<PlanRefusal> Plan) : SubmitAnswer;

    /// <summary>Every reason against a request to wait and then pay by instalments, by the part that it is about.</summary>
    public sealed record NotCombined(IReadOnlyList<DeferralRefusal> Deferral, IReadOnlyList<AgreementRefusal> Agreement, IReadOnlyList<PlanRefusal> Plan) : SubmitAnswer;

    /// <summary>Every reason against the objection at once.</summary>
    public sealed record NotTaken(IReadOnlyList<ObjectionRefusal> Reasons) : SubmitAnswer;
}
