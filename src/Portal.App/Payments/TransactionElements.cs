using Portal.App.Import;

namespace Portal.App.Payments;

/// <summary>Reads one transaction (TxDtls) into a draft.</summary>
internal static class TransactionElements
{
    /// <summary>Takes the whole element that the file stands on.</summary>
    public static void Read(CamtXml xml, TransactionDraft transaction, EntryDraft entry)
    {
        var names = xml.Names;
        for (xml.Enter(); xml.NextChild();)
        {
            if (xml.Is(names.Refs)) ReadReferences(xml, transaction, entry);
            else if (xml.Is(names.RmtInf)) ReadRemittance(xml, transaction);
            else if (xml.Is(names.AmtDtls)) ReadAmounts(xml, transaction, entry);
            else if (xml.Is(names.RltdDts)) ReadDates(xml, transaction, entry);
            else if (xml.Is(names.RltdPties)) ReadParties(xml, transaction);
            else if (xml.Is(names.Amt))
            {
                entry.Once(transaction, OnceOnly.Amt, xml.Line);
                transaction.Amt = xml.Amount();
            }
            else if (xml.Is(names.CdtDbtInd))
            {
                entry.Once(transaction, OnceOnly.CdtDbtInd, xml.Line);
                transaction.IsDebit = EntryElements.Direction(xml, entry);
            }
            else xml.Skip();
        }
    }

    private static void ReadReferences(CamtXml xml, TransactionDraft transaction, EntryDraft entry)
    {
        for (xml.Enter(); xml.NextChild();)
        {
            if (xml.Is(xml.Names.AcctSvcrRef))
            {
                entry.Once(transaction, OnceOnly.AcctSvcrRef, xml.Line);
                transaction.ServicerReference = EntryElements.Reference(xml);
            }
            else if (xml.Is(xml.Names.EndToEndId))
            {
                entry.Once(transaction, OnceOnly.EndToEndId, xml.Line);
                transaction.EndToEnd = EntryElements.Reference(xml);
            }
            else xml.Skip();
        }
    }

    private static void ReadAmounts(CamtXml xml, TransactionDraft transaction, EntryDraft entry)
    {
        for (xml.Enter(); xml.NextChild();)
        {
            if (!xml.Is(xml.Names.TxAmt))
            {
                xml.Skip();
                continue;
            }
            for (xml.Enter(); xml.NextChild();)
            {
                if (!xml.Is(xml.Names.Amt))
                {
                    xml.Skip();
                    continue;
                }
                entry.Once(transaction, OnceOnly.TxAmt, xml.Line);
                transaction.TxAmt = xml.Amount();
            }
        }
    }

    private static void ReadRemittance(CamtXml xml, TransactionDraft transaction)
    {
        for (xml.Enter(); xml.NextChild();)
        {
            if (xml.Is(xml.Names.Ustrd)) transaction.AddMessage(xml.Words());
            else if (xml.Is(xml.Names.Strd)) ReadStructured(xml, transaction);
            else xml.Skip();
        }
    }

    private static void ReadStructured(CamtXml xml, TransactionDraft transaction)
    {
        for (xml.Enter(); xml.NextChild();)
        {
            if (xml.Is(xml.Names.AddtlRmtInf)) transaction.AddMessage(xml.Words());
            else if (!xml.Is(xml.Names.CdtrRefInf)) xml.Skip();
            else
            {
                for (xml.Enter(); xml.NextChild();)
                {
                    if (xml.Is(xml.Names.Ref)) transaction.AddReference(xml.Words());
                    else xml.Skip();
                }
            }
        }
    }

    private static void ReadDates(CamtXml xml, TransactionDraft transaction, EntryDraft entry)
    {
        for (xml.Enter(); xml.NextChild();)
        {
            if (!xml.Is(xml.Names.AccptncDtTm))
            {
                xml.Skip();
                continue;
            }
            var line = xml.Line;
            entry.Once(transaction, OnceOnly.AccptncDtTm, line);
            var text = xml.Text();
            if (BankTime.TryDanishDay(text, out var day)) transaction.AcceptedOn = day;
            else entry.Refuse("AccptncDtTm", $"{Shown.Value(text.ToString())} is not a time", BankTime.TimeRule, line);
        }
    }

    /// <summary>The payer's name: in version 08 inside Pty.</summary>
    private static void ReadParties(CamtXml xml, TransactionDraft transaction)
    {
        for (xml.Enter(); xml.NextChild();)
        {
            if (xml.Is(xml.Names.Dbtr)) ReadPayer(xml, transaction);
            else xml.Skip();
        }
    }

    private static void ReadPayer(CamtXml xml, TransactionDraft transaction)
    {
        for (xml.Enter(); xml.NextChild();)
        {
            if (xml.Is(xml.Names.Nm)) transaction.Payer = xml.Words();
            else if (xml.Is(xml.Names.Pty)) ReadPayer(xml, transaction);
            else xml.Skip();
        }
    }
}
