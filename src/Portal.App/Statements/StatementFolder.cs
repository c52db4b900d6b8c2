using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Portal.Domain.Money;

namespace Portal.App.Statements;

/// <summary>
/// A year-end run as files: each statement as PDF and CSV under its own id, those on paper together in bundles for the print shop, an index without names, and the control totals.
/// A file that is there already is left alone, so that writing goes on after a crash where it was.
/// </summary>
public sealed class StatementFolder(IDbContextFactory<PortalDb> dbs, StatementLetter letter, OwnTextBook book)
{
    private const int AtATime = 200;

    /// <summary>How many statements on paper are one file for the print shop.</summary>
    internal int InABundle { get; init; } = 500;

    /// <param name="progress">Told the statements written so far.</param>
    /// <returns>How many statements stand in the folder; null when there is no such run.</returns>
    public async Task<int?> Handle(Guid run, string folder, IProgress<int>? progress, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.StatementRuns.AsNoTracking().SingleOrDefaultAsync(row => row.Id == run, cancel) is not { } of) return null;
        var place = Directory.CreateDirectory(folder).FullName;
        var written = 0;
        var index = new StringBuilder();
        var ids = await db.Statements.Where(row => row.RunId == run).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
        foreach (var chunk in ids.Chunk(AtATime))
        {
            var (rows, cases) = await Read(db, chunk, of.MadeOn, cancel);
            await Parallel.ForEachAsync(rows.Zip(cases), new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, (one, stop) => Write(place, one.First.Id, one.Second, stop));
            foreach (var row in rows) index.Append(Line(row));
            written += rows.Count;
            progress?.Report(written);
        }
        await Bundles(db, of, place, cancel);
        await Durably.Write(Path.Combine(place, "index.csv"), Encoding.UTF8.GetBytes($"{IndexHeader}\n{index}"), cancel);
        await Durably.Write(Path.Combine(place, "totals.json"), JsonSerializer.SerializeToUtf8Bytes(StatementReport.Of(of), JsonSerializerOptions.Web), cancel);
        Durably.SyncFolder(place);
        return written;
    }

    /// <summary>Those of people who get paper; one that is withheld is not printed.</summary>
    private async Task Bundles(PortalDb db, StatementRunRow run, string place, CancellationToken cancel)
    {
        var paper = await (
            from row in db.Statements
            join person in db.Persons on row.PersonId equals person.Id
            where row.RunId == run.Id && row.Withheld == "" && person.ExemptFromDigitalPost
            orderby row.Id
            select row.Id).ToListAsync(cancel);
        foreach (var (ids, number) in paper.Chunk(InABundle).Select((ids, i) => (ids, i + 1)))
        {
            var path = Path.Combine(place, string.Create(CultureInfo.InvariantCulture, $"print-{number:0000}.pdf"));
            if (File.Exists(path)) continue;
            var (_, cases) = await Read(db, ids, run.MadeOn, cancel);
            var waiting = $"{path}{Durably.WaitingName}";
            await using (var file = File.Create(waiting)) LetterPdf.Bundle(file, Path.GetFileNameWithoutExtension(path), run.MadeOn, cases.Select(letter.Compose));
            Durably.Rename(waiting, path);
        }
    }

    private async Task<(List<StatementRow> Rows, IReadOnlyList<StatementCase> Cases)> Read(PortalDb db, Guid[] ids, DateOnly madeOn, CancellationToken cancel)
    {
        var rows = await db.Statements.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancel);
        return (rows, await StatementLookup.Of(db, book, rows.ConvertAll(row => StatementJson.Read(row.Json)), madeOn, cancel));
    }

    private const string IndexHeader = "statement;version;opening;closing;credit;withheld";

    private async ValueTask Write(string folder, Guid id, StatementCase about, CancellationToken cancel)
    {
        var (pdf, csv) = (Path.Combine(folder, $"{id:D}.pdf"), Path.Combine(folder, $"{id:D}.csv"));
        if (!File.Exists(pdf)) await Waiting(pdf, LetterPdf.Draw(letter.Compose(about)), cancel);
        if (!File.Exists(csv)) await Waiting(csv, StatementCsv.Of(about), cancel);
    }

    /// <summary>Whole or not at all; the folder is written to disk once, at the end.</summary>
    private static async Task Waiting(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var waiting = $"{path}{Durably.WaitingName}";
        await File.WriteAllBytesAsync(waiting, bytes, cancel);
        Durably.Rename(waiting, path);
    }

    private static string Line(StatementRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.Id:D};{row.Version};{Amount(row.OpeningOre)};{Amount(row.ClosingOre)};{Amount(row.CreditOre)};{row.Withheld}\n");

    private static string Amount(long ore) => new Kroner(ore).Plain();
}
