using Portal.App.Data;
using Portal.App.Import;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>One thing that the recovery authority tells, and where it stands in the file.</summary>
internal sealed record Told<T>(T What, int Line);

/// <summary>Everything that a file of receipts tells, by kind and in the file's order. Each is good by itself; whether it fits what the portal knows is not looked at yet.</summary>
internal sealed class RecoveryNews
{
    public List<Told<ActionReceipt>> Receipts { get; } = [];

    public List<Told<BalanceUpdate>> Balances { get; } = [];

    public List<Told<ReturnedClaim>> Returns { get; } = [];

    public List<Told<SetOff>> SetOffs { get; } = [];
}

/// <summary>One kind of news: what it is about, whether it fits, and how it is booked. All kinds of a file are looked at before anything is booked, and booked in one piece of work.</summary>
internal interface IRecoveryNews
{
    /// <summary>Whose claims are to be locked.</summary>
    Task<IReadOnlyCollection<PersonId>> Debtors(PortalDb db, RecoveryNews news, CancellationToken cancel);

    /// <param name="locked">All claims of the debtors of the whole file.</param>
    /// <param name="tally">Told of every element of this kind: new, unchanged, or bad.</param>
    /// <returns>What books the good ones.</returns>
    Task<Func<Task>> Look(Work work, RecoveryNews news, IReadOnlyCollection<ClaimId> locked, ImportTally tally, CancellationToken cancel);
}
