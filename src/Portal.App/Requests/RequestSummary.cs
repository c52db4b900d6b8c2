using Portal.App.Data.Rows;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A request in one line.</summary>
/// <param name="CaseNumber">"2026-004178"; empty for a draft.</param>
/// <param name="AnswerBy">The day on which there is an answer at the latest.</param>
public sealed record RequestSummary(
    Guid Id, string CaseNumber, RequestStatus Status, DateOnly? SubmittedOn, DateOnly? AnswerBy, DateOnly? EvidenceBy, DateOnly? Until,
    DateOnly? DecidedOn, DateOnly? GrantedUntil, Guid? DecisionLetter)
{
    /// <summary>The day by which the citizen is asked to answer; null when we wait for nothing from them.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>It objects to a claim (indsigelse).</summary>
    public bool IsObjection { get; init; }

    internal static RequestSummary Of(RequestRow row) => new(
        row.Id, row.CaseNumber ?? "", row.Status, row.SubmittedOn, row.AnswerBy, row.EvidenceBy, row.Until, row.DecidedOn, row.GrantedUntil, row.DecisionLetterId)
    {
        ReplyBy = row.Status switch { RequestStatus.NeedsInformation => row.InformationBy, RequestStatus.Hearing => row.HearingBy, _ => null },
    };
}
