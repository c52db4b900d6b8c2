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

    /// <summary>The same where nothing would be nothing to read aloud.</summary>
    /// <exception cref="ArgumentException">Nothing is left of the text.</exception>
    public static string Required(string text, string parameter)
    {
        string line = OneLine(text);
        return line.Length > 0 ? line : throw new ArgumentException("The text is empty.", parameter);
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
            case UnicodeCategory.Control or UnicodeCategory.Format:
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
}
