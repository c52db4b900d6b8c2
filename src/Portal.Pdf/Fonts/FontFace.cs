using System.Text;

namespace Portal.Pdf;

/// <summary>
/// One TrueType typeface, parsed. Parse it once and keep it: it does not change, may be used by many threads at once,
/// and each document takes from it only the letters it uses.
/// </summary>
public sealed class FontFace
{
    private readonly Dictionary<string, FontData> _tables;
    private readonly CharacterMap _characters;
    private readonly int[] _advances;
    private readonly bool _longOffsets;
    private readonly FontData _places;
    private readonly FontData _outlines;

    private FontFace(Dictionary<string, FontData> tables)
    {
        _tables = tables;
        var head = Table("head");
        var hhea = Table("hhea");
        UnitsPerEm = head.U16(18);
        if (UnitsPerEm is < 16 or > 16384)
        {
            throw new InvalidDataException($"The font says {UnitsPerEm} units per em; 16 to 16384 is possible.");
        }

        Box = [head.I16(36), head.I16(38), head.I16(40), head.I16(42)];
        _longOffsets = head.I16(50) != 0;
        Ascent = hhea.I16(4);
        Descent = hhea.I16(6);
        GlyphCount = Table("maxp").U16(4);
        _advances = ReadAdvances(Table("hmtx"), hhea.U16(34), GlyphCount);
        _characters = CharacterMap.Read(Table("cmap"), GlyphCount);
        CapHeight = tables.TryGetValue("OS/2", out var os2) && os2.U16(0) >= 2 ? os2.I16(88) : Ascent;
        ItalicAngle = tables.TryGetValue("post", out var post) ? post.I16(4) : 0;
        Name = ReadName(Table("name"));
        _places = Table("loca");
        _outlines = Table("glyf");
    }

    /// <summary>The typeface's PostScript name, e.g. <c>IBMPlexSans-Bold</c>.</summary>
    public string Name { get; }

    internal int UnitsPerEm { get; }

    internal int Ascent { get; }

    internal int Descent { get; }

    internal int CapHeight { get; }

    internal int ItalicAngle { get; }

    internal int GlyphCount { get; }

    /// <summary>The box that holds every glyph: left, bottom, right, top in font units.</summary>
    internal int[] Box { get; }

    /// <summary>Reads a font with TrueType outlines (<c>.ttf</c>).</summary>
    /// <param name="bytes">The whole file; it is copied.</param>
    /// <exception cref="InvalidDataException">The bytes are not such a font, or it is damaged.</exception>
    public static FontFace Parse(ReadOnlySpan<byte> bytes)
    {
        var file = new FontData(bytes.ToArray());
        uint kind = file.U32(0);
        if (kind is not (0x00010000 or 0x74727565))
        {
            throw new InvalidDataException("Not a font with TrueType outlines (.ttf). Collections, web fonts and .otf are not read.");
        }

        var tables = new Dictionary<string, FontData>(StringComparer.Ordinal);
        int count = file.U16(4);
        for (int i = 0; i < count; i++)
        {
            int entry = 12 + (i * 16);
            string tag = Encoding.ASCII.GetString(file.Slice(entry, 4).Span);
            tables[tag] = file.Slice(file.U32(entry + 8), file.U32(entry + 12));
        }

        return new FontFace(tables);
    }

    /// <summary>Whether the typeface can draw the character.</summary>
    public bool Has(Rune character) => GlyphOf(character.Value) != 0;

    internal int GlyphOf(int character) => _characters.Glyph(character);

    /// <summary>How far the pen moves after the glyph, in font units.</summary>
    /// <exception cref="InvalidDataException">A composed letter of a damaged font has a part that is not there.</exception>
    internal int AdvanceOf(int glyph) =>
        glyph < _advances.Length ? _advances[glyph] : throw new InvalidDataException($"The font has no glyph {glyph}.");

    /// <summary>The outline of a glyph as the font stores it; empty for a space.</summary>
    internal FontData OutlineOf(int glyph)
    {
        long start = _longOffsets ? _places.U32(glyph * 4) : _places.U16(glyph * 2) * 2L;
        long end = _longOffsets ? _places.U32((glyph * 4) + 4) : _places.U16((glyph * 2) + 2) * 2L;
        return _outlines.Slice(start, end - start);
    }

    internal int LeftBearingOf(int glyph) => OutlineOf(glyph) is { Length: >= 10 } outline ? outline.I16(2) : 0;

    internal FontData Table(string tag) =>
        _tables.TryGetValue(tag, out var table) ? table : throw new InvalidDataException($"The font has no '{tag}' table.");

    private static int[] ReadAdvances(FontData hmtx, int given, int glyphs)
    {
        if (given == 0 || glyphs == 0)
        {
            throw new InvalidDataException("The font has no glyph widths.");
        }

        var advances = new int[glyphs];
        for (int glyph = 0; glyph < glyphs; glyph++)
        {
            advances[glyph] = hmtx.U16(Math.Min(glyph, given - 1) * 4);
        }

        return advances;
    }

    private static string ReadName(FontData name)
    {
        const int postScriptName = 6;
        const string unnamed = "Unnamed";
        int strings = name.U16(4);
        for (int i = 0; i < name.U16(2); i++)
        {
            int entry = 6 + (i * 12);
            if (name.U16(entry + 6) == postScriptName)
            {
                var text = name.Slice(strings + name.U16(entry + 10), name.U16(entry + 8)).Span;
                var letters = new StringBuilder();
                foreach (byte letter in text)
                {
                    // Stored as UTF-16 or as Macintosh Roman; the name itself may only be ASCII.
                    if (char.IsAsciiLetterOrDigit((char)letter) || letter == '-')
                    {
                        letters.Append((char)letter);
                    }
                }

                const int longest = 63;
                return letters.Length == 0 ? unnamed : letters.ToString(0, Math.Min(letters.Length, longest));
            }
        }

        return unnamed;
    }
}
