using System.Collections.Frozen;
using Portal.App.Data;

namespace Portal.App.Import;

/// <summary>What one kind of file does with its lines, some thousand at a time.</summary>
internal interface ILineImport
{
    /// <summary>Finds every fault of these lines and tells each line of it; writes nothing.</summary>
    Task Check(IReadOnlyList<LineValues> lines, CancellationToken cancel);

    /// <summary>Writes those of the lines just checked that are good, and counts them.</summary>
    Task Write(CancellationToken cancel);
}

/// <summary>
/// The course of every import: the whole file in one transaction, read as a stream. A bad line undoes all of it,
/// or, when the good lines are wanted, goes into a file beside the one imported.
/// </summary>
internal static class ImportRun
{
    private const int ChunkLines = 4000;

    /// <param name="progress">Told the lines read so far.</param>
    public static async Task<ImportReport> Of(
        string path, IReadOnlyList<string> columns, bool acceptValid, ClaimWriter writer, Func<Work, ImportTally, ILineImport> start, IProgress<int>? progress, CancellationToken cancel)
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

        foreach (var chunk in table.Lines().Chunk(ChunkLines))
        {
            var lines = Array.ConvertAll(chunk, line => new LineValues(positions, line));
            await import.Check(lines, cancel);
            foreach (var line in lines.Where(line => !line.IsGood))
            {
                tally.Reject(line.Errors);
                if (acceptValid) rejected.Add(line);
            }
            if (tally.Writes) await import.Write(cancel);
            tally.Lines += lines.Length;
            progress?.Report(tally.Lines);
        }
        if (!tally.Writes) return tally.Refused();

        rejected.Finish();
        await work.Commit(cancel);
        return tally.Imported(rejected.Publish());
    }
}
