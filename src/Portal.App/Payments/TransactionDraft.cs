namespace Portal.App.Payments;

/// <summary>A transaction (TxDtls) while its entry is read; used again for the next one.</summary>
internal sealed class TransactionDraft
{
    private const int MostReferences = 100;
    private const int LongestMessage = 10_000;

    private List<string>? _references;
    private string? _reference;

    public int Line { get; private set; }
    public string? ServicerReference { get; set; }
    public string? EndToEnd { get; set; }
    public string? Message { get; private set; }
    public string? Payer { get; set; }
    public DateOnly? AcceptedOn { get; set; }
    public bool? IsDebit { get; set; }

    /// <summary>AmtDtls/TxAmt/Amt.</summary>
    public BankAmount TxAmt { get; set; }

    /// <summary>TxDtls/Amt, from version 04 on.</summary>
    public BankAmount Amt { get; set; }

    /// <summary>What counts, in øre: TxAmt, else Amt, else the entry's amount.</summary>
    public long AmountOre { get; set; }

    public OnceOnly Seen { get; set; }

    /// <summary>How long its texts are together.</summary>
    public int Characters { get; private set; }

    public IReadOnlyList<string> References => _references is not null ? [.. _references] : _reference is not null ? [_reference] : [];

    public void Begin(int line)
    {
        Line = line;
        ServicerReference = EndToEnd = Message = Payer = _reference = null;
        _references = null;
        AcceptedOn = null;
        IsDebit = null;
        TxAmt = Amt = default;
        AmountOre = Characters = 0;
        Seen = OnceOnly.None;
    }

    public void AddReference(string? reference)
    {
        if (reference is null) return;
        if (_reference is null) _reference = reference;
        else (_references ??= [_reference]).Add(reference);
        Characters += reference.Length;
        if (_references?.Count > MostReferences) throw new BeyondLimitException($"a transaction has more than {MostReferences} references", "one payment pays for one thing or a few");
    }

    public void AddMessage(string? words)
    {
        if (words is null) return;
        Message = Message is null ? words : $"{Message}\n{words}";
        Characters += words.Length;
        if (Message.Length > LongestMessage) throw new BeyondLimitException($"a transaction has a message of more than {LongestMessage} characters", "no message of a payer is anywhere near this long");
    }
}

/// <summary>The elements of which nobody would know, if there were two, which one counts.</summary>
[Flags]
internal enum OnceOnly
{
    None = 0,
    Amt = 1,
    TxAmt = 2,
    CdtDbtInd = 4,
    RvslInd = 8,
    Sts = 16,
    BookgDt = 32,
    ValDt = 64,
    AcctSvcrRef = 128,
    AccptncDtTm = 256,
    EndToEndId = 512,
}
