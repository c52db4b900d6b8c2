using System.Globalization;
using CsvHelper;
using Portal.App.Data;

namespace Portal.App.Import;

/// <summary>
/// The bad lines of an import whose good lines count: the original columns, then the line they stood on and what is wrong with it.
/// Written under another name and renamed once the good lines are committed, so that it never tells of an import that did not happen.
/// </summary>
internal sealed class RejectedFile(string path, IReadOnlyList<string> columns) : IDisposable
{
    private readonly string _name = $"{path}.rejected.csv";
    private CsvWriter? _writer;
    private bool _finished;

    private string Waiting => $"{_name}.part";

    public void Add(LineValues line)
    {
        _writer ??= Start();
        var values = line.Line.Values;
        var errors = line.Errors.Select(error => $"{error.Field}{(error.Field.Length == 0 ? "" : ": ")}{error.Problem} (rule: {error.Rule})");
        // Fields beyond the header have no column of their own, and are kept all the same.
        _writer.WriteRecord([
            .. columns.Select((_, i) => values.ElementAtOrDefault(i) ?? ""),
            line.Line.Number.ToString(CultureInfo.InvariantCulture), string.Join(" | ", errors), .. values.Skip(columns.Count)]);
    }

    /// <summary>Everything is on disk from here, still under its waiting name.</summary>
    public void Finish()
    {
        _finished = _writer is not null;
        _writer?.Dispose();
        _writer = null;
    }

    /// <returns>The file's path; null when no line was bad.</returns>
    public string? Publish()
    {
        if (!_finished) return null;
        Durably.Rename(Waiting, _name);
        return _name;
    }

    public void Dispose()
    {
        _writer?.Dispose();
        File.Delete(Waiting);
    }

    private CsvWriter Start()
    {
        var writer = CsvWriter.ToFile(Waiting, new CsvWriterOptions { Separator = ';', NewLine = "\n", ValidateFieldCount = false });
        writer.WriteRecord([.. columns, "line", "error"]);
        return writer;
    }
}
