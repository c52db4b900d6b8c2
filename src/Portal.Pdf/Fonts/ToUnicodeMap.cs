namespace Portal.Pdf;

/// <summary>The way back from codes to characters: what makes text searchable, copyable and readable aloud.</summary>
internal static class ToUnicodeMap
{
    private const int MostInOneBlock = 100;

    /// <summary>Builds the map; the list holds the character of each code, code 0 being nothing.</summary>
    public static PdfBuffer Build(IReadOnlyList<int> characters)
    {
        var map = new PdfBuffer(2048);
        map.Raw("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"u8)
            .Raw("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"u8)
            .Raw("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"u8)
            .Raw("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"u8);
        for (int first = 1; first < characters.Count; first += MostInOneBlock)
        {
            int end = Math.Min(first + MostInOneBlock, characters.Count);
            map.Int(end - first).Raw("beginbfchar\n"u8);
            for (int code = first; code < end; code++)
            {
                map.Byte((byte)'<').Hex4(code).Raw("> <"u8);
                Utf16(map, characters[code]);
                map.Raw(">\n"u8);
            }

            map.Raw("endbfchar\n"u8);
        }

        return map.Raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"u8);
    }

    private static void Utf16(PdfBuffer map, int character)
    {
        if (character < 0x10000)
        {
            map.Hex4(character);
            return;
        }

        int beyond = character - 0x10000;
        map.Hex4(0xD800 + (beyond >> 10)).Hex4(0xDC00 + (beyond & 0x3FF));
    }
}
