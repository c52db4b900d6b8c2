using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Portal.App.Settings;
using Portal.Benchmarks.Files;

namespace Portal.Benchmarks.Floors;

/// <summary>
/// claims.csv into one table of text as the database's own tool does it: the sqlite3 program's <c>.import</c>, and COPY on PostgreSQL. No check, no ledger, no keys.
/// </summary>
internal static class ImportFloor
{
    public static async Task<TimeSpan> Run(DatabaseProvider engine, string root, string file, CancellationToken cancel)
    {
        var place = await Place.Create(engine, root, cancel);
        try
        {
            return engine == DatabaseProvider.Sqlite ? await Sqlite(place, file, cancel) : await Postgres(place, file, cancel);
        }
        finally
        {
            await place.Remove();
        }
    }

    private static async Task<TimeSpan> Sqlite(Place place, string file, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("sqlite3") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(place.Folder, "import.db"));
        var watch = Stopwatch.StartNew();
        using var program = Process.Start(start) ?? throw new InvalidOperationException("The program sqlite3 cannot be started.");
        await program.StandardInput.WriteLineAsync($"PRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\nCREATE TABLE claims ({Columns});\n.separator ;\n.import --skip 1 {file} claims");
        program.StandardInput.Close();
        await program.WaitForExitAsync(cancel);
        watch.Stop();
        return program.ExitCode == 0 ? watch.Elapsed : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"sqlite3 ended with {program.ExitCode}."));
    }

    private static async Task<TimeSpan> Postgres(Place place, string file, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(place.Connection);
        await connection.OpenAsync(cancel);
        var watch = Stopwatch.StartNew();
        await using (var create = new NpgsqlCommand($"CREATE TABLE claims ({Columns})", connection)) await create.ExecuteNonQueryAsync(cancel);
        await using (var copy = await connection.BeginTextImportAsync("COPY claims FROM STDIN (FORMAT csv, HEADER, DELIMITER ';')", cancel))
        {
            var (buffer, read) = (new char[1 << 16], 0);
            using var text = new StreamReader(file);
            while ((read = await text.ReadAsync(buffer, cancel)) > 0) await copy.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        watch.Stop();
        return watch.Elapsed;
    }

    private static string Columns => string.Join(", ", TownFiles.Columns.Select(column => $"{column} TEXT"));
}
