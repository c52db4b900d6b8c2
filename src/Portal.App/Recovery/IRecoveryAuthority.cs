using System.Net.Http.Headers;
using System.Xml.Linq;
using Portal.App.Data;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.Domain.Letters;

namespace Portal.App.Recovery;

/// <summary>The way to the recovery authority. An action that it has had before is the same action: its id says so.</summary>
internal interface IRecoveryAuthority
{
    /// <param name="name">The file's name without its ending.</param>
    /// <param name="file">The same bytes however often it is handed over.</param>
    Task<HandOver> Send(string name, ReadOnlyMemory<byte> file, CancellationToken cancel);
}

/// <summary>Batches as files in <c>recovery/out</c>, for a system that fetches them. A file appears whole, and the first stands: what may be under way is not written over.</summary>
internal sealed class RecoveryFolder(StorageOptions storage) : IRecoveryAuthority
{
    private readonly Lazy<string> _folder = new(() => storage.Folder(Path.Combine("recovery", "out")).FullName);

    public async Task<HandOver> Send(string name, ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        var path = Path.Combine(_folder.Value, $"{name}.xml");
        if (!File.Exists(path)) await Durably.Write(path, file, cancel);
        Durably.SyncFolder(_folder.Value);
        return HandOver.Taken(DeliveryCode.Folder);
    }
}

/// <summary>One HTTP POST for each action, with its id as idempotency key: the other side answers a repeated action as it answered the first. After one without an answer the rest wait.</summary>
internal sealed class RecoveryHttp : IRecoveryAuthority, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly string _endpoint;

    public RecoveryHttp(RecoveryOptions options, TimeSpan? patience = null)
    {
        _endpoint = options.Endpoint;
        // No redirect is followed: claims go to the address in the settings and nowhere else.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = patience ?? Patience };
    }

    public async Task<HandOver> Send(string name, ReadOnlyMemory<byte> file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream(file.ToArray());
        var batch = XDocument.Load(bytes).Root!;
        var answer = HandOver.Taken(DeliveryCode.Folder);
        foreach (var action in batch.Elements())
        {
            answer = await Post(action.Attribute("AktionID")!.Value, new XElement(batch.Name, batch.Attributes(), action), cancel);
            if (answer.State != DeliveryState.HandedOver) return answer;
        }
        return answer;
    }

    public void Dispose() => _http.Dispose();

    private async Task<HandOver> Post(string id, XElement alone, CancellationToken cancel)
    {
        using var content = new StringContent(new XDeclaration("1.0", "utf-8", null) + alone.ToString(SaveOptions.DisableFormatting));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/xml") { CharSet = "utf-8" };
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = content };
        request.Headers.Add("Idempotency-Key", id);
        try
        {
            using var answer = await Durably.HandOver(() => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel));
            return DigitalPostHttp.Meaning(answer.StatusCode);
        }
        catch (HttpRequestException failed) when (failed.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return HandOver.NotNow(DeliveryCode.Unreachable);
        }
        catch (Exception silent) when (silent is HttpRequestException or IOException || (silent is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return HandOver.NoAnswer(DeliveryCode.NoAnswer);
        }
    }
}
