using System.Text;
using CsvHelper;

namespace Portal.App.Import;

/// <summary>One line of data as it stands in the file.</summary>
/// <param name="Number">The physical line on which it begins; the header is 1.</param>
/// <param name="Values">In the order of the file's own header.</param>
/// <param name="Fault">Set when the line cannot be taken apart.</param>
internal sealed record CsvLine(int Number, string[] Values, LineError? Fault);

/// <summary>
/// A CSV file of ours (formats.md section 1): UTF-8, ';', RFC 4180, a header with exactly the known names in any order.
/// Streams its lines, so that the size of a file does not matter.
/// </summary>
internal sealed class CsvTable : IDisposable
{
    private const string HeaderRule = "the header has exactly the columns of the format, in any order";
    private const string QuotingRule = "quoting is as in RFC 4180";
    private const int LongestRecord = 1 << 20;

    private readonly CsvReader _reader;
    private readonly Dictionary<long, CsvMalformedReason> _malformed = [];
    private bool _ended;

    private CsvTable(Stream file) => _reader = CsvReader.Create(file, new CsvReaderOptions
    {
        Separator = ';', Mode = CsvMode.Rfc4180, HasHeader = false, SkipEmptyLines = true, TrackLineNumbers = true, MaxRecordSize = LongestRecord,
        Encoding = Encoding.UTF8, OnMalformedRecord = record => _malformed[record.LineNumber] = record.Reason,
    });

    public string[] Columns { get; private set; } = [];

    /// <returns>The table, or why the file cannot be used at all.</returns>
    public static (CsvTable? Table, IReadOnlyList<LineError> Faults) Open(string path, IReadOnlyList<string> columns)
    {
        if (!File.Exists(path)) return (null, [new LineError(0, "", "the file does not exist", "the file can be read")]);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        if (Utf8Text.FirstBadLine(file) is { } bad)
        {
            file.Dispose();
            return (null, [new LineError(bad, "", "holds bytes that are not UTF-8", "the file is UTF-8")]);
        }
        file.Position = 0;
        var table = new CsvTable(file);
        var faults = table.ReadHeader(columns).ToList();
        if (faults.Count == 0) return (table, []);
        table.Dispose();
        return (null, faults);
    }

    /// <summary>The lines with data, in order. An empty line is no line.</summary>
    public IEnumerable<CsvLine> Lines()
    {
        while (Next() is { } line) yield return line;
    }

    public void Dispose() => _reader.Dispose();

    private IEnumerable<LineError> ReadHeader(IReadOnlyList<string> columns)
    {
        Columns = Next()?.Values ?? [];
        foreach (var column in columns.Except(Columns)) yield return new LineError(1, column, "the column is missing", HeaderRule);
        foreach (var column in Columns.Except(columns)) yield return new LineError(1, "", $"{Shown.Value(column)} is not a column of this format", HeaderRule);
        foreach (var column in Columns.CountBy(name => name).Where(count => count.Value > 1)) yield return new LineError(1, Shown.Value(column.Key), "the column is there more than once", HeaderRule);
    }

    private CsvLine? Next()
    {
        try
        {
            if (_ended || !_reader.Read()) return null;
        }
        catch (CsvFormatException endless)
        {
            _ended = true;
            return new CsvLine((int)endless.LineNumber, [], new LineError((int)endless.LineNumber, "", "is longer than any line can be: a quote is probably never closed", QuotingRule));
        }
        var number = (int)_reader.LineNumber;
        var values = _reader.Current.ToArray();
        return new CsvLine(number, values, Fault(number, values.Length));
    }

    private LineError? Fault(int number, int fields)
    {
        if (_malformed.Remove(number, out var reason)) return new LineError(number, "", Text(reason), QuotingRule);
        return Columns.Length == 0 || fields == Columns.Length ? null : new LineError(number, "", $"has {fields} fields", $"a line has as many fields as the header: {Columns.Length}");
    }

    private static string Text(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "has a quote that is never closed",
        CsvMalformedReason.TextAfterClosingQuote => "has text after a closing quote",
        _ => "has a quote inside a field that is not quoted",
    };
}
