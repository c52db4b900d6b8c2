using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Web.Tests.Staff;

/// <summary>Reads a page and posts its form, as a browser without scripts would.</summary>
public sealed class StaffBrowser(HttpClient client)
{
    public HttpResponseMessage Last { get; private set; } = null!;

    public async Task<IHtmlDocument> Get(string address)
    {
        Last = await client.GetAsync(new Uri(address, UriKind.Relative));
        return Parse(await Last.Content.ReadAsStringAsync());
    }

    /// <summary>Posts the decision form of a page with these answers; a name may stand more than once.</summary>
    public Task<IHtmlDocument> Decide(IHtmlDocument page, string address, params (string Name, string Value)[] answers) => Post(page, address, answers);

    public Task<IHtmlDocument> Post(IHtmlDocument page, string address, IReadOnlyList<(string Name, string Value)> answers) => Send(page, address, "#afgoerelse", answers);

    /// <summary>Posts the form in which an element stands, with these answers beside what is hidden in it.</summary>
    public async Task<IHtmlDocument> Send(IHtmlDocument page, string address, string within, IReadOnlyList<(string Name, string Value)> answers)
    {
        var hidden = page.QuerySelector(within)!.Closest("form")!.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(field => (field.Name!, field.Value));
        using var content = new FormUrlEncodedContent(hidden.Concat(answers).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        Last = await client.PostAsync(new Uri(address, UriKind.Relative), content);
        return Parse(await Last.Content.ReadAsStringAsync());
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
