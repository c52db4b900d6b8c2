using System.Globalization;

namespace Portal.App.Payments;

/// <summary>Makes the transactions of one file, and numbers them where the bank's reference alone does not tell them apart.</summary>
internal sealed class TransactionSeries
{
    private const long MostOre = 9_000_000_000_000_000_000;

    private readonly Dictionary<string, int> _positions = [];
    private readonly HashSet<ulong> _digests = [];
    private readonly Dictionary<ulong, int> _repeated = [];
    private int _entry;
    private int _inEntry;
    private long _turnoverOre;

    /// <param name="entry">With everything that is required.</param>
    public BankTransaction Of(TransactionDraft draft, EntryDraft entry, string account)
    {
        Count(draft.AmountOre, entry);
        var position = PositionOf(draft, entry);
        var transaction = new BankTransaction(
            account, draft.ServicerReference ?? entry.ServicerReference, entry.Number, position, PaymentDay(draft, entry), entry.ValueDate,
            (entry.BookingDate ?? entry.ValueDate)!.Value, draft.AmountOre, draft.IsDebit!.Value, entry.IsReversal,
            draft.References, draft.Message, draft.Payer, draft.EndToEnd, entry.Amount.Ore!.Value, draft.Line);
        if (transaction.ServicerReference is not null) return transaction;

        var digest = BankIdentity.ContentDigest(transaction);
        return transaction with { ContentDigest = digest, Occurrence = OccurrenceOf(digest) };
    }

    public RefusedEntry Refused(EntryDraft entry, EntryFault fault)
    {
        long? ore = entry.Amount.IsGood ? entry.Amount.Ore : null;
        Count(ore ?? 0, entry);
        return new RefusedEntry(fault.Line, entry.Number, fault.Field, fault.Problem, fault.Rule, entry.Transactions, ore, entry.IsDebit ?? false);
    }

    /// <summary>The acceptance time can only move the day back: money is never paid later than it is there.</summary>
    private static DateOnly PaymentDay(TransactionDraft draft, EntryDraft entry)
    {
        var there = (entry.ValueDate ?? entry.BookingDate)!.Value;
        return draft.AcceptedOn is { } accepted && accepted <= there ? accepted : there;
    }

    /// <summary>
    /// A transaction's own reference stays with it when the bank groups the entries otherwise in another file; its place in the entry does not.
    /// </summary>
    private int PositionOf(TransactionDraft draft, EntryDraft entry)
    {
        if (_entry != entry.Number)
        {
            (_entry, _inEntry) = (entry.Number, 0);
            _positions.Clear();
        }
        _inEntry++;
        if (draft.ServicerReference is not { } own || own == entry.ServicerReference) return _inEntry;
        if (entry.Transactions == 1) return 1;
        return _positions[own] = _positions.GetValueOrDefault(own) + 1;
    }

    /// <summary>64 bits of a digest are enough to tell those of one file apart, and little to keep.</summary>
    private int OccurrenceOf(string digest)
    {
        var key = ulong.Parse(digest.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return _digests.Add(key) ? 1 : _repeated[key] = _repeated.GetValueOrDefault(key, 1) + 1;
    }

    private void Count(long ore, EntryDraft entry)
    {
        _turnoverOre += ore;
        if (_turnoverOre > MostOre) throw new BankFileException($"entry {entry.Number}", entry.Line, "makes the file's total larger than can be reckoned with", "a file's total has at most 18 digits in øre");
    }
}
