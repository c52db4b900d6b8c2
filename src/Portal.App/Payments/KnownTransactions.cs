using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;

namespace Portal.App.Payments;

/// <summary>Which transactions are booked already, in an earlier file or earlier in this one: by identity for sure, by equal content perhaps.</summary>
internal sealed class KnownTransactions(PortalDb db)
{
    /// <summary>What has come since the last look, by identity: a digest of what it said is enough.</summary>
    private readonly Dictionary<Guid, int> _here = [];
    private Dictionary<Guid, int> _booked = [];
    private HashSet<Guid> _asked = [];
    private HashSet<string> _equal = [];

    /// <summary>Looks up what is on record about the next transactions.</summary>
    public async Task Look(IReadOnlyList<BankTransactionRow> rows, CancellationToken cancel)
    {
        _here.Clear();
        var ids = rows.Select(row => row.Id).ToList();
        _booked = (await db.BankTransactions.Where(row => EF.Parameter(ids).Contains(row.Id)).Select(row => new { row.Id, row.AmountOre, row.PaymentReference }).ToListAsync(cancel))
            .ToDictionary(row => row.Id, row => PayersText.Digest(row.AmountOre, row.PaymentReference));
        var others = rows.Where(row => _booked.TryGetValue(row.Id, out var before) && before != Said(row)).Select(AskedAs).ToList();
        if (others.Count > 0) _asked = [.. await db.BankTransactions.Where(row => EF.Parameter(others).Contains(row.Id)).Select(row => row.Id).ToListAsync(cancel)];
        var digests = rows.Select(row => row.ContentDigest).Where(digest => digest.Length > 0).Distinct().ToList();
        var file = rows.Count > 0 ? rows[0].FileId : default;
        _equal = digests.Count == 0
            ? []
            : [.. await db.BankTransactions.Where(row => EF.Parameter(digests).Contains(row.ContentDigest) && row.FileId != file).Select(row => row.ContentDigest).Distinct().ToListAsync(cancel)];
    }

    /// <summary>Null when it is new; else whether it says the same as one that bears its identity, be that one booked or asked about.</summary>
    public bool? SameAsBooked(BankTransactionRow row)
    {
        var said = Said(row);
        if (!_booked.TryGetValue(row.Id, out var before) && !_here.TryGetValue(row.Id, out before))
        {
            _here[row.Id] = said;
            return null;
        }
        if (before == said) return true;
        var asked = AskedAs(row);
        return _asked.Contains(asked) || !_here.TryAdd(asked, said);
    }

    /// <summary>Without a reference of the bank's, and equal to one that was booked from another file.</summary>
    public bool LooksBooked(BankTransactionRow row) => row.ContentDigest.Length > 0 && _equal.Contains(row.ContentDigest);

    /// <summary>The id of one that bears the identity of another and says something else: the same whichever file brings it, so that nobody is asked twice.</summary>
    public static Guid AskedAs(BankTransactionRow row) => DerivedId.Of("same-reference", row.Id, row.AmountOre, PayersText.Words(row.PaymentReference));

    private static int Said(BankTransactionRow row) => PayersText.Digest(row.AmountOre, row.PaymentReference);
}
