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
    private readonly string _folder = Path.Combine(storage.Root, "documents");

    /// <returns>The digest the bytes can be read back by.</returns>
    public async Task<string> Put(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var path = PathOf(digest);
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

    private string PathOf(string digest) => digest.Length == 64 && digest.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(_folder, digest[..2], digest[2..4], digest)
        : throw new ArgumentException("A document is named by 64 hexadecimal digits.", nameof(digest));
}

/// <summary>A stored document cannot be trusted any more.</summary>
public sealed class DocumentDamagedException(string digest, string what) : IOException($"The document {digest} {what}.");
