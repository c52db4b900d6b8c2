using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Requests;

namespace Portal.App.Objections;

/// <summary>A caseworker's answer to an objection.</summary>
/// <param name="Version">The version of the request that the caseworker was shown.</param>
/// <param name="Right">The principal as it is to be, where the claim or its size is disputed.</param>
/// <param name="Days">Right in part: the dates of the fees or of the interest that are taken away.</param>
/// <param name="WrittenGrounds">In Danish, as they will stand in the letter.</param>
public sealed record ObjectionDecisionInput(Guid Request, int Version, DeferralOutcome Outcome, Kroner? Right, IReadOnlySet<DateOnly> Days, string WrittenGrounds);

/// <summary>What deciding gives.</summary>
public abstract record DecideObjectionAnswer
{
    private DecideObjectionAnswer()
    {
    }

    /// <summary>Written down, with its letters.</summary>
    public sealed record Decided(Guid Letter) : DecideObjectionAnswer;

    /// <summary>What is missing, all of it.</summary>
    /// <param name="Type">The claim's type: the one whose guidance on complaints is missing.</param>
    public sealed record Faulty(IReadOnlyList<ObjectionFault> Faults, ClaimType Type) : DecideObjectionAnswer;

    /// <summary>The request has changed since it was shown: nothing is overwritten.</summary>
    /// <param name="By">Who decided it meanwhile; null when something else changed.</param>
    public sealed record Overtaken(RequestStatus Status, string? By) : DecideObjectionAnswer;
}

/// <summary>A caseworker answers an objection (indsigelse, L03). Decision, correcting entries, hold, letters and journal change together or not at all.</summary>
public sealed class DecideObjection(ClaimWriter writer, ObjectionDecisionLetter decision, CorrectionLetter correction, FileLetter file)
{
    private const int First = 1;

    /// <returns>Null when there is no such objection, or this person may not decide it.</returns>
    public async Task<DecideObjectionAnswer?> Handle(ObjectionDecisionInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([], cancel);
        await work.Db.LockRequest(input.Request, cancel);
        var request = await work.Db.Requests.SingleOrDefaultAsync(row => row.Id == input.Request && row.Status != RequestStatus.Draft, cancel);
        if (request is null || await work.Db.Objections.SingleOrDefaultAsync(row => row.RequestId == input.Request, cancel) is not { } objection) return null;
        if (!request.Status.IsPending()) return new DecideObjectionAnswer.Overtaken(request.Status, request.DecidedBy);
        if (request.Version != input.Version) return new DecideObjectionAnswer.Overtaken(request.Status, null);

        // What is corrected on one claim may change a fee on another of the debtor's.
        var debtor = await work.Db.Claims.Where(row => row.Id == objection.ClaimId).Select(row => row.DebtorId).SingleAsync(cancel);
        var claims = await work.LockDebtors([debtor], cancel);
        var claim = (await ClaimFactsQuery.Of([objection.ClaimId], work.Db, cancel)).Single();
        var grounds = PersonalTexts.Clean(input.WrittenGrounds);
        var ask = new ObjectionDecisionAsk(input.Outcome, input.Right, input.Days, grounds.Length > 0);
        switch (ObjectionDecisionRules.Decide(claim, ask, Open(work, request, objection, claim.Type, by), work.Today, work.BusinessDay))
        {
            case ObjectionDecided.Faulty faulty:
                return new DecideObjectionAnswer.Faulty(faulty.Faults, claim.Type);

            case ObjectionDecided.Made made:
                await Correct(work, request, objection, claims, made, by, cancel);
                request.Status = input.Outcome switch { DeferralOutcome.Granted => RequestStatus.Granted, DeferralOutcome.PartlyGranted => RequestStatus.PartlyGranted, _ => RequestStatus.Refused };
                (request.DecidedOn, request.DecidedBy, request.PolicyRow) = (work.Today, by.Name, ObjectionRules.Rule);
                request.Version++;
                await PersonalTexts.Save(work, request.Id, PersonalTextKind.Grounds, grounds, RetentionClass.Decision, cancel);
                request.DecisionLetterId = await Tell(work, request, objection, claim, input.Outcome, made.ResumesOn, grounds, by, cancel);
                work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "request-decided", ObjectionRules.Rule, request));
                await work.Commit(cancel);
                return new DecideObjectionAnswer.Decided(request.DecisionLetterId.Value);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }

    private OpenObjection Open(Work work, RequestRow request, ObjectionRow objection, ClaimType type, Caseworker by) => new(
        request.Id, request.PersonId, objection.Part, objection.AmountOre is { } ore ? new Kroner(ore) : null, request.Status == RequestStatus.Hearing ? request.HearingBy : null)
    {
        HasComplaintText = decision.HasComplaintText(type, objection.Part, work.Today),
        EnteredByDecider = request.EnteredBy is { } name && name == by.Name,
    };

    private static async Task Correct(Work work, RequestRow request, ObjectionRow objection, IReadOnlyList<ClaimId> claims, ObjectionDecided.Made made, Caseworker by, CancellationToken cancel)
    {
        if (made.Move.Postings.Count > 0) await Rebook.Apply(work, claims, [made.Move], by, cancel);
        else await work.Apply([made.Move], by, cancel);
        if (made.Lowered.IsPositive)
            await work.Db.Claims.Where(row => row.Id == objection.ClaimId).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.SourcePrincipalOre, row => row.SourcePrincipalOre ?? row.PrincipalOre).SetProperty(row => row.PrincipalOre, row => row.PrincipalOre - made.Lowered.Ore), cancel);
        if (made.EndsLiability)
            await work.Db.Liabilities.Where(row => row.ClaimId == objection.ClaimId && row.PersonId == request.PersonId).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedOn, work.Today), cancel);
    }

    /// <summary>The decision to who objected; the others who are liable are told a new amount, without the reasons.</summary>
    private async Task<Guid> Tell(
        Work work, RequestRow request, ObjectionRow objection, ClaimFacts before, DeferralOutcome outcome, DateOnly resumes, string grounds, Caseworker by, CancellationToken cancel)
    {
        var now = (await ClaimFactsQuery.Of([objection.ClaimId], work.Db, cancel)).Single();
        var liable = now.Liable.Where(one => one.IsLiable).Select(one => one.Person).ToList();
        var people = await work.Db.Persons.AsNoTracking().Where(row => row.Id == request.PersonId || EF.Parameter(liable).Contains(row.Id)).ToDictionaryAsync(row => row.Id, LetterReceiver.Of, cancel);
        var changed = Account.On(now, work.Today).Balance != Account.On(before, work.Today).Balance;
        foreach (var other in liable.Where(person => changed && person != request.PersonId))
        {
            var model = new CorrectionModel(people[other], work.Today, before, now, Corrected(objection.Part));
            await file.Handle(work, correction.Compose(model), model.Receiver, DerivedId.Of("objection-correction", request.Id), [now.Id], cancel);
        }
        var content = decision.Compose(new ObjectionDecisionModel(
            people[request.PersonId], work.Today, request.CaseNumber!, before, now, objection.Part, outcome, liable.Contains(request.PersonId), now.Debtor == request.PersonId, resumes, grounds, by.Name));
        return await file.Handle(work, content, people[request.PersonId], request.Id, [now.Id], First, null, cancel);
    }

    private static EntryKind Corrected(ObjectionPart part) => part switch { ObjectionPart.Fee => EntryKind.Fee, ObjectionPart.Interest => EntryKind.Interest, _ => EntryKind.Principal };
}
