using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.Domain.Circumstances;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Circumstances;

/// <summary>What somebody tells about a change in their circumstances.</summary>
/// <param name="Id">Chosen by the form: sent twice it is one report.</param>
/// <param name="Channel">How it came; null where the citizen writes it here.</param>
public sealed record ReportedCircumstances(Guid Id, PersonId Person, IReadOnlyCollection<ClaimId> Claims, IReadOnlySet<HardshipReason> Reasons, string Explanation, RequestChannel? Channel = null);

/// <summary>What reporting gives.</summary>
public abstract record ReportResult
{
    private ReportResult()
    {
    }

    /// <summary>Received, now or earlier.</summary>
    public sealed record Sent(Guid Request) : ReportResult;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<CircumstancesRefusal> Reasons) : ReportResult;
}

/// <summary>
/// A debtor tells that their circumstances have changed, themselves or through a caseworker: a case with its number and receipt, and a task for the case team. The
/// claims rest until it is answered.
/// </summary>
public sealed class ReportCircumstances(ClaimWriter writer, RequestReceiptLetter receipt, FileLetter file)
{
    /// <returns>Null when a claim is not that person's, or this actor may not tell it for them.</returns>
    public async Task<ReportResult?> Handle(ReportedCircumstances report, Actor by, CancellationToken cancel)
    {
        if (!MayTell(report, by)) return null;
        await using var work = await writer.Begin([], cancel);
        await work.Db.LockRequest(report.Id, cancel);
        await work.Lock(report.Claims, cancel);
        if (await work.Db.Persons.Where(row => row.Id == report.Person).Select(row => new { row.Id, row.Name }).SingleOrDefaultAsync(cancel) is not { Name: var name }) return null;
        var claims = await ClaimFactsQuery.Of(new Citizen(report.Person, name), report.Claims, work.Db, cancel);
        if (claims.Count != report.Claims.Distinct().Count()) return null;
        var draft = await work.Db.Requests.SingleOrDefaultAsync(row => row.Id == report.Id && row.PersonId == report.Person, cancel);
        if (draft is { Status: not RequestStatus.Draft }) return new ReportResult.Sent(report.Id);

        var told = new CircumstancesReport(report.Reasons, !string.IsNullOrWhiteSpace(report.Explanation), SaveDeferralDraft.IsTooLong(report.Explanation));
        if (CircumstancesRules.Decide(claims, told, report.Id, work.Today) is not CircumstancesAnswer.Received received)
            return new ReportResult.Refused(((CircumstancesAnswer.Refused)CircumstancesRules.Decide(claims, told, report.Id, work.Today)).Reasons);

        var request = await CircumstancesRows.Write(work, draft, report, [.. claims.Select(claim => (claim.Id, claim.Custody == Custody.Here))], RetentionClass.Case, cancel);
        request.EnteredBy = (by as Caseworker)?.Name;
        // A claim that the recovery authority has rests from nothing here (L12).
        await Reception.Record(work, request, claims.Where(claim => claim.Custody != Custody.Here).Select(claim => claim.Id).ToHashSet(), cancel);
        (request.AnswerBy, request.EvidenceBy) = (received.AnswerBy, received.EvidenceBy);
        await work.Apply(received.Moves, by, cancel);
        await Reception.Acknowledge(work, receipt, file, request, claims, new HashSet<ClaimId>(), cancel);
        Reception.Journal(work, request, by);
        await work.Commit(cancel);
        return new ReportResult.Sent(request.Id);
    }

    private static bool MayTell(ReportedCircumstances report, Actor by) => by switch
    {
        Citizen citizen => citizen.Person == report.Person && report.Channel is null,
        Caseworker staff => (staff.Has(StaffRole.Caseworker) || staff.Has(StaffRole.TeamLead)) && report.Channel is not (null or RequestChannel.Portal),
        _ => false,
    };
}
