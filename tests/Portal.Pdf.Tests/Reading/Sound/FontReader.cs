using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Portal.Pdf.Tests.Sound;

/// <summary>A typeface of the file: how wide its codes are, what they mean, and what the embedded font itself says.</summary>
internal sealed class FontReader
{
    private readonly List<double> _widths;
    private readonly Dictionary<int, string> _meanings = [];
    private readonly byte[] _program;

    public FontReader(PdfReader file, object? reference)
    {
        var font = file.Dict(reference);
        var descendant = file.Dict(file.List(font["DescendantFonts"])[0]);
        var descriptor = file.Dict(descendant["FontDescriptor"]);
        IsComposite = PdfReader.Name(font["Subtype"]) == "Type0" && PdfReader.Name(font["Encoding"]) == "Identity-H"
            && PdfReader.Name(descendant["Subtype"]) == "CIDFontType2" && PdfReader.Name(descendant["CIDToGIDMap"]) == "Identity";
        Names = [PdfReader.Name(font["BaseFont"])!, PdfReader.Name(descendant["BaseFont"])!, PdfReader.Name(descriptor["FontName"])!];
        _widths = [.. file.List(file.List(descendant["W"])[1]).Select(width => (double)width!)];
        _program = file.Data(descriptor["FontFile2"]);
        if (font.TryGetValue("ToUnicode", out object? map))
        {
            ReadMeanings(new PdfTokens(file.Data(map)));
        }
    }

    public bool IsComposite { get; }

    public string[] Names { get; }

    /// <summary>The codes that were drawn.</summary>
    public HashSet<int> Used { get; } = [];

    public double WidthOf(int code) => code < _widths.Count ? _widths[code] / 1000 : 0;

    /// <summary>What a code is when it is copied or read aloud; null when the file does not say.</summary>
    public string? MeaningOf(int code) => _meanings.GetValueOrDefault(code);

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<string> Complaints()
    {
        var problems = new List<string>();
        void Demand(bool holds, string otherwise) => problems.AddRange(holds ? [] : [$"{Names[0]}: {otherwise}"]);

        Demand(IsComposite, "not a composite font with codes of two bytes");
        Demand(Names.Distinct().Count() == 1 && Names[0].Length > 7 && Names[0][6] == '+' && Names[0][..6].All(char.IsAsciiLetterUpper), "not named as a subset");
        Demand(Encoding.ASCII.GetString(_program.AsSpan(0, 4)) is "\0\u0001\0\0" or "true", "no TrueType font is embedded");
        int units = Table("head").U16(18), glyphs = Table("maxp").U16(4), metrics = Table("hhea").U16(34);
        Demand(_widths.Count <= glyphs, "says more widths than it has glyphs");
        for (int code = 0; code < Math.Min(_widths.Count, metrics); code++)
        {
            double own = Table("hmtx").U16(code * 4) * 1000.0 / units;
            Demand(Math.Abs(own - _widths[code]) < 1, $"code {code} is {_widths[code]} wide in the file and {own} in the font");
        }

        foreach (int code in Used.Order())
        {
            Demand(code > 0 && code < glyphs, $"code {code} is drawn and has no glyph");
            Demand(_meanings.TryGetValue(code, out string? meaning) && IsText(meaning), $"code {code} is drawn and leads to no character");
        }

        return problems;
    }

    private static bool IsText(string meaning) => meaning.Length > 0 && meaning.EnumerateRunes().All(rune =>
        rune.Value is not (0 or 0xFEFF or 0xFFFE) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.PrivateUse);

    private void ReadMeanings(PdfTokens tokens)
    {
        bool inBlock = false;
        PdfBytes? code = null;
        while (tokens.Next(out object? token))
        {
            if (token is PdfWord word)
            {
                inBlock = word.Text == "beginbfchar" || (inBlock && word.Text != "endbfchar");
            }
            else if (inBlock && token is PdfBytes bytes)
            {
                if (code is null)
                {
                    code = bytes;
                    continue;
                }

                _meanings.Add(BinaryPrimitives.ReadUInt16BigEndian(code.Bytes), Encoding.BigEndianUnicode.GetString(bytes.Bytes));
                code = null;
            }
        }
    }

    private (Func<int, int> U16, int Length) Table(string tag)
    {
        for (int entry = 12; entry < 12 + (BinaryPrimitives.ReadUInt16BigEndian(_program.AsSpan(4)) * 16); entry += 16)
        {
            if (Encoding.ASCII.GetString(_program, entry, 4) == tag)
            {
                int offset = BinaryPrimitives.ReadInt32BigEndian(_program.AsSpan(entry + 8));
                return (at => BinaryPrimitives.ReadUInt16BigEndian(_program.AsSpan(offset + at)), BinaryPrimitives.ReadInt32BigEndian(_program.AsSpan(entry + 12)));
            }
        }

        throw new InvalidDataException($"The embedded font has no table '{tag}'.");
    }
}
