using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Documents;
using Portal.App.Journal;
using Portal.App.Settings;

namespace Portal.App.Backup;

/// <summary>
/// Puts a backup in the place of what there is. The whole file is checked before anything is changed; the database that was there is kept. Afterwards the outbox is on
/// hold until it has been reconciled: letters of after the backup have gone out, and the database does not know.
/// </summary>
public sealed class RestoreBackup
{
    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly IDatabaseCopy _database;
    private readonly DocumentStore _documents;
    private readonly JournalWitness _witness;
    private readonly StorageOptions _storage;

    internal RestoreBackup(IDbContextFactory<PortalDb> dbs, IDatabaseCopy database, DocumentStore documents, JournalWitness witness, StorageOptions storage) =>
        (_dbs, _database, _documents, _witness, _storage) = (dbs, database, documents, witness, storage);

    /// <param name="progress">Told the documents put back so far.</param>
    /// <exception cref="BackupException">The file is not a whole backup, or does not fit; or the portal runs. Nothing was changed.</exception>
    public async Task<RestoreReport> Handle(string path, IProgress<int>? progress, CancellationToken cancel)
    {
        using var alone = SiteLock.Alone(_storage) ?? throw new BackupException("The portal is running: stop it, then restore. Nothing was changed.");
        var parts = Directory.CreateTempSubdirectory("portal-restore-").FullName;
        try
        {
            var manifest = await Unpack(path, parts, progress, cancel);
            var kept = await _database.Replace(parts, manifest.Schema, cancel);
            await Witness(cancel);
            return new RestoreReport(manifest.MadeAt, manifest.Documents, kept);
        }
        finally
        {
            Directory.Delete(parts, recursive: true);
        }
    }

    private async Task<BackupManifest> Unpack(string path, string parts, IProgress<int>? progress, CancellationToken cancel)
    {
        var digests = new Dictionary<string, string>();
        var documents = 0;
        try
        {
            await using var file = new FileStream(path, new FileStreamOptions { BufferSize = 1 << 20 });
            await using var tar = new TarReader(file);
            while (await tar.GetNextEntryAsync(copyData: false, cancel) is { } entry)
            {
                if (entry.Name == BackupManifest.Name) return Checked(BackupManifest.Read(entry.DataStream!), digests, documents);
                if (entry.Name.StartsWith(BackupManifest.DatabaseFolder, StringComparison.Ordinal)) digests[entry.Name] = await Part(entry, parts, cancel);
                else if (entry.Name.StartsWith(BackupManifest.DocumentFolder, StringComparison.Ordinal)) await Document(entry, cancel);
                else throw new BackupException($"The file is not a backup of this portal: it holds '{entry.Name}'. Nothing was changed.");
                if (entry.Name.StartsWith(BackupManifest.DocumentFolder, StringComparison.Ordinal) && ++documents % 1000 == 0) progress?.Report(documents);
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or JsonException or FormatException)
        {
            throw new BackupException($"The file is not a whole backup ({damaged.Message}). Nothing was changed.");
        }
        throw new BackupException("The file is not a whole backup: its end is missing. Nothing was changed.");
    }

    private BackupManifest Checked(BackupManifest? manifest, Dictionary<string, string> digests, int documents)
    {
        if (manifest is not { Format: BackupManifest.CurrentFormat }) throw new BackupException("The backup has a format that this program does not know. Nothing was changed.");
        if (manifest.Engine != _database.Engine)
            throw new BackupException($"The backup is of a {manifest.Engine} database and can be restored to one of that kind alone; this portal uses {_database.Engine}. Nothing was changed.");
        if (manifest.Documents != documents || digests.Count != manifest.Database.Count || digests.Any(part => manifest.Database.GetValueOrDefault(part.Key) != part.Value))
            throw new BackupException("The backup is damaged: its database or documents are not those that were backed up. Nothing was changed.");
        return manifest;
    }

    private static async Task<string> Part(TarEntry entry, string parts, CancellationToken cancel)
    {
        var path = Path.Combine(parts, Path.GetFileName(entry.Name));
        await using (var file = File.Create(path)) await (entry.DataStream ?? Stream.Null).CopyToAsync(file, cancel);
        await using var bytes = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancel));
    }

    /// <summary>A document is named by its digest, so one more changes nothing for whatever is there.</summary>
    private async Task Document(TarEntry entry, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await (entry.DataStream ?? Stream.Null).CopyToAsync(bytes, cancel);
        var name = Path.GetFileName(entry.Name);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length))) != name) throw new BackupException($"The backup is damaged: document {name} has other bytes than were stored. Nothing was changed.");
        await _documents.Put(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), cancel);
    }

    private async Task Witness(CancellationToken cancel)
    {
        await using var db = await _dbs.CreateDbContextAsync(cancel);
        var head = await db.Chain.AsNoTracking().OrderByDescending(row => row.Number).FirstOrDefaultAsync(cancel);
        _witness.Restored(head is null ? null : new WitnessedHead(head.Number, head.Hash, head.At));
    }
}

/// <param name="MadeAt">What happened after this instant is lost, but for what receipts and imports bring again.</param>
/// <param name="Kept">Where the database that was replaced is kept.</param>
public sealed record RestoreReport(DateTimeOffset MadeAt, int Documents, string? Kept);
