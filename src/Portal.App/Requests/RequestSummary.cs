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
    internal static RequestSummary Of(RequestRow row) => new(
        row.Id, row.CaseNumber ?? "", row.Status, row.SubmittedOn, row.AnswerBy, row.EvidenceBy, row.Until, row.DecidedOn, row.GrantedUntil, row.DecisionLetterId);
}
