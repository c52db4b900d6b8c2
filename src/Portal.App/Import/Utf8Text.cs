using System.Text.Unicode;

namespace Portal.App.Import;

/// <summary>Finds text that is not UTF-8 before anything is read from it: a file in another encoding would give names with wrong letters.</summary>
internal static class Utf8Text
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>No line of our formats is anywhere near this long.</summary>
    private const int LongestLine = 1 << 20;

    /// <returns>The first physical line that is not UTF-8 (or is endless), null when all is well.</returns>
    public static int? FirstBadLine(Stream file)
    {
        var buffer = new byte[ChunkBytes];
        var (held, line) = (0, 1);
        while (true)
        {
            var read = file.Read(buffer, held, buffer.Length - held);
            var filled = held + read;
            var whole = read == 0 ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
            if (!Utf8.IsValid(buffer.AsSpan(0, whole))) return line + BadLineWithin(buffer.AsSpan(0, whole));
            if (read == 0) return null;

            line += buffer.AsSpan(0, whole).Count((byte)'\n');
            held = filled - whole;
            if (held > LongestLine) return line;
            buffer.AsSpan(whole, held).CopyTo(buffer);
            if (held == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    private static int BadLineWithin(ReadOnlySpan<byte> text)
    {
        for (var line = 0; ; line++)
        {
            var end = text.IndexOf((byte)'\n');
            if (end < 0 || !Utf8.IsValid(text[..end])) return line;
            text = text[(end + 1)..];
        }
    }
}
