using System.Formats.Tar;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.App.Backup;

/// <summary>
/// A consistent copy of everything that must not be lost, in one file, while the portal runs: the database as it is at one instant, then the letters and evidence that it
/// names. Documents are never changed, and written before any row names them, so those that are copied last are all there.
/// </summary>
public sealed class WriteBackup
{
    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly IDatabaseCopy _database;
    private readonly StorageOptions _storage;
    private readonly TimeProvider _clock;

    internal WriteBackup(IDbContextFactory<PortalDb> dbs, IDatabaseCopy database, StorageOptions storage, TimeProvider clock) => (_dbs, _database, _storage, _clock) = (dbs, database, storage, clock);

    /// <param name="path">The file; replaced whole when it is there already. Only its owner can read it.</param>
    /// <param name="progress">Told the documents copied so far.</param>
    public async Task<BackupReport> Handle(string path, IProgress<int>? progress, CancellationToken cancel)
    {
        path = Path.GetFullPath(path);
        // Nobody else may read the copy while it is made either.
        var parts = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory($"{path}{Durably.WaitingName}s").FullName
            : Directory.CreateDirectory($"{path}{Durably.WaitingName}s", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        var waiting = path + Durably.WaitingName;
        try
        {
            // Before the copy is begun: so the instant promises no more than the copy holds.
            var madeAt = _clock.GetUtcNow();
            await _database.Copy(parts, cancel);
            var report = await Write(waiting, parts, madeAt, progress, cancel);
            Durably.Rename(waiting, path);
            Durably.SyncFolder(Path.GetDirectoryName(path)!);
            return report;
        }
        finally
        {
            Directory.Delete(parts, recursive: true);
            File.Delete(waiting);
        }
    }

    private async Task<BackupReport> Write(string waiting, string parts, DateTimeOffset madeAt, IProgress<int>? progress, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 20 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(waiting, options);
        await using var tar = new TarWriter(file, leaveOpen: true);
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Directory.EnumerateFiles(parts).Order(StringComparer.Ordinal))
        {
            var name = BackupManifest.DatabaseFolder + Path.GetFileName(part);
            await using (var bytes = File.OpenRead(part)) digests[name] = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel));
            await tar.WriteEntryAsync(part, name, cancel);
        }
        var documents = 0;
        foreach (var document in Documents())
        {
            await tar.WriteEntryAsync(document, BackupManifest.DocumentFolder + Path.GetFileName(document), cancel);
            if (++documents % 1000 == 0) progress?.Report(documents);
        }
        var manifest = new BackupManifest(BackupManifest.CurrentFormat, _database.Engine, await Schema(cancel), madeAt, digests, documents);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.Name) { DataStream = new MemoryStream(manifest.Bytes()) }, cancel);
        await tar.DisposeAsync();
        file.Flush(flushToDisk: true);
        return new BackupReport(madeAt, documents, file.Length);
    }

    private IEnumerable<string> Documents()
    {
        var folder = Path.Combine(_storage.Root, "documents");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(Durably.WaitingName, StringComparison.Ordinal)) : [];
    }

    private async Task<string> Schema(CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        return (await db.Database.GetAppliedMigrationsAsync(cancel)).Last();
    }
}

/// <param name="MadeAt">What happened after this instant is not in it.</param>
public sealed record BackupReport(DateTimeOffset MadeAt, int Documents, long Bytes);
