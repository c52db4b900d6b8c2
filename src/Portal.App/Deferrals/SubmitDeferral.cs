using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Journal;
using Portal.App.Requests;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>
/// A citizen sends the request (L05). The claims are on hold from the moment this returns (P07-P09), with a case number and an expected answer date.
/// Sending twice makes one request: the second time answers the first one's number.
/// </summary>
public sealed class SubmitDeferral(ClaimWriter writer)
{
    /// <returns>Null when there is no such draft of this citizen's.</returns>
    public async Task<SubmitAnswer?> Handle(Guid draft, Citizen citizen, CancellationToken cancel)
    {
        var (work, chosen) = await writer.BeginOnRequest(draft, cancel);
        await using var _ = work;
        var request = await work.Db.Requests.SingleOrDefaultAsync(row => row.Id == draft && row.PersonId == citizen.Person, cancel);
        if (request is null) return null;
        if (request.Status != RequestStatus.Draft) return new SubmitAnswer.Sent(request.Id);
        if (!DeferralDraft.IsKept(request, work.Now)) return null;

        var claims = await ClaimFactsQuery.Of(citizen, chosen, work.Db, cancel);
        var texts = await work.Db.PersonalTexts.Where(row => row.RequestId == draft).Select(row => row.Kind).ToListAsync(cancel);
        var reasons = (await work.Db.RequestReasons.Where(row => row.RequestId == draft).Select(row => row.Reason).ToListAsync(cancel)).ToHashSet();
        var kinds = (await work.Db.RequestKinds.Where(row => row.RequestId == draft).Select(row => row.Kind).ToListAsync(cancel)).ToHashSet();
        var ask = new DeferralAsk(request.Until, reasons, texts.Contains(PersonalTextKind.Explanation), texts.Contains(PersonalTextKind.SpecialCircumstances), kinds);

        switch (DeferralRules.Decide(claims, ask, draft, work.Today))
        {
            case DeferralAnswer.Refused refused:
                return new SubmitAnswer.Refused(refused.Reasons);

            case DeferralAnswer.Received received:
                var number = await Counters.Next(work, $"case-{work.Today.Year}", cancel);
                request.CaseNumber = string.Create(CultureInfo.InvariantCulture, $"{work.Today.Year}-{number:000000}");
                request.Status = RequestStatus.Submitted;
                request.SubmittedAt = work.Now;
                request.SubmittedOn = work.Today;
                request.AnswerBy = received.AnswerBy;
                request.EvidenceBy = received.EvidenceBy;
                request.Version++;
                await PersonalTexts.Keep(work, draft, cancel);
                await work.Apply(received.Moves, citizen, cancel);
                work.Db.Journal.Add(JournalEntry.OfRequest(work, citizen, "request-submitted", DeferralPolicies.For(work.Today).Row, request));
                await work.Commit(cancel);
                return new SubmitAnswer.Sent(draft);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }
}

/// <summary>What sending gives.</summary>
public abstract record SubmitAnswer
{
    private SubmitAnswer()
    {
    }

    /// <summary>Received, now or earlier.</summary>
    public sealed record Sent(Guid Request) : SubmitAnswer;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<DeferralRefusal> Reasons) : SubmitAnswer;
}
