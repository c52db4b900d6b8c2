using System.Globalization;
using Portal.App.Agreements;
using Portal.Domain.Money;

namespace Portal.Web.Citizens.Deferrals;

/// <summary>The plan that the fields of the instalments step ask for, as they stand in the browser: an offer, an amount of the citizen's own, or a number of months.</summary>
/// <param name="Choice">The amount of an offer in øre, or which of the citizen's own fields counts.</param>
public sealed record PlanForm(string Choice, string Amount, string Months, string PayDay, string FirstOn)
{
    public const string ChoiceField = "rater", AmountField = "beloeb", MonthsField = "antal", PayDayField = "dag", FirstOnField = "foerste";

    /// <summary>Values of <see cref="ChoiceField"/> beside the offers.</summary>
    public const string Own = "eget", OwnMonths = "maaneder";

    public static PlanForm Read(Func<string, string> field) => new(field(ChoiceField), field(AmountField), field(MonthsField), field(PayDayField), field(FirstOnField));

    public PlanTried Tried => new(
        Choice == Own ? Money(Amount) : long.TryParse(Choice, NumberStyles.None, CultureInfo.InvariantCulture, out var ore) ? new Kroner(ore) : null,
        Choice == OwnMonths && Number(Months) is { } months ? months : null,
        Number(PayDay),
        DateOnly.TryParseExact(FirstOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null);

    /// <summary>"1.250" and "1250,00" are the same amount.</summary>
    internal static Kroner? Money(string text)
    {
        var clean = text.Trim().Replace(" ", "", StringComparison.Ordinal);
        if (clean.Split('.') is [_, { Length: 3 }]) clean = clean.Replace(".", "", StringComparison.Ordinal);
        return Kroner.TryParse(clean, out var amount) ? amount : null;
    }

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
