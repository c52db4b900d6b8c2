using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>What somebody has asked for by phone, by letter or in person.</summary>
/// <param name="Channel">How it came; null until it is chosen.</param>
public sealed record EnteredDeferral(
    PersonId Person, IReadOnlyCollection<ClaimId> Claims, RequestChannel? Channel, DateOnly? Until, IReadOnlySet<HardshipReason> Reasons,
    string Explanation, string SpecialCircumstances, bool EvidenceLater);

/// <summary>
/// A caseworker writes down a request for the citizen (L05), in one piece of work: the same rules and holds as when the citizen sends it, and the receipt to the citizen.
/// The citizen's own draft is left alone.
/// </summary>
public sealed class EnterDeferral(ClaimWriter writer, ReceiveDeferral receive)
{
    /// <returns>Null when there is no such person, a claim is not theirs, or this member of staff is not on the case team.</returns>
    public async Task<SubmitAnswer?> Handle(EnteredDeferral input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin(input.Claims, cancel);
        if (await work.Db.Persons.Where(row => row.Id == input.Person).Select(row => row.Name).SingleOrDefaultAsync(cancel) is not { } name) return null;
        var claims = await ClaimFactsQuery.Of(new Citizen(input.Person, name), input.Claims, work.Db, cancel);
        if (claims.Count != input.Claims.Distinct().Count()) return null;
        if (Faults(input) is { Count: > 0 } faults) return new SubmitAnswer.Refused(faults);

        var request = new RequestRow
        {
            Id = Guid.CreateVersion7(), PersonId = input.Person, Status = RequestStatus.Draft, Channel = input.Channel!.Value, EnteredBy = by.Name, Until = input.Until,
            EvidenceLater = input.EvidenceLater, StartedAt = work.Now, SavedAt = work.Now,
        };
        work.Db.Requests.Add(request);
        work.Db.RequestKinds.Add(new RequestKindRow { RequestId = request.Id, Kind = RequestKind.Deferral });
        work.Db.RequestClaims.AddRange(claims.Select(claim => new RequestClaimRow { RequestId = request.Id, ClaimId = claim.Id }));
        work.Db.RequestReasons.AddRange(input.Reasons.Select(reason => new RequestReasonRow { RequestId = request.Id, Reason = reason }));
        await PersonalTexts.Save(work, request.Id, PersonalTextKind.Explanation, input.Explanation, RetentionClass.Case, cancel);
        await PersonalTexts.Save(work, request.Id, PersonalTextKind.SpecialCircumstances, input.SpecialCircumstances, RetentionClass.Case, cancel);
        await work.Db.SaveChangesAsync(cancel);
        return await receive.Into(work, request, claims, by, cancel);
    }

    private static List<DeferralRefusal> Faults(EnteredDeferral input)
    {
        List<DeferralRefusal> faults = [];
        if (input.Channel is null or RequestChannel.Portal) faults.Add(DeferralRefusal.ChannelIsMissing);
        if (SaveDeferralDraft.IsTooLong(input.Explanation)) faults.Add(DeferralRefusal.ExplanationIsTooLong);
        if (SaveDeferralDraft.IsTooLong(input.SpecialCircumstances)) faults.Add(DeferralRefusal.SpecialCircumstancesAreTooLong);
        return faults;
    }
}
