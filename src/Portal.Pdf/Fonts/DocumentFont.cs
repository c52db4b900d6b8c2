using System.Text;

namespace Portal.Pdf;

/// <summary>
/// One typeface in one document. Every character used gets a code of its own, in order of first use,
/// so that copying and reading aloud give back exactly what was written, also for characters drawn as a box.
/// </summary>
internal sealed class DocumentFont
{
    private const int MostCodes = 30000;
    private const int ReplacementCharacter = 0xFFFD;

    private readonly FontFace _face;
    private readonly MissingCharacters _missing;
    private readonly ushort[] _latin = new ushort[0x180];
    private readonly Dictionary<int, ushort> _others = [];
    private readonly List<int> _characters = [0];
    private readonly List<int> _glyphs = [0];
    private readonly List<double> _widths = [0];

    /// <param name="face">The typeface.</param>
    /// <param name="resource">Its name on the pages.</param>
    /// <param name="objectNumber">The object it is written as.</param>
    /// <param name="missing">Where characters without a glyph are reported, once each.</param>
    public DocumentFont(FontFace face, string resource, int objectNumber, MissingCharacters missing)
    {
        _face = face;
        _missing = missing;
        Resource = resource;
        ObjectNumber = objectNumber;
        _widths[0] = Thousandths(face.AdvanceOf(0));
    }

    public string Resource { get; }

    public int ObjectNumber { get; }

    public bool IsUsed => _glyphs.Count > 1;

    /// <summary>Height above the line, as a share of the size.</summary>
    public double Ascent => (double)_face.Ascent / _face.UnitsPerEm;

    /// <summary>Depth below the line (negative), as a share of the size.</summary>
    public double Descent => (double)_face.Descent / _face.UnitsPerEm;

    /// <summary>The pen's movement for a code, in thousandths of the size.</summary>
    public double WidthOf(ushort code) => _widths[code];

    /// <summary>The code of a character in this document; a new one the first time.</summary>
    public ushort CodeOf(int character)
    {
        if (character < _latin.Length)
        {
            ref ushort code = ref _latin[character];
            return code != 0 ? code : code = Add(character);
        }

        if (!_others.TryGetValue(character, out ushort known))
        {
            // A document of more different characters than codes is no letter; it stays sound all the same.
            bool full = _glyphs.Count >= MostCodes && character != ReplacementCharacter;
            if (full)
            {
                _missing.Add(new Rune(character));
            }

            known = full ? CodeOf(ReplacementCharacter) : Add(character);
            _others[character] = known;
        }

        return known;
    }

    /// <summary>Writes the typeface's objects: composite font, subset, widths and the way back to Unicode.</summary>
    public void Write(PdfFile file)
    {
        var subset = FontSubset.Build(_face, _glyphs);
        string name = $"{Tag()}+{_face.Name}";
        int descendant = file.Reserve(), descriptor = file.Reserve(), program = file.Reserve(), toUnicode = file.Reserve();
        file.Begin(ObjectNumber).Raw("<</Type/Font/Subtype/Type0/BaseFont/"u8).Ascii(name)
            .Raw("/Encoding/Identity-H/DescendantFonts["u8).Ref(descendant).Raw("]/ToUnicode "u8).Ref(toUnicode).Raw(">>"u8);
        var font = file.Begin(descendant).Raw("<</Type/Font/Subtype/CIDFontType2/BaseFont/"u8).Ascii(name)
            .Raw("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor "u8)
            .Ref(descriptor).Raw("/W[0["u8);
        foreach (double width in _widths)
        {
            font.Number(width);
        }

        font.Raw("]]>>"u8);
        WriteDescriptor(file.Begin(descriptor), name, program);
        var length = new PdfBuffer(32).Raw("/Length1 "u8).Int(subset.Length);
        file.Stream(program, length.Written, subset);
        file.Stream(toUnicode, [], ToUnicodeMap.Build(_characters).Written);
    }

    private void WriteDescriptor(PdfBuffer target, string name, int program)
    {
        const int symbolic = 4;
        target.Raw("<</Type/FontDescriptor/FontName/"u8).Ascii(name).Raw("/Flags "u8).Int(symbolic).Raw("/FontBBox["u8);
        foreach (int side in _face.Box)
        {
            target.Number(Thousandths(side));
        }

        target.Raw("]/ItalicAngle "u8).Int(_face.ItalicAngle)
            .Raw("/Ascent "u8).Number(Thousandths(_face.Ascent)).Raw("/Descent "u8).Number(Thousandths(_face.Descent))
            .Raw("/CapHeight "u8).Number(Thousandths(_face.CapHeight)).Raw("/StemV 80/FontFile2 "u8).Ref(program).Raw(">>"u8);
    }

    private ushort Add(int character)
    {
        int glyph = GlyphFor(character);
        if (glyph == 0)
        {
            glyph = FontSubset.MissingBox;
            _missing.Add(new Rune(character));
        }

        _characters.Add(character);
        _glyphs.Add(glyph);
        _widths.Add(Thousandths(glyph == FontSubset.MissingBox ? FontSubset.MissingAdvance(_face) : _face.AdvanceOf(glyph)));
        return (ushort)(_glyphs.Count - 1);
    }

    /// <summary>Spaces and hyphens of every kind look like the plain one where the typeface has none of their own.</summary>
    private int GlyphFor(int character)
    {
        int glyph = _face.GlyphOf(character);
        return glyph != 0 ? glyph : character switch
        {
            0x00A0 or 0x2007 or 0x202F => _face.GlyphOf(' '),
            0x00AD or 0x2010 or 0x2011 => _face.GlyphOf('-'),
            _ => 0,
        };
    }

    private double Thousandths(int units) => units * 1000.0 / _face.UnitsPerEm;

    /// <summary>Six letters that differ between subsets, as PDF asks, and are the same for the same subset.</summary>
    private string Tag()
    {
        uint hash = 2166136261;
        foreach (int character in _characters)
        {
            hash = unchecked((hash ^ (uint)character) * 16777619);
        }

        Span<char> tag = stackalloc char[6];
        foreach (ref char letter in tag)
        {
            letter = (char)('A' + (hash % 26));
            hash /= 26;
        }

        return new string(tag);
    }
}
