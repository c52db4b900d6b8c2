using Portal.App.Actors;
using Portal.App.Recovery;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.Web.Staff.Transfers;

/// <summary>What can be done about one claim on its way to the recovery authority and after it, by the name that the form sends.</summary>
public sealed class TransferSteps(RecallClaim recall, SendChange change, AnswerRecoveryHearing hearing, EarlyTransfer early, ExceptFromNotice exception)
{
    public const string Recall = "recall", Change = "change", Approve = "hearing-approve", Withdraw = "hearing-withdraw", Early = "early", Exception = "exception";

    public static IReadOnlyList<string> All { get; } = [Recall, Change, Approve, Withdraw, Early, Exception];

    /// <param name="debtor">Whose circumstances have changed, or who is given no notice.</param>
    /// <returns>Null when nothing of that name can be done, or this person may not.</returns>
    public async Task<TransferResult?> Take(TransferEntry entry, ClaimId claim, PersonId debtor, Caseworker by, CancellationToken cancel) => entry.OnClaim switch
    {
        Recall when Slug.TryParse<RecallReason>(entry.Code, out var reason) => await recall.Handle(claim, reason, entry.Date, by, cancel),
        Change when Slug.TryParse<ChangeRequest>(entry.Request, out var request) => await change.Handle(claim, debtor, request, entry.Reason, by, cancel),
        Approve => await hearing.Handle(claim, HearingChoice.Approve, entry.Reason, by, cancel),
        Withdraw => await hearing.Handle(claim, HearingChoice.Withdraw, entry.Reason, by, cancel),
        Early => await early.Handle(claim, entry.Reason, by, cancel),
        Exception => await exception.Handle(claim, debtor, entry.Reason, by, cancel),
        _ => null,
    };
}
