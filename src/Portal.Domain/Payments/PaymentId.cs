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
    public static bool TryParse(string text, out PaymentId id)
    {
        id = default;
        if (text.Length != 15 || !text.All(char.IsAsciiDigit) || text[14] - '0' != CheckDigit(text[..14])) return false;
        id = new PaymentId(text);
        return true;
    }

    /// <summary>The line a payer copies into the bank: "+71&lt;000000000000018+87654321&lt;".</summary>
    /// <param name="creditor">The municipality's creditor number (kreditornummer), 8 digits.</param>
    public string Line(string creditor) => $"+71<{Digits}+{creditor}<";

    public override string ToString() => Digits;

    /// <summary>Modulus 10, weights 1-2-1-2 … from the left over the 14 digits, the digits of each product added up.</summary>
    private static int CheckDigit(string left)
    {
        var sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var product = (left[i] - '0') * (i % 2 == 0 ? 1 : 2);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
