using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Objections;
using Portal.Domain.Requests;

namespace Portal.App.Objections;

/// <summary>The draft as it was saved, and everything that is wrong with it.</summary>
public sealed record SavedObjection(Guid Draft, IReadOnlyList<ObjectionRefusal> Faults);

/// <summary>A citizen writes that they do not agree. One draft for each claim: an open one is written on. What is wrong with it is told, and it is saved all the same.</summary>
public sealed class SaveObjectionDraft(ClaimWriter writer)
{
    /// <remarks>Words too long for <see cref="SaveDeferralDraft.LongestText"/> are the exception: they are neither cut nor saved, and nothing else of the answer is.</remarks>
    /// <returns>Null when the claim is not this citizen's.</returns>
    public async Task<SavedObjection?> Handle(ClaimId claim, ObjectionInput input, string words, Citizen citizen, CancellationToken cancel)
    {
        await using var work = await writer.Begin([claim], cancel);
        var claims = await ClaimFactsQuery.Of(citizen, [claim], work.Db, cancel);
        if (claims.Count == 0) return null;
        if (SaveDeferralDraft.IsTooLong(words)) return new SavedObjection(Guid.Empty, [ObjectionRefusal.ExplanationIsTooLong]);

        var draft = await Open(work.Db, claim, citizen).FirstOrDefaultAsync(cancel);
        if (draft is null || !DeferralDraft.IsKept(draft, work.Now))
        {
            draft = new RequestRow { Id = Guid.CreateVersion7(), PersonId = citizen.Person, Status = RequestStatus.Draft, StartedAt = work.Now };
            work.Db.Requests.Add(draft);
            work.Db.RequestKinds.Add(new RequestKindRow { RequestId = draft.Id, Kind = RequestKind.Objection });
            work.Db.RequestClaims.Add(new RequestClaimRow { RequestId = draft.Id, ClaimId = claim });
        }
        draft.SavedAt = work.Now;
        draft.Version++;
        await work.Db.Objections.Where(row => row.RequestId == draft.Id).ExecuteDeleteAsync(cancel);
        if (input.Part is { } part)
            work.Db.Objections.Add(new ObjectionRow { RequestId = draft.Id, ClaimId = claim, Part = part, AmountOre = part == ObjectionPart.Size ? input.Right?.Ore : null });
        await PersonalTexts.Save(work, draft.Id, PersonalTextKind.Explanation, words, RetentionClass.Draft, cancel);
        await work.Db.SaveChangesAsync(cancel);

        var ask = await ObjectionRequests.AskOf(work.Db, work.Policies, draft, [claim], work.Today, cancel);
        var faults = ObjectionRules.Decide(claims, ask, citizen.Person, draft.Id, work.Today) is ObjectionAnswer.Refused refused ? refused.Reasons : [];
        await work.Commit(cancel);
        return new SavedObjection(draft.Id, faults);
    }

    /// <summary>The citizen's unsent objections about the claim, the newest first.</summary>
    internal static IQueryable<RequestRow> Open(PortalDb db, ClaimId claim, Citizen citizen) => db.Requests
        .Where(row => row.PersonId == citizen.Person && row.Status == RequestStatus.Draft
            && db.RequestKinds.Any(kind => kind.RequestId == row.Id && kind.Kind == RequestKind.Objection) && db.RequestClaims.Any(about => about.RequestId == row.Id && about.ClaimId == claim))
        .OrderByDescending(row => row.SavedAt);
}
