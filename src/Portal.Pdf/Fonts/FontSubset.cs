using System.Buffers.Binary;

namespace Portal.Pdf;

/// <summary>
/// A small TrueType file with only the glyphs a document uses. Hinting is left out: it helps coarse screens of the past,
/// and is most of the size.
/// </summary>
internal sealed class FontSubset
{
    /// <summary>Stands for a character the typeface lacks: an empty box is drawn.</summary>
    public const int MissingBox = -1;

    private const int HasWords = 0x1, HasScale = 0x8, MoreComponents = 0x20, HasTwoScales = 0x40, HasMatrix = 0x80, HasInstructions = 0x100;

    private readonly FontFace _face;
    private readonly List<int> _glyphs;
    private readonly Dictionary<int, int> _numbers = [];

    private FontSubset(FontFace face, IReadOnlyList<int> glyphs)
    {
        _face = face;
        _glyphs = [.. glyphs];
        for (int i = 0; i < glyphs.Count; i++)
        {
            _numbers.TryAdd(glyphs[i], i);
        }
    }

    /// <summary>Builds the file. Glyph n of it is the n-th of the list; parts of composed glyphs come after them.</summary>
    public static byte[] Build(FontFace face, IReadOnlyList<int> glyphs) => new FontSubset(face, glyphs).Build();

    public static int MissingAdvance(FontFace face) => face.UnitsPerEm * 6 / 10;

    private byte[] Build()
    {
        var outlines = new PdfBuffer(16 * 1024);
        var offsets = new List<int>();
        // The list grows while it is walked: a composed glyph adds its parts at the end.
        for (int i = 0; i < _glyphs.Count; i++)
        {
            offsets.Add(outlines.Length);
            WriteOutline(outlines, _glyphs[i]);
            while (outlines.Length % 4 != 0)
            {
                outlines.Byte(0);
            }
        }

        offsets.Add(outlines.Length);
        return Assemble(
        [
            ("glyf", outlines.Written.ToArray()),
            ("head", Head()),
            ("hhea", HorizontalHeader()),
            ("hmtx", Advances()),
            ("loca", Offsets(offsets)),
            ("maxp", Limits()),
        ]);
    }

    private void WriteOutline(PdfBuffer target, int glyph)
    {
        if (glyph == MissingBox)
        {
            MissingGlyphBox.Write(target, _face);
            return;
        }

        var outline = _face.OutlineOf(glyph);
        if (outline.Length == 0)
        {
            return;
        }

        int contours = outline.I16(0);
        if (contours < 0)
        {
            WriteComposed(target, outline);
            return;
        }

        int instructions = 10 + (contours * 2);
        int points = instructions + 2 + outline.U16(instructions);
        target.Raw(outline.Slice(0, instructions).Span).Byte(0).Byte(0).Raw(outline.Slice(points, outline.Length - points).Span);
    }

    private void WriteComposed(PdfBuffer target, FontData outline)
    {
        target.Raw(outline.Slice(0, 10).Span);
        int at = 10;
        int flags;
        do
        {
            flags = outline.U16(at);
            int length = 4 + ((flags & HasWords) != 0 ? 4 : 2)
                + ((flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0);
            U16(target, flags & ~HasInstructions);
            U16(target, NumberOf(outline.U16(at + 2)));
            target.Raw(outline.Slice(at + 4, length - 4).Span);
            at += length;
        }
        while ((flags & MoreComponents) != 0);
    }

    private int NumberOf(int glyph)
    {
        if (!_numbers.TryGetValue(glyph, out int number))
        {
            number = _glyphs.Count < ushort.MaxValue ? _glyphs.Count : throw new InvalidDataException("The font's letters have more parts than a font can hold.");
            _glyphs.Add(glyph);
            _numbers.Add(glyph, number);
        }

        return number;
    }

    private byte[] Head()
    {
        var head = _face.Table("head").Slice(0, 54).Span.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private byte[] HorizontalHeader()
    {
        var hhea = _face.Table("hhea").Slice(0, 36).Span.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)_glyphs.Count);
        return hhea;
    }

    private byte[] Advances()
    {
        var hmtx = new byte[_glyphs.Count * 4];
        for (int i = 0; i < _glyphs.Count; i++)
        {
            bool missing = _glyphs[i] == MissingBox;
            int advance = missing ? MissingAdvance(_face) : _face.AdvanceOf(_glyphs[i]);
            int bearing = missing ? MissingGlyphBox.Left(_face) : _face.LeftBearingOf(_glyphs[i]);
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(i * 4), (ushort)advance);
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan((i * 4) + 2), (short)bearing);
        }

        return hmtx;
    }

    private static byte[] Offsets(List<int> offsets)
    {
        var loca = new byte[offsets.Count * 4];
        for (int i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(i * 4), offsets[i]);
        }

        return loca;
    }

    private byte[] Limits()
    {
        var maxp = _face.Table("maxp").Slice(0, 32).Span.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)_glyphs.Count);
        const int points = 6, contours = 8, instructions = 26;
        AtLeast(maxp, points, 8);
        AtLeast(maxp, contours, 2);
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(instructions), 0);
        return maxp;
    }

    private static void AtLeast(byte[] table, int offset, ushort least)
    {
        ushort now = BinaryPrimitives.ReadUInt16BigEndian(table.AsSpan(offset));
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(offset), Math.Max(now, least));
    }

    private static byte[] Assemble((string Tag, byte[] Data)[] tables)
    {
        var file = new PdfBuffer(32 * 1024);
        U32(file, 0x00010000);
        // Search hints for the six tables: 4 x 16, log2(4), and what is left.
        U16(file, tables.Length);
        U16(file, 64);
        U16(file, 2);
        U16(file, (tables.Length * 16) - 64);
        int offset = 12 + (tables.Length * 16);
        foreach (var (tag, data) in tables)
        {
            file.Ascii(tag);
            U32(file, Checksum(data));
            U32(file, (uint)offset);
            U32(file, (uint)data.Length);
            offset += (data.Length + 3) / 4 * 4;
        }

        foreach (var (_, data) in tables)
        {
            file.Raw(data).Raw(new byte[(4 - (data.Length % 4)) % 4]);
        }

        var bytes = file.Written.ToArray();
        // The second of the six directory entries is 'head'; its place stands eight bytes in.
        int headAt = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(12 + 16 + 8));
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(headAt + 8), unchecked(0xB1B0AFBA - Checksum(bytes)));
        return bytes;
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (; data.Length >= 4; data = data[4..])
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(data));
        }

        Span<byte> last = [0, 0, 0, 0];
        data.CopyTo(last);
        return unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(last));
    }

    private static void U16(PdfBuffer target, int value) => target.Byte((byte)(value >> 8)).Byte((byte)(value & 0xFF));

    private static void U32(PdfBuffer target, uint value)
    {
        U16(target, (int)(value >> 16));
        U16(target, (int)(value & 0xFFFF));
    }
}
