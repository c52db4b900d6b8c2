using Portal.App.Import;

namespace Portal.App.Payments;

/// <summary>Reads what an entry (Ntry) says of itself, without its transactions.</summary>
internal static class EntryElements
{
    private const string Credit = "CRDT";
    private const string Debit = "DBIT";

    /// <summary>Takes the element that the file stands on.</summary>
    public static void Read(CamtXml xml, EntryDraft entry)
    {
        var (names, line) = (xml.Names, xml.Line);
        if (xml.Is(names.Amt))
        {
            entry.Once(OnceOnly.Amt, line);
            entry.Amount = xml.Amount();
            if (entry.Amount.Problem is { } problem) entry.Refuse("Amt", problem, entry.Amount.Rule, line);
        }
        else if (xml.Is(names.CdtDbtInd))
        {
            entry.Once(OnceOnly.CdtDbtInd, line);
            entry.IsDebit = Direction(xml, entry);
        }
        else if (xml.Is(names.RvslInd))
        {
            entry.Once(OnceOnly.RvslInd, line);
            entry.IsReversal = YesOrNo(xml, entry);
        }
        else if (xml.Is(names.Sts)) ReadStatus(xml, entry);
        else if (xml.Is(names.BookgDt)) entry.BookingDate = Day(xml, entry, OnceOnly.BookgDt);
        else if (xml.Is(names.ValDt)) entry.ValueDate = Day(xml, entry, OnceOnly.ValDt);
        else if (xml.Is(names.AcctSvcrRef))
        {
            entry.Once(OnceOnly.AcctSvcrRef, line);
            entry.ServicerReference = Reference(xml);
        }
        else if (xml.Is(names.AddtlNtryInf)) entry.Information = xml.Words();
        else xml.Skip();
    }

    /// <summary>Refuses the entry for what it does not say.</summary>
    public static void RequireAll(EntryDraft entry, string? account)
    {
        if (account is null) Missing("Acct", "an account's number stands before its entries");
        if (!entry.Amount.IsGiven) Missing("Amt", BankAmount.NumberRule);
        if (entry.IsDebit is null) Missing("CdtDbtInd", "an entry says whether money came in (CRDT) or went out (DBIT)");
        if (!entry.HasStatus) Missing("Sts", "only booked entries (BOOK) are payments");
        if (entry.ValueDate is null && entry.BookingDate is null) Missing("ValDt", "an entry has a value date or a booking date");

        void Missing(string field, string rule)
        {
            if (!entry.IsReleased) entry.Refuse(field, "is missing", rule, entry.Line);
        }
    }

    public static bool? Direction(CamtXml xml, EntryDraft entry)
    {
        var line = xml.Line;
        var text = xml.Text();
        if (text is Credit) return false;
        if (text is Debit) return true;
        entry.Refuse("CdtDbtInd", $"{Shown.Value(text.ToString())} is not known", $"CdtDbtInd is {Credit} or {Debit}", line);
        return null;
    }

    /// <summary>A bank's reference; words that say there is none are none.</summary>
    public static string? Reference(CamtXml xml)
    {
        var text = xml.Text();
        return text.IsEmpty || text is "NOTPROVIDED" or "NONREF" ? null : text.ToString();
    }

    private static bool YesOrNo(CamtXml xml, EntryDraft entry)
    {
        var line = xml.Line;
        var text = xml.Text();
        if (text is "true" or "1") return true;
        if (text is not ("false" or "0")) entry.Refuse("RvslInd", $"{Shown.Value(text.ToString())} is not known", "RvslInd is true or false", line);
        return false;
    }

    private static void ReadStatus(CamtXml xml, EntryDraft entry)
    {
        var line = xml.Line;
        entry.Once(OnceOnly.Sts, line);
        entry.HasStatus = true;
        var text = xml.Text(xml.Names.Cd);
        if (text is not "BOOK") entry.Refuse("Sts", $"{Shown.Value(text.ToString())} is not booked", "only booked entries (BOOK) are payments", line);
    }

    private static DateOnly? Day(CamtXml xml, EntryDraft entry, OnceOnly field)
    {
        entry.Once(field, xml.Line);
        DateOnly? found = null;
        for (xml.Enter(); xml.NextChild();)
        {
            var line = xml.Line;
            var isDay = xml.Is(xml.Names.Dt);
            if (!isDay && !xml.Is(xml.Names.DtTm))
            {
                xml.Skip();
                continue;
            }
            if (found is not null) entry.Refuse(field.ToString(), "holds more than one date", "a date stands once", line);
            var text = xml.Text();
            if (isDay ? BankTime.TryDay(text, out var day) : BankTime.TryDanishDay(text, out day)) found = day;
            else entry.Refuse(field.ToString(), $"{Shown.Value(text.ToString())} is not a date", isDay ? BankTime.DayRule : BankTime.TimeRule, line);
        }
        if (found is null) entry.Refuse(field.ToString(), "holds no date", BankTime.DayRule, xml.Line);
        return found;
    }
}
