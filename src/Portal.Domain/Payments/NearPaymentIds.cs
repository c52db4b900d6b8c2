using System.Text.RegularExpressions;

namespace Portal.Domain.Payments;

/// <summary>The payment ids that somebody may have meant who wrote one wrong: the id itself, one digit another, or two neighbours changed round.</summary>
public static partial class NearPaymentIds
{
    private const int Length = 15;

    /// <param name="text">What the payer gave; any number of digits in a row may be an id.</param>
    public static IEnumerable<string> Of(string text) => Digits().Matches(text).Select(match => match.Value).Distinct().SelectMany(Near).Distinct();

    private static IEnumerable<string> Near(string digits)
    {
        var variants = new List<string> { digits };
        for (var i = 0; i < Length; i++)
        {
            for (var digit = '0'; digit <= '9'; digit++) variants.Add($"{digits[..i]}{digit}{digits[(i + 1)..]}");
            if (i > 0) variants.Add($"{digits[..(i - 1)]}{digits[i]}{digits[i - 1]}{digits[(i + 1)..]}");
        }
        return variants.Where(variant => PaymentId.TryParse(variant, out _));
    }

    [GeneratedRegex("(?<![0-9])[0-9]{15}(?![0-9])")]
    private static partial Regex Digits();
}
