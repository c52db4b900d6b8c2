using System.Globalization;

namespace Portal.Domain.Payments;

/// <summary>
/// The 15 digits that name one claim or agreement on a payment slip (betalings-ID, card type 71):
/// 14 digits of our own and a check digit by modulus 10.
/// </summary>
public readonly record struct PaymentId
{
    private PaymentId(string digits) => Digits = digits;

    public string Digits { get; }

    /// <param name="number">Our own running number, 1 or more, at most 14 digits.</param>
    public static PaymentId Of(long number)
    {
        if (number is < 1 or > 99_999_999_999_999) throw new ArgumentOutOfRangeException(nameof(number), number, "A payment id has 14 digits of its own.");
        var left = number.ToString("D14", CultureInfo.InvariantCulture);
        return new PaymentId(left + CheckDigit(left));
    }

    /// <summary>15 digits with the right check digit.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PaymentId id)
    {
        id = default;
        if (text.Length != 15 || !IsDigits(text) || text[14] - '0' != CheckDigit(text[..14])) return false;
        id = new PaymentId(text.ToString());
        return true;
    }

    /// <summary>The 16 digits of a slip with a message (card type 75): 0 and our 15 digits, with a check digit of its own.</summary>
    public static bool TryParseCard75(ReadOnlySpan<char> text, out PaymentId id)
    {
        id = default;
        return HasCard75CheckDigit(text) && text[0] == '0' && TryParse(text[1..], out id);
    }

    /// <summary>The line a payer copies into the bank: "+71&lt;000000000000018+87654321&lt;".</summary>
    /// <param name="creditor">The municipality's creditor number (kreditornummer), 8 digits.</param>
    public string Line(string creditor) => $"+71<{Digits}+{creditor}<";

    public override string ToString() => Digits;

    /// <summary>Modulus 10, weights 2-1-2-1 … from the left over the first 15 of 16 digits.</summary>
    internal static bool HasCard75CheckDigit(ReadOnlySpan<char> text) =>
        text.Length == 16 && IsDigits(text) && text[15] - '0' == CheckDigit(text[..15], firstWeight: 2);

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>Modulus 10, weights 1-2-1-2 … from the left, the digits of each product added up.</summary>
    private static int CheckDigit(ReadOnlySpan<char> left, int firstWeight = 1)
    {
        var sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var product = (left[i] - '0') * (i % 2 == 0 ? firstWeight : 3 - firstWeight);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
