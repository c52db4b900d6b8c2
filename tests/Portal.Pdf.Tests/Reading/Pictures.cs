using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Portal.Pdf.Tests;

/// <summary>Pictures to test with: PNG files spelled out here, JPEG files made by poppler.</summary>
internal static class Pictures
{
    private static readonly Lazy<byte[]> ColourJpeg = new(() => Jpeg());

    public static byte[] Photograph => ColourJpeg.Value;

    /// <summary>A page drawn by poppler as JPEG.</summary>
    public static byte[] Jpeg(params string[] options)
    {
        string prefix = Path.Combine(Path.GetTempPath(), $"portal-pdf-{Guid.NewGuid():N}");
        Tool.Run("pdftoppm", Sample.Letter().Bytes, ["-jpeg", "-r", "8", "-singlefile", .. options, "{file}", prefix]);
        string file = Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(prefix) + "*").Single();
        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        return bytes;
    }

    /// <summary>A JPEG of one even tone: every block of it is two bits that say "as before".</summary>
    public static byte[] EvenJpeg(int width, int height, int channels)
    {
        byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)((data.Length + 2) & 0xFF), .. data];
        byte[] onlyZero = [1, .. new byte[15], 0];
        var parts = Enumerable.Range(1, channels).Select(i => (byte)i).ToArray();
        int bits = (width + 7) / 8 * ((height + 7) / 8) * channels * 2;
        var scan = new byte[(bits + 7) / 8];
        scan[^1] = (byte)((1 << ((8 - (bits % 8)) % 8)) - 1);
        return
        [
            0xFF, 0xD8,
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(0xC0, [8, (byte)(height >> 8), (byte)(height & 0xFF), (byte)(width >> 8), (byte)(width & 0xFF), (byte)channels, .. parts.SelectMany(part => (byte[])[part, 0x11, 0])]),
            .. Segment(0xC4, [0x00, .. onlyZero]), .. Segment(0xC4, [0x10, .. onlyZero]),
            .. Segment(0xDA, [(byte)channels, .. parts.SelectMany(part => (byte[])[part, 0]), 0, 63, 0]),
            .. scan, 0xFF, 0xD9,
        ];
    }

    /// <summary>A PNG with a channel's value said by its place; every filter is used in turn.</summary>
    public static byte[] Png(int width, int height, int kind, int bits, Func<int, int, int, int> value, byte[]? palette = null, byte[]? transparent = null, byte interlaced = 0)
    {
        int channels = kind switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        int length = ((width * channels * bits) + 7) / 8, step = Math.Max(1, channels * bits / 8);
        var rows = new List<byte>();
        var before = new byte[length];
        for (int y = 0; y < height; y++)
        {
            var row = new byte[length];
            for (int i = 0; i < width * channels; i++)
            {
                int sample = value(i / channels, y, i % channels) & ((1 << bits) - 1);
                if (bits == 16)
                {
                    BinaryPrimitives.WriteUInt16BigEndian(row.AsSpan(i * 2), (ushort)sample);
                }
                else
                {
                    row[i * bits / 8] |= (byte)(sample << (8 - bits - (i * bits % 8)));
                }
            }

            rows.Add((byte)(y % 5));
            for (int i = 0; i < length; i++)
            {
                int left = i >= step ? row[i - step] : 0, above = before[i], corner = i >= step ? before[i - step] : 0;
                rows.Add((byte)((row[i] - Guess(y % 5, left, above, corner)) & 0xFF));
            }

            before = row;
        }

        return Whole(Header(width, height, kind, bits, interlaced), palette, transparent, Packed([.. rows]));
    }

    public static byte[] Whole(byte[] header, byte[]? palette, byte[]? transparent, byte[] rows)
    {
        List<byte> file = [0x89, .. "PNG\r\n\u001A\n"u8, .. Chunk("IHDR", header), .. Chunk("tEXt", "Comment\0hi"u8)];
        file.AddRange(palette is null ? [] : Chunk("PLTE", palette));
        file.AddRange(transparent is null ? [] : Chunk("tRNS", transparent));
        // In two pieces, as large files are.
        return [.. file, .. Chunk("IDAT", rows.AsSpan(0, rows.Length / 2)), .. Chunk("IDAT", rows.AsSpan(rows.Length / 2)), .. Chunk("IEND", [])];
    }

    public static byte[] Header(int width, int height, int kind, int bits, byte interlaced = 0)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)bits, (byte)kind, interlaced);
        return header;
    }

    public static byte[] Packed(byte[] data)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal))
        {
            zlib.Write(data);
        }

        return target.ToArray();
    }

    private static byte[] Chunk(string name, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        Encoding.ASCII.GetBytes(name, chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in data)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
        }

        return ~sum;
    }

    private static int Guess(int filter, int left, int above, int corner)
    {
        int[] order = [left, above, corner];
        return filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, _ => order.MinBy(near => Math.Abs(left + above - corner - near)) };
    }
}
