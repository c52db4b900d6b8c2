using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Letters;
using Portal.Domain;
using Portal.Domain.Agreements;

namespace Portal.App.Agreements;

/// <summary>An agreement that has been changed goes to its debtor as it now is, the whole plan (letters.md 4.18).</summary>
public sealed class AgreementChangeTold(AgreementChangedLetter letter, FileLetter file)
{
    /// <param name="plan">The plan that holds from now on.</param>
    internal async Task File(AgreementWork about, AgreementChange change, IReadOnlyList<Instalment> plan, Actor by, CancellationToken cancel)
    {
        var (work, row) = (about.Work, about.Row);
        var receiver = LetterReceiver.Of(await work.Db.Persons.AsNoTracking().SingleAsync(person => person.Id == row.PersonId, cancel));
        var caseNumber = await work.Db.Requests.Where(request => request.Id == row.RequestId).Select(request => request.CaseNumber).SingleOrDefaultAsync(cancel);
        var progress = new AgreementProgress(about.Agreement with { Instalments = plan }, about.Claims, work.Today);
        var told = new ToldPlan(about.Agreement.PaymentId, plan, ExpectedCost.Of(about.Claims, MyAgreements.ToCome(progress, work.Today), work.Today, work.Policies));
        var letterCase = new AgreementLetterCase(receiver, work.Today, caseNumber ?? row.PaymentId, ChangeAgreement.Owed(about.Claims, work.Today), (by as Caseworker)?.Name ?? "") { Policies = work.Policies };
        var model = new AgreementChangedModel(letterCase, about.Agreement.PaymentId, change, work.Today, progress.Paid, told, OwnWish: true);
        await file.Handle(work, letter.Compose(model), receiver, DerivedId.Of("agreement-change", row.Id, row.Version), about.Claims.Select(claim => claim.Id), cancel);
    }
}
