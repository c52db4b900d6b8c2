using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Portal.App.Tests.Letters;

/// <summary>Small pictures of pages beside each other, drawn by poppler and written as PNG in sixteen greys.</summary>
internal static class ContactSheet
{
    private const int Across = 5, Gap = 8, White = 255, Between = 200;

    private const string DotsPerInch = "62";

    public static async Task<byte[]> Of(IEnumerable<ReadOnlyMemory<byte>> letters)
    {
        var pages = new List<Grey>();
        foreach (var letter in letters) pages.AddRange(await Pages(letter));
        var (width, height) = (pages.Max(page => page.Width), pages.Max(page => page.Height));
        var sheet = new Grey(Across * (width + Gap) + Gap, ((pages.Count + Across - 1) / Across) * (height + Gap) + Gap, Between);
        foreach (var (i, page) in pages.Index()) sheet.Place(page, Gap + i % Across * (width + Gap), Gap + i / Across * (height + Gap));
        return sheet.Png();
    }

    private static async Task<List<Grey>> Pages(ReadOnlyMemory<byte> pdf)
    {
        var folder = Directory.CreateTempSubdirectory("portal-sheet-");
        var file = Path.Combine(folder.FullName, "brev.pdf");
        await File.WriteAllBytesAsync(file, pdf.ToArray());
        await PdfTools.Run("pdftoppm", "-gray", "-r", DotsPerInch, file, Path.Combine(folder.FullName, "side"));
        List<Grey> pages = [.. folder.GetFiles("*.pgm").OrderBy(page => page.Name, StringComparer.Ordinal).Select(page => Grey.Read(File.ReadAllBytes(page.FullName)))];
        folder.Delete(recursive: true);
        return pages;
    }

    private sealed class Grey
    {
        private readonly byte[] _dots;

        public Grey(int width, int height, int tone)
        {
            (Width, Height, _dots) = (width, height, new byte[width * height]);
            Array.Fill(_dots, (byte)tone);
        }

        public int Width { get; }

        public int Height { get; }

        /// <summary>A raw PGM: "P5", width, height and the highest value on lines of their own, then a byte a dot.</summary>
        public static Grey Read(byte[] file)
        {
            var head = Encoding.ASCII.GetString(file.AsSpan(0, Math.Min(40, file.Length))).Split((char[])['\n', ' ']);
            var size = (Width: int.Parse(head[1], CultureInfo.InvariantCulture), Height: int.Parse(head[2], CultureInfo.InvariantCulture));
            var picture = new Grey(size.Width, size.Height, White);
            file.AsSpan(file.Length - picture._dots.Length).CopyTo(picture._dots);
            return picture;
        }

        public void Place(Grey picture, int left, int top)
        {
            for (var y = 0; y < picture.Height; y++) picture._dots.AsSpan(y * picture.Width, picture.Width).CopyTo(_dots.AsSpan((top + y) * Width + left));
        }

        public byte[] Png()
        {
            var header = new byte[13];
            BinaryPrimitives.WriteInt32BigEndian(header, Width);
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
            header[8] = 4;
            return [0x89, .. "PNG\r\n\u001A\n"u8, .. Chunk("IHDR", header), .. Chunk("IDAT", Packed()), .. Chunk("IEND", [])];
        }

        private byte[] Packed()
        {
            using var target = new MemoryStream();
            using (var zlib = new ZLibStream(target, CompressionLevel.SmallestSize))
                for (var y = 0; y < Height; y++)
                {
                    var row = new byte[1 + (Width + 1) / 2];
                    for (var x = 0; x < Width; x++) row[1 + x / 2] |= (byte)((_dots[y * Width + x] >> 4) << (x % 2 == 0 ? 4 : 0));
                    zlib.Write(row);
                }
            return target.ToArray();
        }

        private static byte[] Chunk(string name, byte[] data)
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
            var sum = uint.MaxValue;
            foreach (var value in data)
            {
                sum ^= value;
                for (var bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
            }
            return ~sum;
        }
    }
}
