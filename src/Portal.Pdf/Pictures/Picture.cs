namespace Portal.Pdf;

/// <summary>
/// A picture, such as a logo, from a PNG or JPEG file. Parse it once and keep it: it does not change, may be used by many
/// threads at once, and stands once in a file however often it is shown there. What the file says beside its pixels
/// (place, camera, colour profile) is left out; colours are taken as sRGB.
/// </summary>
public sealed class Picture
{
    internal Picture(int width, int height, PictureData pixels, PictureData? alpha = null)
    {
        PixelWidth = width;
        PixelHeight = height;
        Pixels = pixels;
        Alpha = alpha;
    }

    /// <summary>How many pixels wide it is.</summary>
    public int PixelWidth { get; }

    /// <summary>How many pixels high it is.</summary>
    public int PixelHeight { get; }

    internal PictureData Pixels { get; }

    /// <summary>How opaque each pixel is; null where all are.</summary>
    internal PictureData? Alpha { get; }

    /// <summary>
    /// Reads a PNG (grey, colour or palette, with or without transparency, 1 to 16 bits; not interlaced)
    /// or a JPEG (grey or colour of 8 bits, also progressive).
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="InvalidDataException">It is another kind of file, damaged, cut short, or larger than 25 million pixels.</exception>
    public static Picture Parse(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(PngFile.Signature) ? PngFile.Read(bytes)
        : bytes.StartsWith(JpegFile.Signature) ? JpegFile.Read(bytes)
        : throw new InvalidDataException("The picture is neither a PNG nor a JPEG file.");
}

/// <summary>A picture's bytes as they stand in the file, and the entries that say how to read them, in PDF spelling.</summary>
internal sealed record PictureData(string Entries, byte[] Bytes);

/// <summary>What a picture may be at most: a small file can claim, and unpack to, any size.</summary>
internal static class PictureLimits
{
    private const int MostPixelsAcross = 16_384;
    private const int MostPixels = 25_000_000;

    /// <exception cref="InvalidDataException">The picture has no pixels or too many.</exception>
    public static void Check(long width, long height)
    {
        if (width is < 1 or > MostPixelsAcross || height is < 1 or > MostPixelsAcross || width * height > MostPixels)
        {
            throw new InvalidDataException($"The picture says it is {width} by {height} pixels; at most {MostPixelsAcross} each way and {MostPixels} in all are read.");
        }
    }
}
