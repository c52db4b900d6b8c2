using System.Buffers.Binary;
using System.Text;

namespace Portal.Pdf;

/// <summary>
/// A colour profile for sRGB (IEC 61966-2-1), made here rather than shipped as a file: ICC version 2.1,
/// three colour points adapted to D50 and one sampled tone curve. Archive files (PDF/A) must say what their colours mean.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;
    private const int CurveSteps = 256;

    private static readonly Lazy<byte[]> CompressedBytes = new(() => PdfFile.Compress(Build()));

    /// <summary>The profile, compressed once for all documents.</summary>
    public static ReadOnlySpan<byte> Compressed => CompressedBytes.Value;

    public static byte[] Build()
    {
        var curve = Curve();
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")),
            ("cprt", [.. "text\0\0\0\0"u8, .. "No copyright, use freely\0"u8]),
            ("wtpt", Point(0.9642, 1.0, 0.8249)),
            ("rXYZ", Point(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Point(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Point(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        int directory = HeaderLength + 4 + (tags.Length * 12);
        var profile = new List<byte>(new byte[directory]);
        var placed = new Dictionary<byte[], int>();
        var entries = new List<(string Name, int Offset, int Length)>();
        foreach (var (name, data) in tags)
        {
            if (!placed.TryGetValue(data, out int offset))
            {
                offset = profile.Count;
                placed.Add(data, offset);
                profile.AddRange(data);
                profile.AddRange(new byte[(4 - (data.Length % 4)) % 4]);
            }

            entries.Add((name, offset, data.Length));
        }

        var bytes = profile.ToArray();
        WriteHeader(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(HeaderLength), tags.Length);
        for (int i = 0; i < entries.Count; i++)
        {
            var row = bytes.AsSpan(HeaderLength + 4 + (i * 12), 12);
            Encoding.ASCII.GetBytes(entries[i].Name, row);
            BinaryPrimitives.WriteInt32BigEndian(row[4..], entries[i].Offset);
            BinaryPrimitives.WriteInt32BigEndian(row[8..], entries[i].Length);
        }

        return bytes;
    }

    private static void WriteHeader(Span<byte> profile)
    {
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        BinaryPrimitives.WriteUInt32BigEndian(profile[8..], 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(profile[12..]);
        // The date is a required field; the year of the sRGB standard keeps the profile the same every day.
        BinaryPrimitives.WriteUInt16BigEndian(profile[24..], 1999);
        profile[27] = 1;
        profile[29] = 1;
        "acsp"u8.CopyTo(profile[36..]);
        Point(0.9642, 1.0, 0.8249).AsSpan(8).CopyTo(profile[68..]);
    }

    private static byte[] Point(double x, double y, double z)
    {
        var data = new byte[20];
        "XYZ "u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), (int)Math.Round(x * 65536));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(12), (int)Math.Round(y * 65536));
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(16), (int)Math.Round(z * 65536));
        return data;
    }

    private static byte[] Description(string name)
    {
        // ASCII name with its length, then empty Unicode and Macintosh names of fixed size.
        var data = new byte[12 + name.Length + 1 + 78];
        "desc"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), name.Length + 1);
        Encoding.ASCII.GetBytes(name, data.AsSpan(12));
        return data;
    }

    private static byte[] Curve()
    {
        var data = new byte[12 + (CurveSteps * 2)];
        "curv"u8.CopyTo(data);
        BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(8), CurveSteps);
        for (int i = 0; i < CurveSteps; i++)
        {
            double v = i / (CurveSteps - 1.0);
            double linear = v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(12 + (i * 2)), (ushort)Math.Round(linear * 65535));
        }

        return data;
    }
}
