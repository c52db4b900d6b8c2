using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;
using Portal.Domain.Requests;
using Portal.Domain.Tasks;

namespace Portal.App.Arrangements;

/// <summary>A debtor is heard before the amount of their arrangement is raised (partshøring, forvaltningsloven § 19). Nothing is decided yet, and the arrangement goes on as it is.</summary>
public sealed class HearRaise(ClaimWriter writer, RaiseHearingLetter letter, FileLetter file, LettersOptions letters)
{
    private const string Rule = "forvaltningsloven § 19";

    /// <param name="input">What the caseworker considers to set.</param>
    /// <returns>The hearing's id; null when there is no such claim, or this person may not act on claims.</returns>
    public async Task<SetArrangementResult?> Handle(ArrangementInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([input.Claim], cancel);
        if ((await ClaimFactsQuery.Of([input.Claim], work.Db, cancel)).SingleOrDefault() is not { } claim) return null;
        var debtor = await work.Db.Persons.AsNoTracking().SingleAsync(row => row.Id == claim.Debtor, cancel);
        var before = await ArrangementHearings.Open(work.Db, claim.Id, cancel);
        switch (ArrangementRules.Decide(claim, input.Ask, debtor.Benefit, work.Today, work.Policies, work.Policies.Limits, before.Heard()))
        {
            // Heard about as much already: there is nothing more to ask.
            case ArrangementAnswer.Instalments or ArrangementAnswer.Deferred: return new SetArrangementResult.Refused([ArrangementRefusal.NotARaise], []);
            case ArrangementAnswer.Refused refused when !refused.Reasons.SequenceEqual([ArrangementRefusal.RaiseNeedsHearing]) || refused.Plan.Count > 0:
                return new SetArrangementResult.Refused([.. refused.Reasons.Where(reason => reason != ArrangementRefusal.RaiseNeedsHearing)], refused.Plan);
        }

        await ArrangementHearings.Close(work, claim.Id, cancel);
        await TaskRows.Close(work, TaskKind.HearingAnswer, claim.Id, "heard-again", cancel);
        var row = await RowOf(work, input, claim, LetterReceiver.Of(debtor), by, cancel);
        work.Db.ArrangementHearings.Add(row);
        if (input.Grounds.Trim().Length > 0) work.Db.Notes.Add(ActOnClaim.NoteOf(work, claim, by, "hear-raise", input.Grounds.Trim()));
        await work.Apply([new Move(claim.Id, "raise-heard", Rule, [], [], [], [])], by, cancel);
        await work.Commit(cancel);
        return new SetArrangementResult.Done(row.Id);
    }

    private async Task<ArrangementHearingRow> RowOf(Work work, ArrangementInput input, ClaimFacts claim, LetterReceiver receiver, Caseworker by, CancellationToken cancel)
    {
        var considered = ArrangementRules.AmountOf(claim, input.Ask, work.Today)!;
        var row = new ArrangementHearingRow
        {
            Id = Guid.CreateVersion7(work.Now), ClaimId = claim.Id, PersonId = claim.Debtor, AgreementId = claim.Arrangement!.Id, On = work.Today,
            ReplyBy = ReplyDeadline.Of(work.Today, work.Policies.Days(PolicySetting.HearingDeadline, work.Today), receiver.OnPaper ? letters.PaperWorkingDays : 0),
            MonthlyBeforeOre = claim.Arrangement.Instalments[0].Amount.Ore, MonthlyOre = considered.Monthly.Ore, NetYearlyOre = input.NetYearly?.Ore, HasDependants = input.HasDependants,
            IncomeSource = input.IncomeSource.Trim(), IncomeOn = input.IncomeOn, IndividualOre = input.Individual?.Ore, FirstOn = input.FirstOn, PayDay = input.PayDay, By = by.Name, At = work.Now,
        };
        var model = new RaiseHearingModel(
            receiver, work.Today, claim.PaymentId.Digits, new Kroner(row.MonthlyBeforeOre), considered, input.NetYearly, input.HasDependants, row.IncomeSource, row.IncomeOn,
            InstalmentPlans.FirstPayDay(input.FirstOn, input.PayDay, work.Today), input.Grounds.Trim(), row.ReplyBy, by.Name);
        row.LetterId = await file.Handle(work, letter.Compose(model), receiver, row.Id, [claim.Id], row.ReplyBy, cancel);
        return row;
    }
}
