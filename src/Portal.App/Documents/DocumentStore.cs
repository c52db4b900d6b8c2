using System.Security.Cryptography;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.App.Documents;

/// <summary>
/// Letters and evidence as files named by their SHA-256, outside the web root. A file is complete and on disk before
/// any row names it, so a crash can leave a file without a row, never a row without its file.
/// </summary>
public sealed class DocumentStore(StorageOptions storage)
{
    private const string Taken = ".taken";

    private readonly string _folder = Path.Combine(storage.Root, "documents");

    /// <summary>A mark for each document that a row does not name yet, or no longer may: made before the document is, and before the row goes.</summary>
    private readonly string _doubts = Path.Combine(storage.Root, "documents-in-doubt");

    /// <returns>The digest the bytes can be read back by.</returns>
    public async Task<string> Put(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(digest);
        Doubt(digest);
        if (File.Exists(path)) return digest;

        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path)!).FullName;
        await Durably.Write(path, bytes, cancel);
        Durably.SyncFolder(folder);
        return digest;
    }

    /// <exception cref="DocumentDamagedException">The file is gone, or its bytes are not those that were stored.</exception>
    public async Task<byte[]> Get(string digest, CancellationToken cancel)
    {
        var path = PathOf(digest);
        if (!File.Exists(path)) throw new DocumentDamagedException(digest, "is missing");
        var bytes = await File.ReadAllBytesAsync(path, cancel);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == digest ? bytes : throw new DocumentDamagedException(digest, "has other bytes than were stored");
    }

    /// <summary>Every stored file's digest with the time it was written, for <c>portal verify</c>. What a power cut left unfinished never was a document.</summary>
    public IEnumerable<(string Digest, DateTimeOffset WrittenAt)> All() => Directory.Exists(_folder)
        ? Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(Durably.WaitingName, StringComparison.Ordinal)).Select(path => (Path.GetFileName(path), new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero)))
        : [];

    /// <summary>The row that names it goes: from now on it may be nobody's. Called before that is committed.</summary>
    public void Release(string digest)
    {
        Doubt(digest);
        // A file that nothing names may be a day old, and it has had a name until now.
        if (File.Exists(PathOf(digest))) File.SetLastWriteTimeUtc(PathOf(digest), TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    /// <summary>Rows that name these have been committed.</summary>
    public void Settle(params ReadOnlySpan<string> digests)
    {
        foreach (var digest in digests) File.Delete(MarkOf(digest));
    }

    internal bool IsDoubted(string digest) => File.Exists(MarkOf(digest));

    internal bool HasDoubts(DateTimeOffset before) => Doubts(before).Any();

    /// <summary>Takes the doubts of before an instant, to end them: a doubt that comes from now on is another one. Those that were taken and never ended come again.</summary>
    internal IReadOnlyList<string> TakeDoubts(DateTimeOffset before, int most)
    {
        var taken = new HashSet<string>();
        foreach (var mark in Doubts(before).Take(most).ToList())
        {
            if (mark.Extension != Taken) Durably.Rename(mark.FullName, mark.FullName + Taken);
            taken.Add(Path.GetFileNameWithoutExtension(mark.Name));
        }
        return [.. taken];
    }

    private IEnumerable<FileInfo> Doubts(DateTimeOffset before) => Directory.Exists(_doubts)
        ? new DirectoryInfo(_doubts).EnumerateFiles().Where(mark => mark.Extension == Taken || mark.LastWriteTimeUtc < before.UtcDateTime)
        : [];

    private void Doubt(string digest)
    {
        Directory.CreateDirectory(_doubts);
        // A byte, so that a mark that is there already becomes a new one.
        File.WriteAllBytes(MarkOf(digest), [1]);
    }

    /// <summary>Out of the way, so that whoever stores the same bytes from here on writes them anew; and what a crash has left unfinished of it is removed.</summary>
    internal void SetAside(string digest)
    {
        var path = PathOf(digest);
        if (!Directory.Exists(Path.GetDirectoryName(path))) return;
        foreach (var unfinished in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{digest}.*{Durably.WaitingName}").Where(file => file != AsideOf(digest)).ToList()) File.Delete(unfinished);
        if (File.Exists(path)) Durably.Rename(path, AsideOf(digest));
    }

    /// <summary>Ends a doubt that was taken.</summary>
    /// <param name="keep">What was set aside comes back; otherwise it is gone for good.</param>
    /// <returns>Whether a document was removed.</returns>
    internal bool End(string digest, bool keep)
    {
        var removed = !keep && File.Exists(AsideOf(digest));
        if (keep && File.Exists(AsideOf(digest))) Durably.Rename(AsideOf(digest), PathOf(digest));
        else if (removed) File.Delete(AsideOf(digest));
        File.Delete(MarkOf(digest) + Taken);
        return removed;
    }

    private string MarkOf(string digest) => Path.Combine(_doubts, Path.GetFileName(PathOf(digest)));

    private string AsideOf(string digest) => $"{PathOf(digest)}.aside{Durably.WaitingName}";

    private string PathOf(string digest) => digest.Length == 64 && digest.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(_folder, digest[..2], digest[2..4], digest)
        : throw new ArgumentException("A document is named by 64 hexadecimal digits.", nameof(digest));
}

/// <summary>A stored document cannot be trusted any more.</summary>
public sealed class DocumentDamagedException(string digest, string what) : IOException($"The document {digest} {what}.");
