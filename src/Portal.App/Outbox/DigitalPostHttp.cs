using System.Net;
using System.Net.Http.Headers;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>Messages by HTTP POST, with the UUID as idempotency key: the other side answers a repeated message as it answered the first.</summary>
internal sealed class DigitalPostHttp : IDigitalPost, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly string _endpoint;

    /// <param name="line">What messages go through; the network when left out.</param>
    public DigitalPostHttp(DigitalPostOptions options, TimeSpan? patience = null, HttpMessageHandler? line = null)
    {
        _endpoint = options.Endpoint;
        // No redirect is followed: a letter goes to the address in the settings and nowhere else.
        _http = new HttpClient(line ?? new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = patience ?? Patience };
    }

    public int AtATime => 8;

    public async Task<HandOver> Send(Guid message, ReadOnlyMemory<byte> memo, CancellationToken cancel)
    {
        using var content = new ReadOnlyMemoryContent(memo);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/xml") { CharSet = "utf-8" };
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = content };
        request.Headers.Add("Idempotency-Key", message.ToString("D"));
        try
        {
            using var answer = await Durably.HandOver(() => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel));
            return Meaning(answer.StatusCode);
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

    public void Sync()
    {
        // The answer is the receipt: nothing of ours lies on a disk.
    }

    public void Dispose() => _http.Dispose();

    /// <summary>An answer of 500 and above may come after the message was accepted. What is wrong with our access, not with the letter, is no refusal of the letter.</summary>
    internal static HandOver Meaning(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => HandOver.Taken(CodeOf(status)),
        409 => HandOver.NoAnswer(CodeOf(status)),
        401 or 403 or 407 or 408 or 425 or 429 or < 400 => HandOver.NotNow(CodeOf(status)),
        < 500 => HandOver.Refused(CodeOf(status)),
        _ => HandOver.NoAnswer(CodeOf(status)),
    };

    private static string CodeOf(HttpStatusCode status) => $"http-{(int)status}";
}
