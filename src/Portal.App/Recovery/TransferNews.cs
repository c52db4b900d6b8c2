using Portal.App.Data;
using Portal.App.Import;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Recovery;

/// <summary>What is told about actions that were sent and claims that were transferred: what nobody here has sent or transferred is bad.</summary>
internal sealed class TransferNews : IRecoveryNews
{
    public Task<IReadOnlyCollection<PersonId>> Debtors(PortalDb db, RecoveryNews news, CancellationToken cancel) => Task.FromResult<IReadOnlyCollection<PersonId>>([]);

    public Task<Func<Task>> Look(Work work, RecoveryNews news, IReadOnlyCollection<ClaimId> locked, ImportTally tally, CancellationToken cancel)
    {
        foreach (var (receipt, line) in news.Receipts) tally.Reject([new LineError(line, "action", $"{receipt.Action:D} is no action of ours", "every receipt is for an action in a batch")]);
        foreach (var (balance, line) in news.Balances) tally.Reject([NotTransferred(line, balance.Claim.Reference)]);
        foreach (var (returned, line) in news.Returns) tally.Reject([NotTransferred(line, returned.Claim.Reference)]);
        return Task.FromResult<Func<Task>>(() => Task.CompletedTask);
    }

    private static LineError NotTransferred(int line, string reference) => new(line, "claim", $"the claim {Shown.Value(reference)} has not been transferred", "the authority tells of claims that it has");
}
