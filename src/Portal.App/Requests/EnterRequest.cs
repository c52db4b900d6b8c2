using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Deferrals;
using Portal.App.Objections;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>What somebody has asked for by phone, by letter or in person.</summary>
/// <param name="Channel">How it came; null until it is chosen.</param>
public sealed record EnteredRequest(
    PersonId Person, IReadOnlyCollection<ClaimId> Claims, RequestChannel? Channel, DateOnly? Until, IReadOnlySet<HardshipReason> Reasons,
    string Explanation, string SpecialCircumstances, bool EvidenceLater)
{
    /// <summary>What is asked for.</summary>
    public IReadOnlySet<RequestKind> Kinds { get; init; } = new HashSet<RequestKind> { RequestKind.Deferral };

    /// <summary>What an agreement is asked with.</summary>
    public InstalmentAsk? Instalments { get; init; }

    /// <summary>What an objection is about.</summary>
    public ObjectionInput? Objection { get; init; }
}

/// <summary>
/// A caseworker writes down a request for the citizen (L05), in one piece of work: the same rules and holds as when the citizen sends it, and the receipt to the citizen.
/// The citizen's own draft is left alone.
/// </summary>
public sealed class EnterRequest(ClaimWriter writer, ReceiveRequest receive)
{
    /// <returns>Null when there is no such person, a claim is not theirs, or this member of staff is not on the case team.</returns>
    public async Task<SubmitAnswer?> Handle(EnteredRequest input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin(input.Claims, cancel);
        if (await work.Db.Persons.Where(row => row.Id == input.Person).Select(row => new { row.Id, row.Name }).SingleOrDefaultAsync(cancel) is not { Name: var name }) return null;
        var claims = await ClaimFactsQuery.Of(new Citizen(input.Person, name), input.Claims, work.Db, cancel);
        if (claims.Count != input.Claims.Distinct().Count()) return null;
        if (Faults(input) is { Count: > 0 } faults) return new SubmitAnswer.Refused(faults);

        var request = new RequestRow
        {
            Id = Guid.CreateVersion7(), PersonId = input.Person, Status = RequestStatus.Draft, Channel = input.Channel!.Value, EnteredBy = by.Name, Until = input.Until,
            MonthlyOre = input.Instalments?.Monthly?.Ore, PayDay = input.Instalments?.PayDay, FirstOn = input.Instalments?.FirstOn, EvidenceLater = input.EvidenceLater, StartedAt = work.Now, SavedAt = work.Now,
        };
        work.Db.Requests.Add(request);
        work.Db.RequestKinds.AddRange(input.Kinds.Select(kind => new RequestKindRow { RequestId = request.Id, Kind = kind }));
        work.Db.RequestClaims.AddRange(claims.Select(claim => new RequestClaimRow { RequestId = request.Id, ClaimId = claim.Id }));
        work.Db.RequestReasons.AddRange(input.Reasons.Select(reason => new RequestReasonRow { RequestId = request.Id, Reason = reason }));
        if (input.Objection is { Part: { } part } objection)
            work.Db.Objections.AddRange(claims.Select(claim => new ObjectionRow { RequestId = request.Id, ClaimId = claim.Id, Part = part, AmountOre = objection.Right?.Ore }));
        await PersonalTexts.Save(work, request.Id, PersonalTextKind.Explanation, input.Explanation, RetentionClass.Case, cancel);
        await PersonalTexts.Save(work, request.Id, PersonalTextKind.SpecialCircumstances, input.SpecialCircumstances, RetentionClass.Case, cancel);
        await work.Db.SaveChangesAsync(cancel);
        return await receive.Into(work, request, claims, by, cancel);
    }

    private static List<DeferralRefusal> Faults(EnteredRequest input)
    {
        List<DeferralRefusal> faults = [];
        if (input.Channel is null or RequestChannel.Portal) faults.Add(DeferralRefusal.ChannelIsMissing);
        if (SaveDeferralDraft.IsTooLong(input.Explanation)) faults.Add(DeferralRefusal.ExplanationIsTooLong);
        if (SaveDeferralDraft.IsTooLong(input.SpecialCircumstances)) faults.Add(DeferralRefusal.SpecialCircumstancesAreTooLong);
        return faults;
    }
}
