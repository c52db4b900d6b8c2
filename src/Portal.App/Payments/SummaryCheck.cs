using Portal.App.Import;

namespace Portal.App.Payments;

/// <summary>
/// What a notification's summary (TxsSummry) says of its entries must be so. Sums are compared when every entry's amount can be read,
/// credits and debits by themselves when every entry says which it is.
/// </summary>
internal sealed class SummaryCheck
{
    private const string Rule = "a summary agrees with its entries";

    private readonly List<Claim> _claims = [];
    private readonly Tally _all = new();
    private readonly Tally _credits = new();
    private readonly Tally _debits = new();

    public void Begin()
    {
        _claims.Clear();
        foreach (var tally in (ReadOnlySpan<Tally>)[_all, _credits, _debits]) (tally.Count, tally.Sum) = (0, 0);
    }

    /// <summary>Takes the element TxsSummry.</summary>
    public void Read(CamtXml xml)
    {
        for (xml.Enter(); xml.NextChild();)
        {
            if (xml.Is(xml.Names.TtlNtries)) ReadTotals(xml, _all);
            else if (xml.Is(xml.Names.TtlCdtNtries)) ReadTotals(xml, _credits);
            else if (xml.Is(xml.Names.TtlDbtNtries)) ReadTotals(xml, _debits);
            else xml.Skip();
        }
    }

    public void Add(EntryDraft entry)
    {
        _all.Add(entry.Amount);
        if (entry.IsDebit is { } isDebit) (isDebit ? _debits : _credits).Add(entry.Amount);
        else _credits.Count = _debits.Count = null;
    }

    /// <exception cref="BankFileException">The summary says something else than its entries.</exception>
    public void Check()
    {
        foreach (var (element, said, isSum, line, tally) in _claims)
        {
            if (!BankAmount.TryOre(said, out var number, out _)) throw new BankFileException(element, line, $"{Shown.Value(said)} is not a number", Rule);
            if (tally.Count is not { } count) continue;
            if (isSum && tally.Sum is { } sum && number != sum) throw new BankFileException(element, line, $"says {Shown.Value(said)}, the entries sum to {BankAmount.Text(sum)}", Rule);
            if (!isSum && number != count * 100L) throw new BankFileException(element, line, $"says {Shown.Value(said)}, the notification holds {count}", Rule);
        }
    }

    private void ReadTotals(CamtXml xml, Tally tally)
    {
        var group = xml.Name;
        for (xml.Enter(); xml.NextChild();)
        {
            var (line, isSum) = (xml.Line, xml.Is(xml.Names.Sum));
            if (!isSum && !xml.Is(xml.Names.NbOfNtries))
            {
                xml.Skip();
                continue;
            }
            var element = $"TxsSummry/{group}/{xml.Name}";
            if (_claims.Exists(claim => claim.Element == element)) throw new BankFileException(element, line, "stands more than once", "a notification has one summary");
            _claims.Add(new Claim(element, xml.Text().ToString(), isSum, line, tally));
        }
    }

    private sealed record Claim(string Element, string Said, bool IsSum, int Line, Tally Of);

    private sealed class Tally
    {
        /// <summary>Null when it cannot be told which entries belong here.</summary>
        public int? Count { get; set; }

        /// <summary>In hundredths, whatever the currency; null when an amount cannot be read.</summary>
        public Int128? Sum { get; set; }

        public void Add(BankAmount amount)
        {
            Count++;
            Sum += amount.Ore;
        }
    }
}
