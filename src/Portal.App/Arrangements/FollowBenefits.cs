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
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Arrangements;

/// <summary>
/// Somebody with a repayment arrangement begins to get a benefit that gives a right to wait, or no longer gets it (persons.csv; BEK 585/2023 §§ 6 and 7): the arrangement
/// rests at once, or goes on with new dates. The debtor is told either way; once a benefit has ended the case team looks at the income.
/// </summary>
public sealed class FollowBenefits(ArrangementLetter letter, FileLetter file)
{
    /// <param name="begun">Those who get such a benefit now and did not.</param>
    /// <param name="ended">Those who no longer do.</param>
    internal async Task Handle(Work work, IReadOnlyCollection<PersonId> begun, IReadOnlyCollection<PersonId> ended, CancellationToken cancel)
    {
        List<PersonId> people = [.. begun, .. ended];
        var set = await work.Db.Arrangements.AsNoTracking().Where(row => EF.Parameter(people).Contains(row.PersonId) && row.ReplacedOn == null).ToDictionaryAsync(row => row.ClaimId, cancel);
        if (set.Count == 0) return;
        await work.Lock(set.Keys, cancel);
        foreach (var claim in await ClaimFactsQuery.Of(set.Keys, work.Db, cancel))
            if (Account.On(claim, work.BusinessDay).Balance.IsPositive)
                await (begun.Contains(claim.Debtor) ? Begin(work, claim, set[claim.Id], cancel) : End(work, claim, set[claim.Id], cancel));
        await work.Db.SaveChangesAsync(cancel);
    }

    private async Task Begin(Work work, ClaimFacts claim, ArrangementRow row, CancellationToken cancel)
    {
        if (ArrangementRests.Begin(claim, work.BusinessDay) is not { } move) return;
        await work.Apply([move], SystemActor.Import, cancel);
        await Tell(work, claim, move.Holds[0].Id, row, about => new ArrangementModel(
            about, ArrangementBasis.Benefit, null, false, "", null, null, "BEK 585/2023 § 6", null, "", row.LookAgainOn) { Turn = ArrangementTurn.Rests }, cancel);
    }

    /// <summary>A low income is a right to wait of its own: it does not end with a benefit.</summary>
    private async Task End(Work work, ClaimFacts claim, ArrangementRow row, CancellationToken cancel)
    {
        if (row.Basis == ArrangementBasis.LowIncome || ArrangementRests.End(claim, work.BusinessDay) is not { } move) return;
        var resumed = ArrangementRests.Resumed(claim, work.Today);
        await work.Apply([move], SystemActor.Import, cancel);
        await TaskRows.Open(work, [RepaymentTasks.Recheck(claim, row.Id, move.Lifts[0].Hold, work.BusinessDay)], work.BusinessDay, cancel);
        if (resumed is null) return;

        if (resumed.IsMoved) await Replace(work, resumed.After, cancel);
        await AgreementFacts.Write(work, [resumed.After], cancel);
        var progress = new AgreementProgress(resumed.After, [claim], work.Today);
        var plan = new ToldPlan(resumed.After.PaymentId, resumed.After.Instalments, ExpectedCost.Of([claim], MyAgreements.ToCome(progress, work.Today), work.Today, work.Policies));
        await Tell(work, claim, DerivedId.Of("arrangement-goes-on", move.Lifts[0].Hold), row, about => new ArrangementModel(
            about, row.Basis, row.NetYearlyOre is { } ore ? new Kroner(ore) : null, row.HasDependants, row.IncomeSource, row.IncomeOn, row.Percent, row.Source, plan, "", row.LookAgainOn)
        {
            Turn = ArrangementTurn.GoesOn, Paid = progress.Paid,
        }, cancel);
    }

    /// <summary>A changed plan is a new one; the old one stays on record.</summary>
    private static async Task Replace(Work work, Agreement agreement, CancellationToken cancel)
    {
        var plan = 1 + await work.Db.Agreements.Where(row => row.Id == agreement.Id).Select(row => row.Plan).SingleAsync(cancel);
        work.Db.Instalments.AddRange(AgreementMaking.Rows(agreement.Id, plan, agreement.Instalments));
        await work.Db.Agreements.Where(row => row.Id == agreement.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Plan, plan), cancel);
    }

    private async Task Tell(Work work, ClaimFacts claim, Guid decision, ArrangementRow row, Func<AgreementLetterCase, ArrangementModel> model, CancellationToken cancel)
    {
        var receiver = LetterReceiver.Of(await work.Db.Persons.AsNoTracking().SingleAsync(person => person.Id == row.PersonId, cancel));
        var about = new AgreementLetterCase(receiver, work.Today, claim.PaymentId.Digits, ChangeAgreement.Owed([claim], work.Today)) { Policies = work.Policies };
        await file.Handle(work, letter.Compose(model(about)), receiver, decision, [claim.Id], cancel);
    }
}
