using Portal.App.Settings;

namespace Portal.App.Backup;

/// <summary>Says that the site runs, so that nobody takes its database away meanwhile. Several instances may run; it ends with the process, however that ends.</summary>
public static class SiteLock
{
    private const string Name = "portal.running";

    /// <exception cref="BackupException">A restore is at work.</exception>
    public static IDisposable Share(StorageOptions storage) =>
        Open(storage, FileAccess.Read, FileShare.Read) ?? throw new BackupException("A backup is being restored: start the portal when that is done.");

    /// <returns>Null while the site runs.</returns>
    internal static IDisposable? Alone(StorageOptions storage) => Open(storage, FileAccess.ReadWrite, FileShare.None);

    private static FileStream? Open(StorageOptions storage, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(Path.Combine(Directory.CreateDirectory(storage.Root).FullName, Name), FileMode.OpenOrCreate, access, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
