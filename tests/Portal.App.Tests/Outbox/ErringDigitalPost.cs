using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Outbox;
using Portal.App.Settings;

namespace Portal.App.Tests.Outbox;

/// <summary>
/// A Digital Post at the other end of the portal's own HTTP, that errs by a seed: it answers when nobody listens any more, loses answers, says 5xx after it has taken a message, is busy,
/// and sends its receipts late, twice and in any order. The third time a message comes it answers as it should.
/// </summary>
internal sealed partial class ErringDigitalPost(int seed) : HttpMessageHandler
{
    private const int Patience = 2;

    private readonly ConcurrentDictionary<Guid, int> _asked = new();
    private int _errors;
    private readonly ConcurrentDictionary<Guid, (string Digest, string Receiver)> _taken = new();

    public IReadOnlyCollection<Guid> Taken => [.. _taken.Keys];

    /// <summary>Who has been sent something, once for each message.</summary>
    public IEnumerable<string> Receivers => _taken.Values.Select(message => message.Receiver);

    /// <summary>How often something else than a plain answer was given.</summary>
    public int Errors => _errors;

    /// <summary>Makes an application send its letters here.</summary>
    public void Receive(IServiceCollection services)
    {
        var options = new DigitalPostOptions { Mode = HandoverMode.Http, Endpoint = "http://post.invalid/memo" };
        services.AddSingleton(options).AddSingleton<IDigitalPost>(_ => new DigitalPostHttp(options, null, this));
    }

    /// <summary>Of what it has taken, each line twice and mixed up; of some letters nothing in the first round.</summary>
    public string[] Receipts(DateOnly day, int round)
    {
        var lines = _taken.Where(message => round > 1 || Number(message.Value.Receiver) % 3 > 0).SelectMany(message => (string[])[Line(message.Key, "MODTAGET", 14), Line(message.Key, "AFLEVERET", 15)]).Order(StringComparer.Ordinal).ToArray();
        string[] twice = [.. lines, .. lines];
        new Random(seed + round).Shuffle(twice);
        return twice;

        string Line(Guid id, string receipt, int hour) => string.Create(CultureInfo.InvariantCulture, $"{id:D};{receipt};{day:yyyy-MM-dd}T{hour}:00:00+01:00;");
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var memo = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var id = Guid.Parse(request.Headers.GetValues("Idempotency-Key").Single());
        var receiver = ReceiverOf().Match(Encoding.UTF8.GetString(memo)).Groups[1].Value;
        var manner = MannerOf(receiver, _asked.AddOrUpdate(id, 1, (_, times) => times + 1));
        if (manner != Manner.Accept) Interlocked.Increment(ref _errors);
        if (manner == Manner.Busy) return new HttpResponseMessage(HttpStatusCode.TooManyRequests);

        var message = (Convert.ToHexString(SHA256.HashData(memo)), receiver);
        // The same message twice must be the same message.
        if (_taken.GetOrAdd(id, message) != message) throw new InvalidOperationException($"{id} came with other bytes.");
        return manner switch
        {
            Manner.AnswerLate => throw new TaskCanceledException("Nobody listens any more."),
            Manner.Drop => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The line was broken."),
            Manner.FailAfterAccepting => new HttpResponseMessage(HttpStatusCode.ServiceUnavailable),
            _ => new HttpResponseMessage(HttpStatusCode.Accepted),
        };
    }

    private Manner MannerOf(string receiver, int times) => times > Patience ? Manner.Accept : new Random(seed + Number(receiver) * 10 + times).Next(10) switch
    {
        5 => Manner.AnswerLate,
        6 => Manner.Drop,
        7 or 8 => Manner.FailAfterAccepting,
        9 => Manner.Busy,
        _ => Manner.Accept,
    };

    private static int Number(string receiver) => int.Parse(receiver[^4..], CultureInfo.InvariantCulture);

    [GeneratedRegex(@"recipientID>(\d{10})<")]
    private static partial Regex ReceiverOf();
}
