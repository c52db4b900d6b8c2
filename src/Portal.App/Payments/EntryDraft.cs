namespace Portal.App.Payments;

/// <summary>The first thing found wrong with an entry.</summary>
internal sealed record EntryFault(string Field, string Problem, string Rule, int Line);

/// <summary>An entry (Ntry) while it is read; used again for the next one. Its transactions are held back until it is known to be good.</summary>
internal sealed class EntryDraft
{
    private const int MostHeld = 10_000;
    private const int MostHeldCharacters = 2_000_000;
    private const OnceOnly BeforeDetails = OnceOnly.Amt | OnceOnly.CdtDbtInd | OnceOnly.RvslInd;

    private readonly List<TransactionDraft> _drafts = [];
    private OnceOnly _seen;
    private int _heldCharacters;

    public int Number { get; private set; }
    public int Line { get; private set; }
    public BankAmount Amount { get; set; }
    public bool? IsDebit { get; set; }
    public bool IsReversal { get; set; }
    public DateOnly? BookingDate { get; set; }
    public DateOnly? ValueDate { get; set; }
    public string? ServicerReference { get; set; }
    public bool HasStatus { get; set; }
    public string? Information { get; set; }
    public EntryFault? Fault { get; private set; }

    /// <summary>Some of its transactions are handed on already: it is too large to be held back whole.</summary>
    public bool IsReleased { get; private set; }

    public int Transactions { get; private set; }

    /// <summary>How many of them wait.</summary>
    public int Held { get; private set; }

    /// <summary>No more of them can be kept waiting.</summary>
    public bool IsFull => Held >= MostHeld || _heldCharacters > MostHeldCharacters;

    /// <summary>In øre, money into the account less money out of it; null when an amount or a direction is at fault.</summary>
    public Int128? Sum { get; private set; }

    public TransactionDraft this[int held] => _drafts[held];

    public void Begin(int line)
    {
        Number++;
        Line = line;
        Amount = default;
        IsDebit = null;
        IsReversal = IsReleased = HasStatus = false;
        BookingDate = ValueDate = null;
        ServicerReference = Information = null;
        Fault = null;
        Transactions = Held = _heldCharacters = 0;
        Sum = 0;
        _seen = OnceOnly.None;
    }

    /// <summary>Refuses the entry when the element has been there before.</summary>
    public void Once(OnceOnly element, int line) => _seen = Once(_seen, element, line);

    public void Once(TransactionDraft transaction, OnceOnly element, int line) => transaction.Seen = Once(transaction.Seen, element, line);

    /// <summary>The amounts of its transactions are reckoned with its own from here on.</summary>
    public void BeginDetails() => _seen |= BeforeDetails;

    /// <exception cref="BankFileException">Part of the entry has been handed on, so that it cannot be refused by itself any more.</exception>
    public void Refuse(string field, string problem, string rule, int line)
    {
        if (IsReleased) throw new BankFileException($"entry {Number}, {field}", line, problem, rule);
        Fault ??= new EntryFault(field, problem, rule, line);
        Held = 0;
    }

    public TransactionDraft BeginTransaction(int line)
    {
        Transactions++;
        if (_drafts.Count == Held) _drafts.Add(new TransactionDraft());
        var transaction = _drafts[Held];
        transaction.Begin(line);
        return transaction;
    }

    /// <summary>Settles the transaction's amount and direction, and holds it back.</summary>
    /// <returns>Its share of the sum, in øre; null when it has none.</returns>
    public Int128? EndTransaction(TransactionDraft transaction)
    {
        // A reversal may show the direction of what it takes back.
        transaction.IsDebit = IsReversal ? IsDebit : transaction.IsDebit ?? IsDebit;
        var (field, amount) = AmountOf(transaction);
        if (amount.IsGiven && amount.Problem is { } problem) Refuse(field, problem, amount.Rule, transaction.Line);
        if (Fault is null)
        {
            Held++;
            _heldCharacters += transaction.Characters;
        }

        Int128? share = amount is { IsGood: true, Ore: { } ore } && transaction.IsDebit is { } isDebit ? (isDebit ? -ore : ore) : null;
        transaction.AmountOre = amount.Ore ?? 0;
        Sum += share;
        return share;
    }

    /// <summary>Nothing waits any more, and nothing about the entry may change.</summary>
    public void Release()
    {
        IsReleased = true;
        Held = _heldCharacters = 0;
        _seen = (OnceOnly)~0;
    }

    private (string Field, BankAmount Amount) AmountOf(TransactionDraft transaction)
    {
        if (!transaction.TxAmt.IsGiven && !transaction.Amt.IsGiven) return ("Amt", Amount);
        var isOwn = !transaction.TxAmt.IsGiven || (transaction.Amt.IsKroner && !transaction.TxAmt.IsKroner);
        return isOwn ? ("TxDtls/Amt", transaction.Amt) : ("TxAmt", transaction.TxAmt);
    }

    private OnceOnly Once(OnceOnly seen, OnceOnly element, int line)
    {
        if ((seen & element) != 0) Refuse(element.ToString(), "stands more than once, or after the transactions", $"there is one {element}, in its place", line);
        return seen | element;
    }
}
