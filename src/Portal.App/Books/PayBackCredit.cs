using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Dunning;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.App.Books;

/// <summary>
/// Finance pays back what was paid too much on a claim (tilbagebetaling; formats.md section 2: a staff action). One proposes with a reason, another approves; then it is
/// booked and the debtor is told. The portal moves no money: it knows no account, and the municipality's own payments go to the debtor's NemKonto.
/// </summary>
public sealed class PayBackCredit(ClaimWriter writer)
{
    internal const string Kind = "pay-back";

    /// <returns>The proposal; null when there is no such claim or the actor may not.</returns>
    public Task<ActResult?> Handle(ClaimId claim, Kroner amount, string reason, Caseworker by, CancellationToken cancel) =>
        Approvals.Propose(writer, claim, Kind, reason, by, (facts, work) => PayBack.Decide(facts, amount, work.BusinessDay), cancel);
}
