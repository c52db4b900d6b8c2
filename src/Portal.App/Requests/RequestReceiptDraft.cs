using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>From a request that has just come in to its receipt's content.</summary>
internal static class RequestReceiptDraft
{
    public static async Task<RequestReceiptModel> ModelOf(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, IReadOnlySet<ClaimId> repeated, CancellationToken cancel)
    {
        var person = await work.Db.Persons.AsNoTracking().SingleAsync(row => row.Id == request.PersonId, cancel);
        var chosen = claims.Select(claim => claim.Id).ToHashSet();
        // What is paid already is not missing from a request to wait.
        var leftOut = (await ClaimFactsQuery.Of(request.PersonId, work.Db, cancel)).Where(claim => !chosen.Contains(claim.Id))
            .Select(claim => (Claim: claim, Why: DeferralRules.Bars(claim, work.Today))).Where(left => left.Why is not (null or DeferralRefusal.NothingIsOwed));
        return new RequestReceiptModel(
            LetterReceiver.Of(person), work.Now.InDenmark(), work.Today, request.CaseNumber!, request.Channel, claims, repeated, [.. leftOut.Select(left => (left.Claim, left.Why!.Value))],
            request.Until, request.AnswerBy!.Value, request.EvidenceBy!.Value, await work.Db.Attachments.CountAsync(file => file.RequestId == request.Id, cancel))
        {
            IsReport = await work.Db.RequestKinds.AnyAsync(kind => kind.RequestId == request.Id && kind.Kind == RequestKind.ChangedCircumstances, cancel),
            Instalments = new InstalmentAsk(request.MonthlyOre is { } ore ? new Kroner(ore) : null, request.PayDay, request.FirstOn),
        };
    }
}
