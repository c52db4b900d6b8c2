using System.Globalization;

namespace Portal.Domain.Money;

/// <summary>
/// A Danish amount, held as whole øre so that it adds, sorts and compares the same in C#,
/// SQLite and PostgreSQL. There is no other currency in this system.
/// </summary>
public readonly record struct Kroner(long Ore) : IComparable<Kroner>
{
    /// <summary>The largest amount a file may state: 15 digits of kroner would already be beyond any municipal claim.</summary>
    public const long MaxOre = 99_999_999_999_99;

    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    public static readonly Kroner Zero;

    public static Kroner Of(int kroner) => new(kroner * 100L);

    public bool IsPositive => Ore > 0;

    public bool IsZero => Ore == 0;

    public int CompareTo(Kroner other) => Ore.CompareTo(other.Ore);

    public static Kroner operator +(Kroner left, Kroner right) => new(left.Ore + right.Ore);

    public static Kroner operator -(Kroner left, Kroner right) => new(left.Ore - right.Ore);

    public static Kroner operator -(Kroner amount) => new(-amount.Ore);

    public static bool operator <(Kroner left, Kroner right) => left.Ore < right.Ore;

    public static bool operator >(Kroner left, Kroner right) => left.Ore > right.Ore;

    public static bool operator <=(Kroner left, Kroner right) => left.Ore <= right.Ore;

    public static bool operator >=(Kroner left, Kroner right) => left.Ore >= right.Ore;

    public static Kroner Max(Kroner left, Kroner right) => left.Ore >= right.Ore ? left : right;

    public static Kroner Min(Kroner left, Kroner right) => left.Ore <= right.Ore ? left : right;

    public static Kroner Sum(IEnumerable<Kroner> amounts)
    {
        var sum = 0L;
        foreach (var amount in amounts) sum += amount.Ore;
        return new Kroner(sum);
    }

    /// <summary>As letters and pages write it: "4.250,00 kr." (the blank does not break).</summary>
    public string Text() => $"{Number()}\u00a0kr.";

    /// <summary>As tables write it: "4.250,00".</summary>
    public string Number()
    {
        var (kroner, ore) = Math.DivRem(Math.Abs(Ore), 100);
        return string.Create(Danish, $"{(Ore < 0 ? "-" : "")}{kroner:#,0},{ore:00}");
    }

    /// <summary>As files write it: "1234,50", without a thousands mark (formats.md section 1).</summary>
    public string Plain() => Number().Replace(".", "", StringComparison.Ordinal);

    /// <summary>Reads "1234,50": a decimal comma, no thousands mark, at most two decimals (formats.md section 1).</summary>
    public static bool TryParse(string text, out Kroner amount)
    {
        amount = default;
        var parts = text.Split(',');
        if (parts.Length > 2 || parts[0].Length is 0 or > 12 || !parts[0].All(char.IsAsciiDigit)) return false;
        var decimals = parts.Length == 2 ? parts[1] : "00";
        if (decimals.Length is 0 or > 2 || !decimals.All(char.IsAsciiDigit)) return false;
        amount = new(long.Parse(parts[0], CultureInfo.InvariantCulture) * 100 + long.Parse(decimals.PadRight(2, '0'), CultureInfo.InvariantCulture));
        return amount.Ore <= MaxOre;
    }

    public override string ToString() => Text();
}
