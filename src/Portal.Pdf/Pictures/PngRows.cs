using System.Buffers.Binary;
using System.IO.Compression;

namespace Portal.Pdf;

/// <summary>The packed rows of a PNG, unpacked one by one: a filter's number, then the pixels as differences from those around them.</summary>
internal sealed class PngRows(byte[] packed, int width, int height, int channels, int bits)
{
    private const int MostFilters = 4;
    private const uint ChecksumBase = 65521;

    private readonly int _length = ((width * channels * bits) + 7) / 8;

    /// <summary>How far back the same part of the pixel before it lies.</summary>
    private readonly int _step = Math.Max(1, channels * bits / 8);

    /// <summary>Fails unless every row is there.</summary>
    /// <exception cref="InvalidDataException">The rows are damaged or cut short.</exception>
    public void Check() => Each((_, _) => { });

    /// <summary>
    /// Takes the last channel apart from the others. A filter only ever compares a channel with itself, so both halves keep
    /// their filters.
    /// </summary>
    public (byte[] Others, byte[] Last) Split()
    {
        int part = bits / 8;
        int others = part * (channels - 1);
        using MemoryStream first = new(), second = new();
        using (ZLibStream pixels = new(first, CompressionLevel.Optimal), alpha = new(second, CompressionLevel.Optimal))
        {
            var left = new byte[1 + (width * others)];
            var right = new byte[1 + (width * part)];
            Each((filter, row) =>
            {
                left[0] = right[0] = (byte)filter;
                for (int x = 0; x < width; x++)
                {
                    row.AsSpan(x * (others + part), others).CopyTo(left.AsSpan(1 + (x * others)));
                    row.AsSpan((x * (others + part)) + others, part).CopyTo(right.AsSpan(1 + (x * part)));
                }

                pixels.Write(left);
                alpha.Write(right);
            });
        }

        return (first.ToArray(), second.ToArray());
    }

    /// <summary>How opaque each pixel is, where the palette says it for each of its colours.</summary>
    public byte[] AlphaOfPalette(byte[] alphas)
    {
        using var target = new MemoryStream();
        using (var packing = new ZLibStream(target, CompressionLevel.Optimal))
        {
            byte[] before = new byte[_length], alpha = new byte[width];
            int perByte = 8 / bits;
            Each((filter, row) =>
            {
                Undo(filter, row, before);
                row.CopyTo(before, 0);
                for (int x = 0; x < width; x++)
                {
                    int colour = (row[x / perByte] >> (8 - bits - (x % perByte * bits))) & ((1 << bits) - 1);
                    alpha[x] = colour < alphas.Length ? alphas[colour] : byte.MaxValue;
                }

                packing.Write(alpha);
            });
        }

        return target.ToArray();
    }

    private void Each(Action<int, byte[]> use)
    {
        try
        {
            Unpack(use);
        }
        catch (IOException inner)
        {
            throw new InvalidDataException("The PNG's rows are not packed as they should be.", inner);
        }
    }

    private void Unpack(Action<int, byte[]> use)
    {
        using var source = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var row = new byte[_length];
        uint low = 1, high = 0;
        for (int y = 0; y < height; y++)
        {
            int filter = source.ReadByte();
            if (filter is < 0 or > MostFilters || source.ReadAtLeast(row, _length, throwOnEndOfStream: false) < _length)
            {
                throw new InvalidDataException("The PNG's rows are cut short or damaged.");
            }

            Sum((byte)filter, ref low, ref high);
            foreach (byte value in row)
            {
                Sum(value, ref low, ref high);
            }

            use(filter, row);
        }

        // The sum stands last: nothing is missing, and nothing more is hidden behind the rows.
        if (source.ReadByte() >= 0 || packed.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(packed.AsSpan(^4..)) != ((high << 16) | low))
        {
            throw new InvalidDataException("The PNG's rows are not those it says they are.");
        }
    }

    private static void Sum(byte value, ref uint low, ref uint high)
    {
        low = (low + value) % ChecksumBase;
        high = (high + low) % ChecksumBase;
    }

    private void Undo(int filter, byte[] row, byte[] before)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i >= _step ? row[i - _step] : 0, above = before[i], corner = i >= _step ? before[i - _step] : 0;
            int guess = filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, _ => Nearest(left, above, corner) };
            row[i] = (byte)((row[i] + guess) & 0xFF);
        }
    }

    /// <summary>The one of the three that the plane through them comes nearest to (the filter is called Paeth).</summary>
    private static int Nearest(int left, int above, int corner)
    {
        int guess = left + above - corner;
        int toLeft = Math.Abs(guess - left), toAbove = Math.Abs(guess - above), toCorner = Math.Abs(guess - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
