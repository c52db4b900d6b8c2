namespace Portal.App.Outbox;

/// <summary>One at a time among all processes of this machine. Ends with the process, however that ends.</summary>
internal static class FileLock
{
    private const int UnixBusy = 11, MacBusy = 35, WindowsBusy = unchecked((int)0x80070020);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task<FileStream> Take(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException taken) when (taken.HResult is UnixBusy or MacBusy or WindowsBusy)
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }
}
