namespace Portal.Pdf;

/// <summary>From character to glyph, as the font's cmap table says it (formats 4 and 12).</summary>
internal sealed class CharacterMap
{
    private readonly ushort[] _basic = new ushort[0x10000];
    private readonly Dictionary<int, ushort> _beyond = [];

    private CharacterMap()
    {
    }

    /// <summary>The glyph of a character, or 0 when the font has none.</summary>
    public int Glyph(int character) =>
        character < _basic.Length ? _basic[character] : _beyond.GetValueOrDefault(character);

    public static CharacterMap Read(FontData cmap, int glyphCount)
    {
        var map = new CharacterMap();
        FontData? basic = null;
        FontData? full = null;
        int tables = cmap.U16(2);
        for (int i = 0; i < tables; i++)
        {
            int platform = cmap.U16(4 + (i * 8));
            int encoding = cmap.U16(6 + (i * 8));
            long offset = cmap.U32(8 + (i * 8));
            var table = cmap.Slice(offset, cmap.Length - offset);
            bool unicode = platform == 0 || (platform == 3 && encoding is 1 or 10);
            if (unicode && table.U16(0) == 12)
            {
                full = table;
            }
            else if (unicode && table.U16(0) == 4)
            {
                basic = table;
            }
        }

        if (full is { } groups)
        {
            map.ReadGroups(groups, glyphCount);
        }
        else if (basic is { } segments)
        {
            map.ReadSegments(segments, glyphCount);
        }
        else
        {
            throw new InvalidDataException("The font has no Unicode character map of format 4 or 12.");
        }

        return map;
    }

    private void ReadGroups(FontData table, int glyphCount)
    {
        uint groups = table.U32(12);
        for (int i = 0; i < groups; i++)
        {
            uint first = table.U32(16 + (i * 12));
            uint last = Math.Min(table.U32(20 + (i * 12)), 0x10FFFF);
            uint glyph = table.U32(24 + (i * 12));
            for (uint c = first; c <= last && glyph < glyphCount; c++, glyph++)
            {
                Add((int)c, (int)glyph);
            }
        }
    }

    private void ReadSegments(FontData table, int glyphCount)
    {
        int doubled = table.U16(6);
        for (int i = 0; i < doubled; i += 2)
        {
            int last = table.U16(14 + i);
            int first = table.U16(16 + doubled + i);
            int delta = table.U16(16 + (doubled * 2) + i);
            int rangeAt = 16 + (doubled * 3) + i;
            int range = table.U16(rangeAt);
            for (int c = first; c <= last && c != 0xFFFF; c++)
            {
                int raw = range == 0 ? c : table.U16(rangeAt + range + ((c - first) * 2));
                int glyph = range != 0 && raw == 0 ? 0 : (raw + delta) & 0xFFFF;
                Add(c, glyph < glyphCount ? glyph : 0);
            }
        }
    }

    private void Add(int character, int glyph)
    {
        if (character < _basic.Length)
        {
            _basic[character] = (ushort)glyph;
        }
        else
        {
            _beyond[character] = (ushort)glyph;
        }
    }
}
