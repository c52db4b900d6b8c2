using Portal.App.Actors;
using Portal.App.Books;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.App.Payments;

/// <summary>Finance moves what was paid too much on one claim to another claim of the same debtor (formats.md section 2: a staff action).</summary>
public sealed class MoveCredit(ClaimWriter writer)
{
    /// <returns>Null when there is no such claim, or the actor may not.</returns>
    public async Task<MoneyResult?> Handle(ClaimId from, ClaimId to, Kroner amount, Caseworker by, CancellationToken cancel)
    {
        if (!MoneyRoles.MayMoveCredit(by)) return null;
        if (await writer.DebtorOf(from, cancel) is not { } debtor || await writer.DebtorOf(to, cancel) is not { } other) return null;
        var (work, claims) = await writer.BeginOnDebtors([.. new[] { debtor, other }.Distinct()], cancel);
        await using var _ = work;
        var facts = (await ClaimFactsQuery.Of([from, to], work.Db, cancel)).ToDictionary(claim => claim.Id);
        switch (MoneyRules.MoveCredit(facts[from], facts[to], amount, work.BusinessDay))
        {
            case MoneyAnswer.Refused refused:
                return new MoneyResult.Refused(refused.Reasons);

            case MoneyAnswer.Done done:
                await Rebook.Apply(work, claims, done.Moves, by, cancel);
                await CreditTasks.After(facts[from].After(done.Moves[0]), "moved", work, cancel);
                await work.Commit(cancel);
                return new MoneyResult.Done(done.Moves[0].Postings[0].Id, to);

            default:
                throw new InvalidOperationException("The rules gave an answer that nobody reads.");
        }
    }
}
