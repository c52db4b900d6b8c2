using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Web.Tests.Shell;

/// <summary>The whole portal in memory, with files in a folder of its own and one address that always fails.</summary>
public sealed class ShellApplication : WebApplicationFactory<Program>
{
    public const string FailingAddress = "/fejler-altid";

    private readonly string _folder = TestFolder.Create("portal-shell-");

    private (string Key, string Value)[] _settings = [];

    /// <summary>The portal with settings of its own.</summary>
    public static ShellApplication With(params (string Key, string Value)[] settings) => new() { _settings = settings };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Root", _folder);
        // These tests look at pages that say nothing about anybody.
        builder.UseSetting("Demo:Enabled", "false");
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, AlwaysFails>());
    }

    public HttpClient Open(bool follow = false) => CreateClient(new() { AllowAutoRedirect = follow, HandleCookies = true });

    public async Task<(HttpResponseMessage Response, IHtmlDocument Page)> Get(string address) => await Get(Open(), address);

    public static async Task<(HttpResponseMessage Response, IHtmlDocument Page)> Get(HttpClient browser, string address)
    {
        var response = await browser.GetAsync(new Uri(address, UriKind.Relative));
        return (response, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Stands in for any page with a fault: an endpoint chosen before routing looks, so that it runs inside our error handling.</summary>
    private sealed class AlwaysFails : IStartupFilter
    {
        private static readonly Endpoint Fault = new(
            _ => throw new InvalidOperationException("A fault made on purpose, with the number 010203-1234 in it."),
            new EndpointMetadataCollection(new AllowAnonymousAttribute()),
            "always fails");

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Path == FailingAddress) context.SetEndpoint(Fault);
                return following(context);
            });
            next(app);
        };
    }
}
