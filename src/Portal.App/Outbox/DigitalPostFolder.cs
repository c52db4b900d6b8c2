using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>
/// Messages as files in <c>digital-post/out</c>, named by their UUID, for a system that fetches them. A file appears whole, and the first stands:
/// the same message is not written over one that may be under way.
/// </summary>
internal sealed class DigitalPostFolder(StorageOptions storage) : IDigitalPost
{
    private readonly Lazy<string> _folder = new(() => storage.Folder(Path.Combine("digital-post", "out")).FullName);

    public int AtATime => 1;

    public async Task<HandOver> Send(Guid message, ReadOnlyMemory<byte> memo, CancellationToken cancel)
    {
        var path = Path.Combine(_folder.Value, $"{message:D}.xml");
        if (!File.Exists(path)) await Durably.Write(path, memo, cancel);
        return HandOver.Taken(DeliveryCode.Folder);
    }

    public void Sync() => Durably.SyncFolder(_folder.Value);
}
