using Portal.App.Data;
using Portal.App.Import;
using Portal.Domain.People;

namespace Portal.App.Recovery;

/// <summary>
/// Takes in what the recovery authority tells (docs/formats/recovery.md). The whole file is read and looked at first; a file in which something does not fit books nothing,
/// unless the good elements are wanted.
/// </summary>
public sealed class ImportRecovery
{
    private readonly ClaimWriter _writer;
    private readonly IReadOnlyList<IRecoveryNews> _kinds;

    /// <param name="kinds">In the order in which they are booked.</param>
    internal ImportRecovery(ClaimWriter writer, params IReadOnlyList<IRecoveryNews> kinds) => (_writer, _kinds) = (writer, kinds);

    /// <param name="acceptValid">Book the good ones although some are bad.</param>
    public async Task<ImportReport> Handle(string path, bool acceptValid, CancellationToken cancel)
    {
        var tally = new ImportTally(path, acceptValid);
        var (news, fault) = RecoveryReceiptsFile.Read(path, tally);
        if (fault is not null) return tally.Refused(fault);

        await using var work = await _writer.Begin([], cancel);
        await ImportTurn.Take(work, cancel);
        var debtors = new HashSet<PersonId>();
        foreach (var kind in _kinds) debtors.UnionWith(await kind.Debtors(work.Db, news, cancel));
        var locked = await work.LockDebtors(debtors, cancel);
        var bookings = new List<Func<Task>>();
        foreach (var kind in _kinds) bookings.Add(await kind.Look(work, news, locked, tally, cancel));
        if (!tally.Writes) return tally.Refused();
        foreach (var book in bookings) await book();
        await work.Commit(cancel);
        return tally.Imported(null);
    }
}
