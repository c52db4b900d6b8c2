using System.Runtime.InteropServices;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage;

namespace Portal.App.Data;

/// <summary>What cannot be undone afterwards goes through here: every commit, every rename of a file, every message handed over.</summary>
internal static class Durably
{
    public const string WaitingName = ".part";

    public static Task Commit(IDbContextTransaction transaction, CancellationToken cancel)
    {
        Failpoints.Pass();
        return transaction.CommitAsync(cancel);
    }

    /// <summary>A change that is a transaction of its own.</summary>
    public static Task<int> Change(Func<Task<int>> change)
    {
        Failpoints.Pass();
        return change();
    }

    public static Task<T> HandOver<T>(Func<Task<T>> send)
    {
        Failpoints.Pass();
        return send();
    }

    /// <summary>A reader sees the whole file or none. After a power cut it is there once the folder has been synced.</summary>
    public static void Rename(string waiting, string path)
    {
        Failpoints.Pass();
        File.Move(waiting, path, overwrite: true);
    }

    /// <summary>What another has written to the file is on disk when this returns.</summary>
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Writes a file under another name, flushes it to disk and renames it.</summary>
    public static async Task Write(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var waiting = $"{path}.{Guid.NewGuid():N}{WaitingName}";
        await using (var file = new FileStream(waiting, FileMode.CreateNew, FileAccess.Write))
        {
            await file.WriteAsync(bytes, cancel);
            file.Flush(flushToDisk: true);
        }
        Rename(waiting, path);
    }

    /// <summary>Adds a line to a file that is only ever added to. What a crash has left of an unfinished line is cut away first.</summary>
    public static void AppendLine(string path, string line)
    {
        Failpoints.Pass();
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        file.SetLength(EndOfLastLine(file));
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.UTF8.GetBytes($"{line}\n"));
        file.Flush(flushToDisk: true);
    }

    private static long EndOfLastLine(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Seek(end - 1, SeekOrigin.Begin);
            if (file.ReadByte() == '\n') return end;
        }
        return 0;
    }

    /// <summary>The names in a folder are on disk when this returns. .NET has no call for it, and Windows needs none.</summary>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(Encoding.UTF8.GetBytes($"{folder}\0"), 0);
        if (handle < 0) throw Failed(folder);
        try
        {
            if (Sync(handle) != 0) throw Failed(folder);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failed(string folder) => new($"The folder {folder} could not be written to disk (error {Marshal.GetLastPInvokeError()}).");

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
