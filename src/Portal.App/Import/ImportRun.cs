using System.Collections.Frozen;
using Portal.App.Data;

namespace Portal.App.Import;

/// <summary>What one kind of file does with its lines, some thousand at a time.</summary>
/// <typeparam name="TLine">A line as it is read, before it is held against what is on record.</typeparam>
internal interface ILineImport<TLine>
{
    /// <summary>Finds the faults that show in the line alone. Done ahead on another thread, while the lines before are checked and written.</summary>
    TLine Read(LineValues values);

    /// <summary>Finds every other fault of these lines and tells each line of it; writes nothing of them.</summary>
    /// <param name="lines">Those that could be taken apart.</param>
    Task Check(IReadOnlyList<(LineValues Values, TLine Line)> lines, CancellationToken cancel);

    /// <summary>Writes those of the lines just checked that are good, and counts them. The last of it may wait for <see cref="Finish"/>.</summary>
    Task Write(CancellationToken cancel);

    /// <summary>The last lines have been written: what waits is written too.</summary>
    Task Finish(CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>
/// The course of every import: the whole file in one transaction, read as a stream. A bad line undoes all of it,
/// or, when the good lines are wanted, goes into a file beside the one imported.
/// </summary>
internal static class ImportRun
{
    private const int ChunkLines = 4000;

    /// <param name="progress">Told the lines read so far.</param>
    public static async Task<ImportReport> Of<TLine>(
        string path, IReadOnlyList<string> columns, bool acceptValid, ClaimWriter writer, Func<Work, ImportTally, ILineImport<TLine>> start, IProgress<int>? progress, CancellationToken cancel)
    {
        var tally = new ImportTally(path, acceptValid);
        var (table, faults) = CsvTable.Open(path, columns);
        if (table is null) return tally.Refused(faults);
        using var opened = table;
        using var rejected = new RejectedFile(path, table.Columns);
        await using var work = await writer.Begin([], cancel);
        await work.Db.ExpectManyRows(cancel);
        var import = start(work, tally);
        var positions = table.Columns.Index().ToFrozenDictionary(column => column.Item, column => column.Index);

        (LineValues Values, TLine Line) Read(CsvLine line)
        {
            var values = new LineValues(positions, line);
            return (values, values.IsGood ? import.Read(values) : default!);
        }

        await foreach (var lines in Ahead.Of(table.Lines().Select(Read).Chunk(ChunkLines).ToAsyncEnumerable(), cancel))
        {
            await import.Check([.. lines.Where(line => line.Values.Line.Fault is null)], cancel);
            foreach (var (values, _) in lines.Where(line => !line.Values.IsGood))
            {
                tally.Reject(values.Errors);
                if (acceptValid) rejected.Add(values);
            }
            if (tally.Writes) await import.Write(cancel);
            tally.Lines += lines.Length;
            progress?.Report(tally.Lines);
        }
        if (!tally.Writes) return tally.Refused();
        await import.Finish(cancel);

        rejected.Finish();
        await work.Commit(cancel);
        return tally.Imported(rejected.Publish());
    }
}
