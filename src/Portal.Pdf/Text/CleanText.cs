using System.Globalization;
using System.Text;

namespace Portal.Pdf;

/// <summary>
/// Makes any string fit to print: broken surrogates become a replacement character, control and direction marks go,
/// every kind of line end becomes one, and letters with separate accents are put together.
/// </summary>
internal static class CleanText
{
    public const char SoftHyphen = '\u00AD';
    public const char NoBreakSpace = '\u00A0';
    public const char ZeroWidthSpace = '\u200B';

    /// <summary>An entry holds 32,767 bytes in PDF/A, two for each letter.</summary>
    private const int MostUnits = 16_000;

    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        bool afterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!(afterReturn && rune.Value == '\n'))
            {
                Append(clean, rune);
            }

            afterReturn = rune.Value == '\r';
        }

        return clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The same on one line and without places to divide words, for titles, bookmarks and alternative texts.</summary>
    public static string OneLine(string text) => Of(text).Replace('\n', ' ')
        .Replace("\u00AD", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal).Trim();

    /// <summary>The same where nothing would be nothing to read aloud, and all of it stands in one entry of the file.</summary>
    /// <exception cref="ArgumentException">Nothing is left of the text, or too much.</exception>
    public static string Required(string text, string parameter)
    {
        string line = OneLine(text);
        return line.Length switch
        {
            0 => throw new ArgumentException("The text is empty.", parameter),
            > MostUnits => throw new ArgumentException($"The text is longer than the {MostUnits} letters there is room for.", parameter),
            _ => line,
        };
    }

    /// <summary>The beginning of a line, where the whole of it stands elsewhere.</summary>
    public static string Shortened(string line)
    {
        const int most = 250;
        if (line.Length <= most)
        {
            return line;
        }

        return string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[most - 1]) ? most - 1 : most), "…");
    }

    private static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is not ((>= ' ' and <= '~') or (>= NoBreakSpace and <= '\u02FF') or '\n'))
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(StringBuilder clean, Rune rune)
    {
        switch (rune.Value)
        {
            case '\n' or '\r' or '\v' or '\f' or 0x85 or 0x2028 or 0x2029:
                clean.Append('\n');
                return;
            case '\t':
                clean.Append(' ');
                return;
            case SoftHyphen or ZeroWidthSpace or NoBreakSpace or 0x2007 or 0x202F:
                clean.Append((char)rune.Value);
                return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control:
                break;
            case UnicodeCategory.Format when !IsVisibleSign(rune.Value):
                break;
            case UnicodeCategory.NonSpacingMark when IsVariant(rune.Value):
                break;
            case UnicodeCategory.SpaceSeparator:
                clean.Append(' ');
                break;
            case UnicodeCategory.PrivateUse:
                // Nobody but the sender knows what it means; an archive file may not hold it.
                clean.Append('\uFFFD');
                break;
            default:
                bool nonCharacter = (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
                clean.Append(nonCharacter ? "\uFFFD" : rune.ToString());
                break;
        }
    }

    /// <summary>Signs that Unicode counts as format, though they are seen: those that stand before Arabic and Syriac numbers.</summary>
    private static bool IsVisibleSign(int character) =>
        character is (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD;

    /// <summary>Asks for another look of the letter before it, such as an emoji in colour; is nothing to see itself.</summary>
    private static bool IsVariant(int character) =>
        character is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180D) or 0x180F or 0x034F;
}
