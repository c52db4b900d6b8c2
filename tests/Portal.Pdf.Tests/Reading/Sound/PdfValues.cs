using System.Globalization;
using System.Text;

namespace Portal.Pdf.Tests.Sound;

/// <summary>A name, such as /Type, without its stroke.</summary>
internal sealed record PdfName(string Text);

/// <summary>An instruction of a page, or a keyword of the file.</summary>
internal sealed record PdfWord(string Text);

/// <summary>A string as bytes.</summary>
internal sealed record PdfBytes(byte[] Bytes)
{
    /// <summary>As text: UTF-16 where it begins with the mark for that.</summary>
    public string Text => Bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(Bytes.AsSpan(2)) : Encoding.Latin1.GetString(Bytes);
}

/// <summary>A reference to an object.</summary>
internal sealed record PdfRef(int Number);

/// <summary>A stream: its dictionary, and its data as it stands in the file.</summary>
internal sealed record PdfStream(Dictionary<string, object?> Entries, ReadOnlyMemory<byte> Raw);

/// <summary>Reads the spelling of PDF: values and words one by one. Written from the standard alone, not from the writer.</summary>
internal sealed class PdfTokens(ReadOnlyMemory<byte> source, int at = 0)
{
    private static readonly PdfWord EndOfArray = new("]"), EndOfDictionary = new(">>");

    public int At { get; set; } = at;

    private ReadOnlySpan<byte> Bytes => source.Span;

    /// <summary>The next value or word; false at the end.</summary>
    public bool Next(out object? value)
    {
        SkipSpace();
        value = null;
        if (At >= source.Length)
        {
            return false;
        }

        value = Read();
        return true;
    }

    /// <summary>The next value, references put together.</summary>
    public object? Value()
    {
        if (!Next(out object? value))
        {
            throw new InvalidDataException("The file ends in the middle of a value.");
        }

        if (value is not double number || number != Math.Floor(number) || number < 0)
        {
            return value;
        }

        int after = At;
        if (Next(out object? generation) && generation is 0.0 && Next(out object? word) && word is PdfWord { Text: "R" })
        {
            return new PdfRef((int)number);
        }

        At = after;
        return value;
    }

    public void SkipSpace()
    {
        while (At < source.Length && (IsSpace(Bytes[At]) || Bytes[At] == '%'))
        {
            At = Bytes[At] == '%' ? At + Math.Max(1, Bytes[At..].IndexOfAny((byte)'\n', (byte)'\r')) : At + 1;
        }
    }

    private object? Read()
    {
        byte first = Bytes[At];
        switch (first)
        {
            case (byte)'/':
                At++;
                return new PdfName(Word());
            case (byte)'[':
                At++;
                return Items(EndOfArray);
            case (byte)']':
                At++;
                return EndOfArray;
            case (byte)'(':
                return Literal();
            case (byte)'<' when Bytes[At + 1] == '<':
                At += 2;
                return Dictionary();
            case (byte)'>' when Bytes[At + 1] == '>':
                At += 2;
                return EndOfDictionary;
            case (byte)'<':
                int end = Bytes[At..].IndexOf((byte)'>');
                var digits = end > 0 ? Encoding.ASCII.GetString(Bytes[(At + 1)..(At + end)]) : throw new InvalidDataException("A string does not end.");
                At += end + 1;
                return new PdfBytes(Convert.FromHexString(digits));
        }

        string word = Word();
        return word switch
        {
            "" => throw new InvalidDataException($"'{(char)first}' stands at {At}, where nothing like it can."),
            "true" => true,
            "false" => false,
            "null" => null,
            _ => first is (byte)'-' or (byte)'+' or (byte)'.' or (>= (byte)'0' and <= (byte)'9') ? Number(word) : new PdfWord(word),
        };
    }

    private static double Number(string word) =>
        word.Count(c => c == '.') <= 1 && word.All(c => c is '-' or '+' or '.' or (>= '0' and <= '9')) && double.TryParse(word, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new InvalidDataException($"'{word}' is no number.");

    private string Word()
    {
        int start = At;
        while (At < source.Length && !IsSpace(Bytes[At]) && "()<>[]{}/%"u8.IndexOf(Bytes[At]) < 0)
        {
            At++;
        }

        return Encoding.ASCII.GetString(Bytes[start..At]);
    }

    private List<object?> Items(PdfWord end)
    {
        var items = new List<object?>();
        while (true)
        {
            object? value = Value();
            if (ReferenceEquals(value, end))
            {
                return items;
            }

            items.Add(value is PdfWord word ? throw new InvalidDataException($"'{word.Text}' stands in a list.") : value);
        }
    }

    private Dictionary<string, object?> Dictionary()
    {
        var items = Items(EndOfDictionary);
        var entries = new Dictionary<string, object?>();
        for (int i = 0; i < items.Count; i += 2)
        {
            bool sound = items[i] is PdfName && i + 1 < items.Count;
            entries.Add(sound ? ((PdfName)items[i]!).Text : throw new InvalidDataException("A dictionary's entries are not pairs."), items[i + 1]);
        }

        return entries;
    }

    private PdfBytes Literal()
    {
        var bytes = new List<byte>();
        int depth = 0;
        for (At++; At < source.Length; At++)
        {
            byte letter = Bytes[At];
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth < 0)
            {
                At++;
                return new PdfBytes([.. bytes]);
            }

            bytes.Add(letter == '\\' ? throw new InvalidDataException("Nothing is escaped in these files.") : letter);
        }

        throw new InvalidDataException("A string does not end.");
    }

    private static bool IsSpace(byte letter) => letter is 0 or 9 or 10 or 12 or 13 or 32;
}
