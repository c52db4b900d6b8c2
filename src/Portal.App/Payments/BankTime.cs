using Portal.App.Settings;

namespace Portal.App.Payments;

/// <summary>The dates of a bank's file: ISO 8601, as Danish days.</summary>
internal static class BankTime
{
    public const string DayRule = "dates are YYYY-MM-DD, between 1900 and 2999";
    public const string TimeRule = "times are YYYY-MM-DDThh:mm:ss, with or without an offset, between 1900 and 2999";

    private const int DayLength = 10;
    private const int TimeLength = 19;

    /// <summary>A day; its offset, where one stands, does not move it.</summary>
    public static bool TryDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text.Length < DayLength || text[4] != '-' || text[7] != '-') return false;
        if (!TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..10], out var dayOfMonth)) return false;
        if (year is < 1900 or > 2999 || month is < 1 or > 12 || dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, dayOfMonth);
        return TryOffset(text[DayLength..], out _);
    }

    /// <summary>The Danish day of a time; without an offset it is a Danish time.</summary>
    public static bool TryDanishDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text.Length < TimeLength || !TryDay(text[..DayLength], out day) || text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
        if (!TryNumber(text[11..13], out var hour) || !TryNumber(text[14..16], out var minute) || !TryNumber(text[17..19], out var second)) return false;
        if (hour > 23 || minute > 59 || second > 59 || !TryOffset(AfterFraction(text[TimeLength..]), out var offset)) return false;
        if (offset is { } given) day = new DateTimeOffset(day, new TimeOnly(hour, minute, second), TimeSpan.FromMinutes(given)).DanishDay();
        return true;
    }

    private static ReadOnlySpan<char> AfterFraction(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[0] != '.' || !char.IsAsciiDigit(text[1])) return text;
        var end = text[1..].IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? [] : text[(end + 1)..];
    }

    /// <param name="minutes">Null when there is none.</param>
    private static bool TryOffset(ReadOnlySpan<char> text, out int? minutes)
    {
        minutes = text is "Z" ? 0 : null;
        if (text.IsEmpty || text is "Z") return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':') return false;
        if (!TryNumber(text[1..3], out var hour) || !TryNumber(text[4..], out var minute) || minute > 59 || hour * 60 + minute > 14 * 60) return false;
        minutes = (text[0] == '-' ? -1 : 1) * (hour * 60 + minute);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit)) return false;
            number = number * 10 + (digit - '0');
        }
        return true;
    }
}
