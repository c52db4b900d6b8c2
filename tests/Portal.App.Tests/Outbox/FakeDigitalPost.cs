using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.App.Outbox;
using Portal.App.Recovery;
using Portal.App.Settings;

namespace Portal.App.Tests.Outbox;

/// <summary>How the other side answers one message.</summary>
internal enum Manner
{
    Accept,

    /// <summary>Takes the message and answers when nobody listens any more.</summary>
    AnswerLate,

    /// <summary>Takes the message and breaks the line.</summary>
    Drop,

    /// <summary>Takes the message and says that something went wrong.</summary>
    FailAfterAccepting,
    Refuse,
    Busy,
    NoAccess,
}

/// <summary>A Digital Post of the test's own: notes what it takes before it answers, and takes the same message once.</summary>
internal sealed class FakeDigitalPost : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2500);

    private readonly WebApplication _app;
    private readonly Func<string, int, Manner> _manner;
    private readonly ConcurrentDictionary<string, int> _asked = new();

    private FakeDigitalPost(WebApplication app, Func<string, int, Manner> manner) => (_app, _manner) = (app, manner);

    /// <summary>Message id to digest of what was taken.</summary>
    public ConcurrentDictionary<string, string> Taken { get; } = new();

    public int Asked => _asked.Values.Sum(times => times + 1);

    /// <param name="manner">Asked for each message with how often it has come before.</param>
    public static async Task<FakeDigitalPost> Start(Func<string, int, Manner> manner)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var post = new FakeDigitalPost(app, manner);
        app.MapPost("/memo", post.Answer);
        await app.StartAsync();
        return post;
    }

    /// <summary>Makes an application send its letters here.</summary>
    public void Receive(IServiceCollection services)
    {
        var options = new DigitalPostOptions { Mode = HandoverMode.Http, Endpoint = $"{_app.Urls.First()}/memo" };
        services.AddSingleton(options).AddSingleton<IDigitalPost>(_ => new DigitalPostHttp(options, Patience));
    }

    /// <summary>Makes an application hand its claims over here: the recovery authority is asked in the same way.</summary>
    public void ReceiveClaims(IServiceCollection services) =>
        services.AddSingleton<IRecoveryAuthority>(_ => new RecoveryHttp(new RecoveryOptions { Mode = HandoverMode.Http, Endpoint = $"{_app.Urls.First()}/memo" }, Patience));

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        var id = http.Request.Headers["Idempotency-Key"].ToString();
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var manner = _manner(id, _asked.AddOrUpdate(id, 0, (_, times) => times + 1));
        if (manner is Manner.Accept or Manner.AnswerLate or Manner.Drop or Manner.FailAfterAccepting)
        {
            var digest = Convert.ToHexString(SHA256.HashData(body.ToArray()));
            // The same message twice must be the same message.
            if (Taken.GetOrAdd(id, digest) != digest) throw new InvalidOperationException($"{id} came with other bytes.");
        }
        if (manner == Manner.AnswerLate) await Task.Delay(Patience * 2);
        if (manner == Manner.Drop) http.Abort();
        else
            http.Response.StatusCode = manner switch
            {
                Manner.Refuse => 422,
                Manner.Busy => 429,
                Manner.NoAccess => 401,
                Manner.FailAfterAccepting => 503,
                _ => 202,
            };
    }
}
