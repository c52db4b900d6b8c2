using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>What happens to every request that comes in, whatever it asks for: its number, its day, and what is kept of it.</summary>
internal static class Reception
{
    private const int First = 1;

    /// <param name="repeated">Those of its claims that it does not hold.</param>
    public static async Task Record(Work work, RequestRow request, IReadOnlySet<ClaimId> repeated, CancellationToken cancel)
    {
        request.CaseNumber = await CaseNumbers.Next(work, cancel);
        (request.Status, request.SubmittedAt, request.SubmittedOn) = (RequestStatus.Submitted, work.Now, work.Today);
        request.Version++;
        foreach (var about in await work.Db.RequestClaims.Where(row => row.RequestId == request.Id).ToListAsync(cancel)) about.Held = !repeated.Contains(about.ClaimId);
        await PersonalTexts.Keep(work, request.Id, cancel);
    }

    /// <summary>The portal's own yes.</summary>
    /// <param name="rule">The rule and policy row that give it.</param>
    public static void Granted(Work work, RequestRow request, string rule) =>
        (request.Status, request.DecidedOn, request.AnswerBy, request.EvidenceBy, request.PolicyRow) = (RequestStatus.Granted, work.Today, work.Today, work.Today, rule);

    /// <summary>Every rule of a frame that it does not fit, as it stood when it came.</summary>
    public static void Outside<TRule>(Work work, RequestRow request, RequestKind kind, IReadOnlyList<TRule> failing) where TRule : struct, Enum =>
        work.Db.RequestFrameRules.AddRange(failing.Select(rule => new RequestFrameRuleRow { RequestId = request.Id, Kind = kind, Rule = Slug.Of(rule) }));

    /// <summary>A receipt goes where a caseworker is to answer.</summary>
    public static async Task Acknowledge(
        Work work, RequestReceiptLetter letter, FileLetter file, RequestRow request, IReadOnlyList<ClaimFacts> claims, IReadOnlySet<ClaimId> repeated, CancellationToken cancel)
    {
        var model = await RequestReceiptDraft.ModelOf(work, request, claims, repeated, cancel);
        await file.Handle(work, letter.Compose(model), model.Receiver, request.Id, model.Claims.Select(claim => claim.Id), First, null, cancel);
    }

    public static void Journal(Work work, RequestRow request, Actor by) =>
        work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "request-submitted", request.PolicyRow ?? DeferralPolicies.For(work.Today).Row, request));
}
