using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Law;
using Portal.Domain.Policy;

namespace Portal.App.Agreements;

/// <summary>
/// A night has ended an agreement for its breach (P12): its debtor is told why, what falls due and what follows (letters.md 4.18). The letter is no step of the course, and
/// belongs to the night's transaction. An arrangement that lapses has said so in its demand (P13).
/// </summary>
public sealed class AgreementEndTold(AgreementChangedLetter letter, FileLetter file)
{
    /// <param name="decided">What the night has decided, with the claims as they were before it.</param>
    internal async Task File(Work work, IReadOnlyList<NightPlan> plans, IReadOnlyList<ClaimFacts> decided, DateOnly night, CancellationToken cancel)
    {
        foreach (var plan in plans)
            foreach (var turn in plan.Agreements.Where(turn => turn is { Finding: AgreementFinding.Ended, After.Kind: AgreementKind.Agreement }))
            {
                var claims = decided.Where(claim => turn.After.Claims.Contains(claim.Id)).Select(claim => plan.Moves.Where(move => move.Claim == claim.Id).Aggregate(claim, (facts, move) => facts.After(move)));
                await File(work, turn, [.. claims], night, cancel);
            }
    }

    private async Task File(Work work, AgreementTurn turn, IReadOnlyList<ClaimFacts> claims, DateOnly night, CancellationToken cancel)
    {
        var row = await work.Db.Agreements.AsNoTracking().SingleAsync(found => found.Id == turn.After.Id, cancel);
        var receiver = LetterReceiver.Of(await work.Db.Persons.AsNoTracking().SingleAsync(person => person.Id == row.PersonId, cancel));
        var caseNumber = await work.Db.Requests.Where(request => request.Id == row.RequestId).Select(request => request.CaseNumber).SingleOrDefaultAsync(cancel);
        // Taken up again it may end once more: then it is another change, with another letter.
        var change = DerivedId.Of("agreement-ended", row.Id, night.DayNumber);
        work.Db.AgreementChanges.Add(new AgreementChangeRow
        {
            Id = change, AgreementId = row.Id, Plan = row.Plan, Change = AgreementChange.Ended, On = night, Actor = Actors.SystemActor.Night.JournalId, At = work.Now,
        });
        var about = new AgreementLetterCase(receiver, night, caseNumber ?? row.PaymentId, ChangeAgreement.Owed(claims, night)) { Policies = work.Policies };
        var model = new AgreementChangedModel(
            about, turn.After.PaymentId, AgreementChange.Ended, night, new AgreementProgress(turn.After, claims, night).Paid, null, OwnWish: false) { End = EndOf(turn, claims, night, work.Policies) };
        await file.Handle(work, letter.Compose(model), receiver, change, turn.After.Claims, cancel);
    }

    /// <summary>What is left falls due on a day that lies as far away as any new date in an agreement.</summary>
    private static AgreementEnd EndOf(AgreementTurn turn, IReadOnlyList<ClaimFacts> claims, DateOnly night, Policies policies) =>
        new(night.AddDays(AgreementChanges.AnnouncedDays).BankingDay(), [.. Ahead(claims, night, policies)])
        {
            Missing = turn.Missing, Since = turn.Since, RemindedOn = turn.After.BreachedOn,
            ReinstateBy = turn.After.Reinstated ? null : night.AddDays(policies.Days(PolicySetting.ReinstateWithin, night)),
        };

    /// <summary>Only steps that can truly follow (letters.md 1.4), each with its earliest day.</summary>
    private static IEnumerable<StepAhead> Ahead(IReadOnlyList<ClaimFacts> claims, DateOnly night, Policies policies)
    {
        var owed = claims.Where(claim => Account.On(claim, night).Balance >= policies.Amount(PolicySetting.SmallestStep, night)).ToList();
        if (owed.Any(claim => claim.Basis == ClaimBasis.Ordinary && !claim.Steps.Any(step => step.Step == Step.PhoneTask && step.DoneOn is not null))) yield return new StepAhead(Step.PhoneTask, night);
        if (owed.Any(claim => claim.Basis == ClaimBasis.Ordinary && claim.Rules.OthersMayBeLiable && !claim.Steps.Any(step => step.Step == Step.CoLiabilityTask && step.DoneOn is not null)))
            yield return new StepAhead(Step.CoLiabilityTask, night);
        if (owed.Any(claim => Account.On(claim, night).Balance >= policies.Amount(PolicySetting.SmallestNotice, night))) yield return new StepAhead(Step.TransferNotice, night.AddDays(1).BankingDay());
    }
}
