using System.Buffers.Binary;

namespace Portal.Pdf;

/// <summary>
/// Reads a JPEG. PDF knows its compression, so it is carried over as it is, without what cameras and programs write beside
/// the pixels: an archived letter shall not tell where a photograph was taken.
/// </summary>
internal static class JpegFile
{
    private const int StartOfScan = 0xDA, EndOfImage = 0xD9, FirstRestart = 0xD0, LastRestart = 0xD7;
    private const int FirstApplication = 0xE0, LastApplication = 0xEF, Comment = 0xFE;

    /// <summary>Says whether the three channels are red, green and blue themselves.</summary>
    private const int AdobeMarker = 0xEE;

    public static ReadOnlySpan<byte> Signature => [0xFF, 0xD8, 0xFF];

    public static Picture Read(ReadOnlySpan<byte> bytes)
    {
        var kept = new PdfBuffer(bytes.Length).Raw(bytes[..2]);
        (int Width, int Height, int Channels)? frame = null;
        bool scanned = false;
        int at = 2;
        while (true)
        {
            int marker = MarkerAt(bytes, ref at);
            if (marker == EndOfImage)
            {
                break;
            }

            int length = at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) : 0;
            if (length < 2 || at + length > bytes.Length)
            {
                throw CutShort();
            }

            var segment = bytes.Slice(at, length);
            at += length;
            frame = IsFrame(marker) ? ReadFrame(marker, segment, frame is not null) : frame;
            if (marker is not ((>= FirstApplication and <= LastApplication) or Comment) || marker == AdobeMarker)
            {
                kept.Byte(0xFF).Byte((byte)marker).Raw(segment);
            }

            if (marker == StartOfScan)
            {
                scanned = frame is not null ? true : throw new InvalidDataException("The JPEG has pixels before its header.");
                int end = EndOfScan(bytes, at);
                kept.Raw(bytes[at..end]);
                at = end;
            }
        }

        if (frame is not { } picture || !scanned)
        {
            throw CutShort();
        }

        kept.Byte(0xFF).Byte(EndOfImage);
        string space = picture.Channels == 1 ? "/DeviceGray" : "/DeviceRGB";
        return new Picture(picture.Width, picture.Height, new PictureData($"/ColorSpace{space}/BitsPerComponent 8/Filter/DCTDecode", kept.Written.ToArray()));
    }

    /// <summary>A marker is one byte after any number of FF.</summary>
    private static int MarkerAt(ReadOnlySpan<byte> bytes, ref int at)
    {
        int first = at;
        while (at < bytes.Length && bytes[at] == 0xFF)
        {
            at++;
        }

        return at > first && at < bytes.Length ? bytes[at++] : throw CutShort();
    }

    /// <summary>Where the next marker stands that is not a part of the packed pixels.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length)
        {
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0 or 0xFF or (>= FirstRestart and <= LastRestart)))
            {
                return at;
            }

            at++;
        }

        throw CutShort();
    }

    private static bool IsFrame(int marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static (int Width, int Height, int Channels) ReadFrame(int marker, ReadOnlySpan<byte> segment, bool second)
    {
        if (second || marker > 0xC2)
        {
            throw new InvalidDataException("The JPEG is of a kind that is not read (lossless, layered or arithmetic).");
        }

        if (segment.Length < 8 || segment.Length != 8 + (segment[7] * 3))
        {
            throw CutShort();
        }

        var (bits, channels) = (segment[2], segment[7]);
        if (bits != 8 || channels is not (1 or 3))
        {
            throw new InvalidDataException($"The JPEG has {channels} channels of {bits} bits; grey and RGB of 8 bits are read. Save one for print (CMYK) as RGB.");
        }

        int height = BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), width = BinaryPrimitives.ReadUInt16BigEndian(segment[5..]);
        PictureLimits.Check(width, height);
        return (width, height, channels);
    }

    private static InvalidDataException CutShort() => new("The JPEG is cut short or damaged.");
}
