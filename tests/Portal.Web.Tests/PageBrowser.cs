using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Web.Tests;

/// <summary>Reads pages, keeps what stands in their forms and posts it, as a browser without scripts would.</summary>
internal sealed class PageBrowser(HttpClient client)
{
    private Uri _address = new("http://localhost/");

    /// <summary>The page shown now.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>The last answer; its redirects have been followed.</summary>
    public HttpResponseMessage Last { get; private set; } = null!;

    /// <summary>Where the browser stands.</summary>
    public string Address => _address.PathAndQuery;

    public string Text => Page.Body!.QuerySelector("main")?.TextContent ?? "";

    /// <summary>Every address and page seen, for what must stand in none of them.</summary>
    public List<string> Seen { get; } = [];

    /// <summary>Asks for a page, and logs on as somebody of the demo on the way there.</summary>
    public static async Task<PageBrowser> LogOn(PortalApplication portal, string persona, string page)
    {
        var browser = new PageBrowser(portal.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));
        await browser.Get(page);
        await browser.Submit("form", ("persona", persona));
        return browser;
    }

    public Task<IHtmlDocument> Get(string address) => Follow(client.GetAsync(new Uri(_address, address)), address);

    /// <summary>Posts the form as it stands, with these answers in place of its own. A name given as null is left out; a name given more than once is posted so.</summary>
    public async Task<IHtmlDocument> Submit(string form, params (string Name, string? Value)[] answers)
    {
        var fields = Fields(form, answers);
        using var content = new FormUrlEncodedContent(fields);
        return await Follow(client.PostAsync(Action(form), content), Action(form).PathAndQuery);
    }

    /// <summary>The same, sent to another address than the form's own, as somebody with bad intent would.</summary>
    public async Task<IHtmlDocument> SubmitTo(string address, string form, params (string Name, string? Value)[] answers)
    {
        using var content = new FormUrlEncodedContent(Fields(form, answers));
        return await Follow(client.PostAsync(new Uri(_address, address), content), address);
    }

    /// <summary>The same, with files.</summary>
    public async Task<IHtmlDocument> Upload(string form, (string Name, byte[] Content)[] files, params (string Name, string? Value)[] answers)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(form, answers)) content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), "bilag", name);
        return await Follow(client.PostAsync(Action(form), content), Action(form).PathAndQuery);
    }

    public async Task<HttpStatusCode> StatusOf(string address) => (await client.GetAsync(new Uri(_address, address))).StatusCode;

    private List<KeyValuePair<string, string>> Fields(string form, (string Name, string? Value)[] answers)
    {
        var element = Element(form);
        var fields = element.QuerySelectorAll("input, textarea").Where(field => answers.All(answer => answer.Name != field.GetAttribute("name"))).SelectMany(Standing).ToList();
        fields.AddRange(answers.Where(answer => answer.Value is not null).Select(answer => KeyValuePair.Create(answer.Name, answer.Value!)));
        return fields;
    }

    private static IEnumerable<KeyValuePair<string, string>> Standing(IElement field)
    {
        if (field.GetAttribute("name") is not { Length: > 0 } name) return [];
        return field switch
        {
            IHtmlTextAreaElement text => [KeyValuePair.Create(name, text.Value)],
            IHtmlInputElement { Type: "file" } => [],
            IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
            IHtmlInputElement input => [KeyValuePair.Create(name, input.Value)],
            _ => [],
        };
    }

    private IHtmlFormElement Element(string form) => Page.QuerySelectorAll(form).OfType<IHtmlFormElement>().First(found => found.Closest("header, footer") is null);

    private Uri Action(string form) => Element(form).GetAttribute("action") is { Length: > 0 } action ? new Uri(_address, action) : _address;

    private async Task<IHtmlDocument> Follow(Task<HttpResponseMessage> asked, string address)
    {
        _address = new Uri(_address, address);
        Last = await asked;
        while (Last.StatusCode is HttpStatusCode.Found or HttpStatusCode.SeeOther)
        {
            _address = new Uri(_address, Last.Headers.Location!);
            Seen.Add(_address.PathAndQuery);
            Last = await client.GetAsync(_address);
        }
        var text = await Last.Content.ReadAsStringAsync();
        Seen.Add(_address.PathAndQuery);
        Seen.Add(text);
        return Page = new HtmlParser().ParseDocument(text);
    }
}
