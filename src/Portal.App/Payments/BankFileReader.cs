namespace Portal.App.Payments;

/// <summary>
/// Reads a bank's notification of payments (ISO 20022 camt.054, versions 001.02, 001.04 and 001.08) as a stream: however large, it takes
/// little memory. What it yields counts only once the end is reached without a <see cref="BankFileException"/>.
/// </summary>
internal static class BankFileReader
{
    /// <summary>Reads the whole file without keeping anything but its totals.</summary>
    /// <exception cref="BankFileException">Nothing of the file may be booked.</exception>
    public static BankFileTotals Check(string path)
    {
        var totals = new BankFileTotals();
        foreach (var item in Read(path)) totals.Add(item);
        return totals;
    }

    /// <summary>The transactions and refused entries in the bank's order, each as soon as its entry is known to be good.</summary>
    /// <exception cref="BankFileException">Nothing of the file may be booked, what has been yielded before included.</exception>
    public static IEnumerable<BankFileItem> Read(string path)
    {
        if (!File.Exists(path)) throw new BankFileException("", 0, "the file does not exist", "the file can be read");
        return Read(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
    }

    /// <param name="file">Closed at the end.</param>
    public static IEnumerable<BankFileItem> Read(Stream file)
    {
        using var notifications = new NotificationReader(file);
        while (notifications.Next() is { } item) yield return item;
    }
}
