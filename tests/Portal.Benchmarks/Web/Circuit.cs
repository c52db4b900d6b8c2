using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Benchmarks.Web;

/// <summary>An open page with islands, as Blazor's own script opens one: the page is read, its islands are named to the hub, every drawing is acknowledged and every call to script answered.</summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), BetweenPings = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously), _drawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _living = Task.CompletedTask;

    private Circuit()
    {
    }

    /// <summary>Neither side has ended it.</summary>
    public bool IsOpen => _socket.State == WebSocketState.Open && !_living.IsCompleted;

    /// <summary>Done when the circuit has drawn its islands.</summary>
    public static async Task<Circuit> Open(HttpClient http, string site, string page, string? cookie, CancellationToken cancel)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, site + page);
        if (cookie is not null) asked.Headers.Add("Cookie", cookie);
        using var answer = await http.SendAsync(asked, cancel);
        var html = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancel);
        var islands = Island().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!.AsObject()).Where(marker => marker.ContainsKey("descriptor")).ToList();
        if (islands.Count == 0) throw new InvalidOperationException($"{page} has no island.");

        var circuit = new Circuit();
        try
        {
            await circuit.Start(site, page, cookie, islands, State().Match(html) is { Success: true } state ? state.Groups[1].Value : "", cancel);
            return circuit;
        }
        catch
        {
            await circuit.DisposeAsync();
            throw;
        }
    }

    private async Task Start(string site, string page, string? cookie, List<JsonObject> islands, string state, CancellationToken cancel)
    {
        if (cookie is not null) _socket.Options.SetRequestHeader("Cookie", cookie);
        _socket.Options.SetRequestHeader("Origin", site);
        await _socket.ConnectAsync(new Uri(site.Replace("http:", "ws:", StringComparison.Ordinal) + "/_blazor"), cancel);
        await _socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, cancel);
        _living = Task.WhenAll(Listen(), KeepAlive());

        await Send(PackWriter.Call("0", "StartCircuit", site + "/", site + page, "[]", ""));
        await _started.Task.WaitAsync(Patience, cancel);
        var operations = new JsonArray([.. islands.Select((marker, i) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = i + 1, ["marker"] = marker })]);
        await Send(PackWriter.Call(null, "UpdateRootComponents", new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(), state));
        await _drawn.Task.WaitAsync(Patience, cancel);
    }

    private async Task Listen()
    {
        var (buffer, held) = (new byte[8 * 1024], 0);
        var shaken = false;
        try
        {
            while (true)
            {
                if (held == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                var got = await _socket.ReceiveAsync(buffer.AsMemory(held), _closing.Token);
                if (got.MessageType == WebSocketMessageType.Close) throw new InvalidOperationException("The server closed the circuit.");
                held += got.Count;
                if (!shaken && Array.IndexOf(buffer, (byte)0x1e, 0, held) is >= 0 and var end)
                {
                    (shaken, held) = (true, held - end - 1);
                    buffer.AsSpan(end + 1, held).CopyTo(buffer);
                }
                while (shaken && Message(buffer.AsSpan(0, held)) is (> 0 and var at, var length) && at + length <= held)
                {
                    foreach (var reply in Answer(buffer.AsSpan(at, length))) await Send(reply);
                    held -= at + length;
                    buffer.AsSpan(at + length, held).CopyTo(buffer);
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or InvalidOperationException or InvalidDataException or ObjectDisposedException)
        {
            _started.TrySetException(fault);
            _drawn.TrySetException(fault);
        }
    }

    /// <returns>Where the next message begins and how long it is; a beginning of 0 while its length has not come.</returns>
    private static (int At, int Length) Message(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            length |= (bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80) return (i + 1, length);
        }
        return (0, 0);
    }

    private List<byte[]> Answer(ReadOnlySpan<byte> message)
    {
        const int Invocation = 1, Completion = 3, Close = 7;
        var reader = new PackReader(message);
        reader.Array();
        switch (reader.Integer())
        {
            case Completion:
                _started.TrySetResult();
                return [];
            case Close:
                throw new InvalidOperationException("The server ended the circuit.");
            case Invocation:
                reader.NoHeaders();
                reader.Text();
                var method = reader.Text();
                reader.Array();
                return method switch
                {
                    "JS.RenderBatch" => Drawn(reader.Integer()),
                    "JS.BeginInvokeJS" => [Called(ref reader)],
                    "JS.Error" => throw new InvalidOperationException($"The server refused: {reader.Text()}"),
                    _ => [],
                };
            default:
                return [];
        }
    }

    private List<byte[]> Drawn(long batch)
    {
        _drawn.TrySetResult();
        return [PackWriter.Call(null, "OnRenderCompleted", batch, null)];
    }

    /// <summary>A call to the page's script is answered as a browser would: with a reference where one is asked for.</summary>
    private static byte[] Called(ref PackReader reader)
    {
        const int Reference = 1;
        var call = reader.Integer();
        reader.Text();
        reader.Text();
        var result = reader.Integer() == Reference ? "{\"__jsObjectId\":1}" : "null";
        return PackWriter.Call(null, "EndInvokeJSFromDotNet", call, true, $"[{JsonSerializer.Serialize(call)},true,{result}]");
    }

    private async Task KeepAlive()
    {
        try
        {
            while (true)
            {
                await Task.Delay(BetweenPings, _closing.Token);
                await Send(PackWriter.Ping);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            _drawn.TrySetException(over);
        }
    }

    private async Task Send(byte[] message)
    {
        await _sending.WaitAsync(_closing.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _closing.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _living;
        _socket.Dispose();
        _closing.Dispose();
        _sending.Dispose();
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Island();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
