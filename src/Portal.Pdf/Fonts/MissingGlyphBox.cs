namespace Portal.Pdf;

/// <summary>The empty box drawn for a character that the typeface does not have.</summary>
internal static class MissingGlyphBox
{
    public static int Left(FontFace face) => face.UnitsPerEm * 8 / 100;

    /// <summary>Writes the box as a TrueType outline: an outer square and, the other way round, an inner one.</summary>
    public static void Write(PdfBuffer target, FontFace face)
    {
        int left = Left(face);
        int right = FontSubset.MissingAdvance(face) - left;
        int top = face.CapHeight;
        int line = face.UnitsPerEm * 5 / 100;
        Shorts(target, [2, left, 0, right, top, 3, 7, 0]);
        for (int i = 0; i < 8; i++)
        {
            // On the curve, with both coordinates given in full.
            target.Byte(1);
        }

        int width = right - left;
        int innerWidth = width - (2 * line);
        int innerHeight = top - (2 * line);
        Shorts(target, [left, 0, width, 0, -width + line, innerWidth, 0, -innerWidth]);
        Shorts(target, [0, top, 0, -top, line, 0, innerHeight, 0]);
    }

    private static void Shorts(PdfBuffer target, ReadOnlySpan<int> values)
    {
        foreach (int value in values)
        {
            target.Byte((byte)((value >> 8) & 0xFF)).Byte((byte)(value & 0xFF));
        }
    }
}
