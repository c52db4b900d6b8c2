using System.Globalization;
using Portal.App.Import;

namespace Portal.App.Payments;

/// <summary>An amount with its currency as a bank's file states it, good or bad.</summary>
/// <param name="IsGiven">The element is there.</param>
/// <param name="Ore">The number in hundredths, when it can be read at all, in whatever currency.</param>
/// <param name="Problem">Why it cannot be booked; null when it is above 0 and in Danish kroner.</param>
internal readonly record struct BankAmount(bool IsGiven, bool IsKroner, long? Ore, string? Problem, string Rule)
{
    public const string CurrencyRule = "amounts are in DKK";
    public const string NumberRule = "an amount is a positive number of at most 15 digits, with a decimal point and at most two decimals";

    private const int MostDigits = 15;

    public bool IsGood => IsGiven && Problem is null;

    public static BankAmount Read(ReadOnlySpan<char> text, string? currency)
    {
        var isKroner = currency == "DKK";
        long? ore = TryOre(text, out var number, out var digits) ? number : null;
        if (!isKroner) return new BankAmount(true, false, ore, currency is null ? "has no currency" : $"{Shown.Value(currency)} is not DKK", CurrencyRule);
        if (ore is > 0 && digits <= MostDigits) return new BankAmount(true, true, ore, null, NumberRule);
        return new BankAmount(true, true, ore, text.IsEmpty ? "is empty" : $"{Shown.Value(text.ToString())} is not an amount that can be booked", NumberRule);
    }

    /// <summary>As the files write it: "1935.00".</summary>
    public static string Text(Int128 ore) => ((decimal)ore / 100).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Reads 0 or more, with a decimal point and without a fraction of an øre.</summary>
    /// <param name="digits">How many there are, zeros at the front not counted.</param>
    public static bool TryOre(ReadOnlySpan<char> text, out long ore, out int digits)
    {
        (ore, digits) = (0, 0);
        if (text.StartsWith("+")) text = text[1..];
        var point = text.IndexOf('.');
        var fraction = point < 0 ? [] : text[(point + 1)..];
        var whole = (point < 0 ? text : text[..point]).TrimStart('0');
        if (text.Length <= (point < 0 ? 0 : 1) || whole.Length > 16) return false;

        if (whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9')) return false;
        if (fraction.Length > 2 && fraction[2..].ContainsAnyExcept('0')) return false;
        foreach (var digit in whole) ore = ore * 10 + (digit - '0');
        for (var i = 0; i < 2; i++) ore = ore * 10 + (i < fraction.Length ? fraction[i] - '0' : 0);
        digits = whole.Length + fraction.Length;
        return true;
    }
}
