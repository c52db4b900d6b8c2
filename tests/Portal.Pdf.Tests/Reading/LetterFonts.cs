namespace Portal.Pdf.Tests;

/// <summary>The portal's typeface, parsed once for all tests.</summary>
internal static class LetterFonts
{
    public static readonly FontFace Regular = FontFace.Parse(Bytes("IBMPlexSans-Regular.ttf"));
    public static readonly FontFace Bold = FontFace.Parse(Bytes("IBMPlexSans-Bold.ttf"));
    public static readonly FontSet Set = new(Regular, Bold);

    public static byte[] Bytes(string name)
    {
        using var stream = typeof(LetterFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the tests.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
