using System.Globalization;
using System.Text;

namespace Portal.Pdf.Tests.Sound;

/// <summary>Writes a file again with some of its objects changed: a checker that finds nothing in a broken file checks nothing.</summary>
internal static class PdfRewriter
{
    /// <param name="file">The file.</param>
    /// <param name="change">Gives what an object shall be: the object's number and the object as it is.</param>
    /// <param name="trailer">Changes the entries at the end of the file.</param>
    public static byte[] Rewritten(byte[] file, Func<int, object?, object?> change, Action<Dictionary<string, object?>>? trailer = null)
    {
        var pdf = new PdfReader(file);
        var target = new MemoryStream();
        target.Write("%PDF-1.7\n%\u00E2\u00E3\n"u8);
        var places = new SortedDictionary<int, long>();
        foreach (int number in pdf.Numbers)
        {
            object? value = pdf.Object(number);
            if (value is PdfStream { Entries: var entries } && PdfReader.Name(entries.GetValueOrDefault("Type")) is "ObjStm" or "XRef")
            {
                continue;
            }

            places.Add(number, target.Length);
            Put(target, $"{number} 0 obj\n");
            Write(target, change(number, value));
            Put(target, "\nendobj\n");
        }

        trailer?.Invoke(pdf.Trailer);
        Close(target, pdf.Trailer, places);
        return target.ToArray();
    }

    /// <summary>A stream with other data.</summary>
    public static PdfStream Unpacked(PdfStream stream, byte[] data) =>
        new(stream.Entries.Where(entry => entry.Key is not "Filter").ToDictionary(entry => entry.Key, entry => entry.Key == "Length" ? (double)data.Length : entry.Value), data);

    private static void Close(MemoryStream target, Dictionary<string, object?> trailer, SortedDictionary<int, long> places)
    {
        int self = places.Keys.Max() + 1;
        long start = target.Length;
        places.Add(self, start);
        var table = new byte[(self + 1) * 6];
        foreach (var (number, place) in places)
        {
            table[number * 6] = 1;
            for (int i = 0; i < 4; i++)
            {
                table[(number * 6) + 4 - i] = (byte)((place >> (8 * i)) & 0xFF);
            }
        }

        var entries = new Dictionary<string, object?>(trailer)
        {
            ["W"] = new List<object?> { 1.0, 4.0, 1.0 },
            ["Size"] = self + 1.0,
            ["Length"] = (double)table.Length,
        };
        entries.Remove("Filter");
        Put(target, $"{self} 0 obj\n");
        Write(target, new PdfStream(entries, table));
        Put(target, $"\nendobj\nstartxref\n{start}\n%%EOF\n");
    }

    private static void Write(Stream target, object? value)
    {
        switch (value)
        {
            case PdfStream stream:
                Write(target, stream.Entries);
                Put(target, "\nstream\n");
                target.Write(stream.Raw.Span);
                Put(target, "\nendstream");
                break;
            case Dictionary<string, object?> entries:
                Put(target, "<<");
                foreach (var (name, entry) in entries)
                {
                    Put(target, $"/{name} ");
                    Write(target, entry);
                }

                Put(target, ">>");
                break;
            case List<object?> list:
                Put(target, "[");
                list.ForEach(item => Write(target, item));
                Put(target, "]");
                break;
            default:
                Put(target, value switch
                {
                    null => "null ",
                    bool yes => yes ? "true " : "false ",
                    double number => number.ToString("0.######", CultureInfo.InvariantCulture) + " ",
                    PdfName name => $"/{name.Text} ",
                    PdfBytes bytes => $"<{Convert.ToHexString(bytes.Bytes)}>",
                    PdfRef reference => $"{reference.Number} 0 R ",
                    _ => throw new ArgumentException($"{value} has no spelling."),
                });
                break;
        }
    }

    private static void Put(Stream target, string text) => target.Write(Encoding.ASCII.GetBytes(text));
}
