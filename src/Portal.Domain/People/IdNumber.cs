namespace Portal.Domain.People;

/// <summary>
/// A CPR number (10 digits, a person) or a CVR number (8 digits, a business). Its text form is masked, so that it
/// cannot reach a log, an address or an error message by accident; <see cref="Digits"/> is asked for by name.
/// </summary>
public readonly record struct IdNumber
{
    private IdNumber(string digits) => Digits = digits;

    /// <summary>The whole number, leading zeros kept. Only for matching, the letter's receiver and the staff's logged view.</summary>
    public string Digits { get; }

    public PersonKind Kind => Digits.Length == 10 ? PersonKind.Person : PersonKind.Business;

    /// <summary>"010203-••••" for a person; a CVR number is public and stands whole.</summary>
    public string Masked => Kind == PersonKind.Person ? $"{Digits[..6]}-••••" : Digits;

    public override string ToString() => Masked;

    /// <summary>10 digits with a date and a century digit that exist, or 8 digits. Modulus 11 never rejects (numbers without it since 2007).</summary>
    public static bool TryParse(string? text, out IdNumber number)
    {
        number = default;
        if (text is not { Length: 8 or 10 } || !text.All(char.IsAsciiDigit)) return false;
        if (text.Length == 10 && BirthDate(text) is null) return false;
        number = new IdNumber(text);
        return true;
    }

    /// <summary>DDMMYY with the century from the seventh digit; a replacement number (erstatningspersonnummer) has 60 added to the day.</summary>
    private static DateOnly? BirthDate(string cpr)
    {
        var day = Two(cpr, 0);
        if (day is > 60 and <= 91) day -= 60;
        var (month, year, century) = (Two(cpr, 2), Two(cpr, 4), cpr[6] - '0');
        year += century switch
        {
            <= 3 => 1900,
            4 or 9 => year <= 36 ? 2000 : 1900,
            _ => year <= 57 ? 2000 : 1800,
        };
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static int Two(string text, int at) => (text[at] - '0') * 10 + (text[at + 1] - '0');
}

/// <summary>A natural person (CPR) or a business (CVR).</summary>
public enum PersonKind
{
    Person,
    Business,
}
