using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
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

    /// <summary>What it asks for or tells, where it is shown by its name.</summary>
    public IReadOnlySet<RequestKind> Kinds { get; init; } = new HashSet<RequestKind>();

    /// <summary>We should have answered, and wait for nothing from the citizen.</summary>
    public bool IsLate(DateOnly today) => Status.IsPending() && ReplyBy is null && AnswerBy < today;

    internal static RequestSummary Of(RequestRow row) => new(
        row.Id, row.CaseNumber ?? "", row.Status, row.SubmittedOn, row.AnswerBy, row.EvidenceBy, row.Until, row.DecidedOn, row.GrantedUntil, row.DecisionLetterId)
    {
        ReplyBy = row.Status switch { RequestStatus.NeedsInformation => row.InformationBy, RequestStatus.Hearing => row.HearingBy, _ => null },
    };

    /// <summary>The same of several, each with what it asks for or tells.</summary>
    internal static async Task<IReadOnlyList<RequestSummary>> Of(PortalDb db, IReadOnlyCollection<RequestRow> rows, CancellationToken cancel)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var kinds = (await db.RequestKinds.AsNoTracking().Where(kind => ids.Contains(kind.RequestId)).ToListAsync(cancel)).ToLookup(kind => kind.RequestId, kind => kind.Kind);
        return [.. rows.Select(row => Of(row) with { Kinds = kinds[row.Id].ToHashSet(), IsObjection = kinds[row.Id].Contains(RequestKind.Objection) })];
    }
}
