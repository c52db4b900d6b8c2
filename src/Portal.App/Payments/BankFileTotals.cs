namespace Portal.App.Payments;

/// <summary>What a file holds. Every transaction is counted once, as readable or as part of a refused entry.</summary>
internal sealed class BankFileTotals
{
    /// <summary>Refused ones too.</summary>
    public int Entries { get; private set; }

    /// <summary>Those that can be booked.</summary>
    public int Transactions { get; private set; }

    public int RefusedEntries { get; private set; }

    /// <summary>The transactions inside refused entries.</summary>
    public int RefusedTransactions { get; private set; }

    /// <summary>Into the account, in øre.</summary>
    public long CreditOre { get; private set; }

    /// <summary>Out of the account, in øre.</summary>
    public long DebitOre { get; private set; }

    /// <summary>Refused entries into the account, in øre; those whose amount cannot be read or is in another currency are not in it.</summary>
    public long RefusedCreditOre { get; private set; }

    /// <summary>Refused entries out of the account, in øre; those whose amount cannot be read or is in another currency are not in it.</summary>
    public long RefusedDebitOre { get; private set; }

    /// <summary>The file's total in øre: what went in less what went out, refused entries with it.</summary>
    public long FileOre => CreditOre - DebitOre + RefusedCreditOre - RefusedDebitOre;

    /// <summary>Counts the next item; they come in the file's order.</summary>
    public void Add(BankFileItem item)
    {
        Entries = item.EntryNumber;
        if (item is BankTransaction transaction)
        {
            Transactions++;
            if (transaction.IsDebit) DebitOre += transaction.AmountOre;
            else CreditOre += transaction.AmountOre;
        }
        else if (item is RefusedEntry refused)
        {
            RefusedEntries++;
            RefusedTransactions += refused.Transactions;
            if (refused.IsDebit) RefusedDebitOre += refused.AmountOre ?? 0;
            else RefusedCreditOre += refused.AmountOre ?? 0;
        }
    }
}
