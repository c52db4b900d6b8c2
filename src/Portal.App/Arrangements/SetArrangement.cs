using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Letters;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.Tasks;

namespace Portal.App.Arrangements;

/// <summary>What a caseworker sets an arrangement from.</summary>
/// <param name="IncomeSource">Where the income was read.</param>
/// <param name="IncomeOn">When it was read.</param>
/// <param name="Grounds">Danish, as they stand in the decision; needed for an amount of the caseworker's own.</param>
public sealed record ArrangementInput(
    ClaimId Claim, Kroner? NetYearly, bool HasDependants, string IncomeSource, DateOnly? IncomeOn, Kroner? Individual, string Grounds, DateOnly FirstOn, int PayDay)
{
    /// <summary>What the rules look at.</summary>
    internal ArrangementAsk Ask => new(NetYearly, HasDependants, IncomeSource.Trim().Length > 0 && IncomeOn is not null, Individual, Grounds.Trim().Length > 0, FirstOn, PayDay);
}

/// <summary>What setting gives.</summary>
public abstract record SetArrangementResult
{
    private SetArrangementResult()
    {
    }

    public sealed record Done(Guid Arrangement) : SetArrangementResult;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<ArrangementRefusal> Reasons, IReadOnlyList<PlanRefusal> Plan) : SetArrangementResult;
}

/// <summary>
/// A caseworker sets a repayment arrangement (afdragsordning, P13), or finds that the debtor has a right to wait. Decision, plan, hold and the end of the task
/// go together; an arrangement before it is replaced.
/// </summary>
public sealed class SetArrangement(ClaimWriter writer, ArrangementLetter letter, FileLetter file)
{
    private const string Rule = "P13", NoteKind = "arrangement";

    /// <returns>Null when there is no such claim, or this person may not act on claims.</returns>
    public async Task<SetArrangementResult?> Handle(ArrangementInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([input.Claim], cancel);
        if ((await ClaimFactsQuery.Of([input.Claim], work.Db, cancel)).SingleOrDefault() is not { } claim) return null;
        var benefit = (await work.Db.Persons.Where(row => row.Id == claim.Debtor).Select(row => new { row.Id, row.Benefit }).SingleAsync(cancel)).Benefit;
        var hearing = await ArrangementHearings.Open(work.Db, claim.Id, cancel);
        var answer = ArrangementRules.Decide(claim, input.Ask, benefit, work.Today, work.Policies, work.Policies.Limits, hearing.Heard());
        if (answer is ArrangementAnswer.Refused refused) return new SetArrangementResult.Refused(refused.Reasons, refused.Plan);

        await EndBefore(work, claim, cancel);
        ToldPlan? told = null;
        var row = RowOf(work, input, claim, by);
        if (answer is ArrangementAnswer.Instalments instalments)
        {
            var made = await AgreementMaking.Make(work, new AgreementTerms(claim.Debtor, [claim], instalments.Plan, input.PayDay, null, Rule) { Kind = AgreementKind.Arrangement }, by, cancel);
            (row.Basis, row.AgreementId, row.MonthlyOre, row.Percent, row.Source) = (instalments.Basis, made.Id, instalments.Monthly.Ore, instalments.Percent, instalments.Source);
            told = AgreementAsks.Told(made, instalments.Plan, [claim], work.Today, work.Policies);
        }
        else (row.Basis, row.Source) = (((ArrangementAnswer.Deferred)answer).Basis, "BEK 585/2023 § 6");
        work.Db.Arrangements.Add(row);
        if (input.Grounds.Trim().Length > 0) work.Db.Notes.Add(ActOnClaim.NoteOf(work, claim, by, NoteKind, input.Grounds.Trim()));
        await work.Apply([MoveOf(work, claim, answer, row.Id)], by, cancel);
        await CloseTask(work, claim, cancel);
        await Tell(work, row, claim, told, input, hearing?.On, cancel);
        await work.Commit(cancel);
        return new SetArrangementResult.Done(row.Id);
    }

    /// <summary>The decision with its sum, its grounds and the way to complain (K2).</summary>
    private async Task Tell(Work work, ArrangementRow row, ClaimFacts claim, ToldPlan? told, ArrangementInput input, DateOnly? heardOn, CancellationToken cancel)
    {
        var receiver = LetterReceiver.Of(await work.Db.Persons.AsNoTracking().SingleAsync(person => person.Id == claim.Debtor, cancel));
        var about = new AgreementLetterCase(receiver, work.Today, claim.PaymentId.Digits, ChangeAgreement.Owed([claim], work.Today), row.By) { Policies = work.Policies };
        var model = new ArrangementModel(about, row.Basis, input.NetYearly, row.HasDependants, row.IncomeSource, row.IncomeOn, row.Percent, row.Source, told, input.Grounds.Trim(), row.LookAgainOn)
        {
            HeardOn = heardOn,
        };
        await file.Handle(work, letter.Compose(model), receiver, row.Id, [claim.Id], cancel);
    }

    /// <summary>What was set before no longer holds; its plan stays on record.</summary>
    private static async Task EndBefore(Work work, ClaimFacts claim, CancellationToken cancel)
    {
        await work.Db.Arrangements.Where(row => row.ClaimId == claim.Id && row.ReplacedOn == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReplacedOn, work.Today), cancel);
        await work.Db.Agreements.Where(row => row.Kind == AgreementKind.Arrangement && row.EndedOn == null && work.Db.AgreementClaims.Any(link => link.AgreementId == row.Id && link.ClaimId == claim.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedOn, work.Today).SetProperty(row => row.Status, AgreementStatus.Cancelled).SetProperty(row => row.Version, row => row.Version + 1), cancel);
    }

    private static ArrangementRow RowOf(Work work, ArrangementInput input, ClaimFacts claim, Caseworker by) => new()
    {
        Id = Guid.CreateVersion7(), ClaimId = claim.Id, PersonId = claim.Debtor, On = work.Today, NetYearlyOre = input.NetYearly?.Ore, HasDependants = input.HasDependants,
        IncomeSource = input.IncomeSource.Trim(), IncomeOn = input.IncomeOn, LookAgainOn = ArrangementRules.LookAgainOn(work.Today), By = by.Name, At = work.Now,
    };

    /// <summary>A right to wait is a hold for as long as it lasts; instalments end one that was there.</summary>
    private static Move MoveOf(Work work, ClaimFacts claim, ArrangementAnswer answer, Guid arrangement)
    {
        var waiting = claim.Holds.Where(hold => hold.Kind == HoldKind.MandatoryDeferral && hold.LiftedOn is null).ToList();
        if (answer is ArrangementAnswer.Deferred)
            return new Move(claim.Id, "repayment-deferred", Rule, [], [], waiting.Count > 0 ? [] : [new Hold(DerivedId.Of("mandatory-deferral", arrangement), HoldKind.MandatoryDeferral, work.Today)], []);
        return new Move(claim.Id, "arrangement-set", Rule, [], [], [], [.. waiting.Select(hold => new HoldLift(hold.Id, work.Today))]);
    }

    private static async Task CloseTask(Work work, ClaimFacts claim, CancellationToken cancel)
    {
        await TaskRows.Close(work, TaskKind.SetArrangement, claim.Id, "set", cancel);
        await TaskRows.Close(work, TaskKind.IncomeRecheck, claim.Id, "set", cancel);
        await TaskRows.Close(work, TaskKind.HearingAnswer, claim.Id, "set", cancel);
        await ArrangementHearings.Close(work, claim.Id, cancel);
        foreach (var step in CourseActs.Close(claim, Step.SetArrangementTask, work.Today))
            await work.Db.Steps.Where(row => row.ClaimId == claim.Id && row.Step == step.Step && row.PersonId == step.Person && row.DoneOn == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneOn, step.DoneOn), cancel);
    }
}
