using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Portal.Web.Tests.SignIn;

/// <summary>A browser without scripts that follows nothing by itself and remembers all it has seen.</summary>
internal sealed partial class Browser(HttpMessageHandler server, Uri home) : IDisposable
{
    private readonly HttpClient _client = new(new CookieContainerHandler(new CookieContainer()) { InnerHandler = server }) { BaseAddress = home };

    /// <summary>Every address and every header that has passed between browser and portal.</summary>
    public List<string> Seen { get; } = [];

    public Task<HttpResponseMessage> Get(string address) => Send(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<HttpResponseMessage> Get(Uri address) => Send(new HttpRequestMessage(HttpMethod.Get, address));

    public Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields) => Send(new HttpRequestMessage(HttpMethod.Post, address)
    {
        Content = new FormUrlEncodedContent(fields.ToDictionary(f => f.Name, f => f.Value)),
    });

    public async Task<string> Text(string address) => await (await Get(address)).Content.ReadAsStringAsync();

    /// <summary>Posts the log off form as the page has it.</summary>
    public Task<HttpResponseMessage> LogOff() => PostForm("/log-ud");

    /// <summary>Posts an empty form with its token.</summary>
    public async Task<HttpResponseMessage> PostForm(string address)
    {
        var token = TokenField().Match(await Text("/test/formular")).Groups[1].Value;
        return await Post(address, ("__RequestVerificationToken", token));
    }

    /// <summary>Follows the portal's own redirects.</summary>
    public async Task<HttpResponseMessage> Follow(HttpResponseMessage answer)
    {
        while (answer.Headers.Location is { } next && (!next.IsAbsoluteUri || next.Host == home.Host)) answer = await Get(new Uri(home, next));
        return answer;
    }

    public void Dispose() => _client.Dispose();

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        Seen.Add(request.RequestUri!.OriginalString);
        var answer = await _client.SendAsync(request);
        Seen.AddRange(answer.Headers.Select(h => h.Key + ": " + string.Join(", ", h.Value)));
        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
