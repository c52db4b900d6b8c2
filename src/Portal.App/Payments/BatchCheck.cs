using System.Globalization;
using Portal.App.Import;

namespace Portal.App.Payments;

/// <summary>
/// What a batch (Btch) says of its transactions must be so. A batch that the bank has not split up, without any transaction, stays one
/// payment for staff to look at.
/// </summary>
internal sealed class BatchCheck
{
    private const string Rule = "a batch agrees with its transactions";

    private string? _count;
    private BankAmount _amount;
    private int _line;
    private int _transactions;
    private Int128? _sum;

    public void Begin()
    {
        _count = null;
        _amount = default;
        _transactions = 0;
        _sum = 0;
    }

    /// <summary>Takes the element Btch.</summary>
    public void Read(CamtXml xml)
    {
        _line = xml.Line;
        for (xml.Enter(); xml.NextChild();)
        {
            if (xml.Is(xml.Names.NbOfTxs)) _count = xml.Text().ToString();
            else if (xml.Is(xml.Names.TtlAmt)) _amount = xml.Amount();
            else xml.Skip();
        }
    }

    /// <param name="share">In øre, with its sign; null when the amount is at fault.</param>
    public void Add(Int128? share)
    {
        _transactions++;
        _sum += share;
    }

    /// <exception cref="BankFileException">The batch says something else than its transactions.</exception>
    public void Check()
    {
        if (_transactions == 0) return;
        if (_count is not null && !(long.TryParse(_count, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count == _transactions))
            throw new BankFileException("Btch/NbOfTxs", _line, $"says {Shown.Value(_count)}, the batch holds {_transactions}", Rule);
        if (!_amount.IsKroner || _sum is not { } sum) return;
        if (_amount.Ore is not { } ore || ore != Int128.Abs(sum))
            throw new BankFileException("Btch/TtlAmt", _line, $"is not the sum of the batch's transactions, {BankAmount.Text(Int128.Abs(sum))}", Rule);
    }
}
