using System.Globalization;
using System.Text;

namespace Portal.Pdf;

/// <summary>
/// A growing run of bytes with the few spellings a PDF file is made of. A number or a reference ends with a space,
/// so that pieces can be written one after the other without thinking of separators.
/// </summary>
internal sealed class PdfBuffer(int capacity = 1024)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Begins again, in the same memory.</summary>
    public PdfBuffer Clear()
    {
        Length = 0;
        return this;
    }

    /// <summary>Bytes as they are.</summary>
    public PdfBuffer Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Take(bytes.Length));
        return this;
    }

    /// <summary>Text that is known to be ASCII.</summary>
    public PdfBuffer Ascii(string text)
    {
        Encoding.ASCII.GetBytes(text, Take(text.Length));
        return this;
    }

    /// <summary>A whole number, and nothing after it.</summary>
    public PdfBuffer Digits(long value)
    {
        const int longest = 20;
        Reserve(longest);
        // Most are object numbers, marks and places on a page: short and positive.
        if (value is < 0 or > 99_999)
        {
            value.TryFormat(_bytes.AsSpan(Length), out int written, default, CultureInfo.InvariantCulture);
            Length += written;
            return this;
        }

        uint rest = (uint)value;
        int digits = rest < 10 ? 1 : rest < 100 ? 2 : rest < 1000 ? 3 : rest < 10_000 ? 4 : 5;
        var target = _bytes.AsSpan(Length, digits);
        for (int i = digits - 1; i >= 0; i--)
        {
            target[i] = (byte)('0' + (rest % 10));
            rest /= 10;
        }

        Length += digits;
        return this;
    }

    public PdfBuffer Int(long value) => Digits(value).Byte((byte)' ');

    /// <summary>A length or colour with at most three decimals: finer than any printer, and free of rounding noise.</summary>
    public PdfBuffer Number(double value)
    {
        long thousandths = (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero);
        if (thousandths % 1000 == 0)
        {
            return Int(thousandths / 1000);
        }

        if (thousandths < 0)
        {
            Byte((byte)'-');
            thousandths = -thousandths;
        }

        Int(thousandths / 1000);
        _bytes[Length - 1] = (byte)'.';
        for (long rest = thousandths % 1000, unit = 100; rest > 0; rest %= unit, unit /= 10)
        {
            Byte((byte)('0' + (rest / unit)));
            if (unit == 1)
            {
                break;
            }
        }

        return Byte((byte)' ');
    }

    /// <summary>A reference to another object.</summary>
    public PdfBuffer Ref(int number) => Int(number).Raw("0 R "u8);

    /// <summary>Four hexadecimal digits: one two-byte character code.</summary>
    public PdfBuffer Hex4(int value)
    {
        var digits = "0123456789ABCDEF"u8;
        var target = Take(4);
        target[0] = digits[(value >> 12) & 15];
        target[1] = digits[(value >> 8) & 15];
        target[2] = digits[(value >> 4) & 15];
        target[3] = digits[value & 15];
        return this;
    }

    /// <summary>A text string (title, alternative text, language) in UTF-16, spelled in hexadecimal so that nothing needs escaping.</summary>
    public PdfBuffer TextString(string text)
    {
        Raw("<FEFF"u8);
        foreach (char unit in text)
        {
            Hex4(unit);
        }

        return Byte((byte)'>');
    }

    /// <summary>A byte string in hexadecimal.</summary>
    public PdfBuffer HexString(ReadOnlySpan<byte> bytes) => Byte((byte)'<').Ascii(Convert.ToHexString(bytes)).Byte((byte)'>');

    public PdfBuffer Byte(byte value)
    {
        Take(1)[0] = value;
        return this;
    }

    private Span<byte> Take(int count)
    {
        Reserve(count);
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }
    }
}
