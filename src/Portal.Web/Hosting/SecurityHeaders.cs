using Microsoft.AspNetCore.StaticAssets;

namespace Portal.Web.Hosting;

/// <summary>Headers on every answer: pages, styles, downloads and errors alike. Written last, so that ours win over the framework's.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var policy = ContentSecurityPolicy(app.Configuration);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context, policy);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>Nothing but our own files runs or styles a page. Signing out posts to us and ends at the provider: its origin must be allowed for forms.</summary>
    internal static string ContentSecurityPolicy(IConfiguration config)
    {
        var providers = new[] { config["SignIn:Citizen:Authority"], config["SignIn:Staff:Authority"] }
            .Where(authority => Uri.TryCreate(authority, UriKind.Absolute, out _))
            .Select(authority => new Uri(authority!).GetLeftPart(UriPartial.Authority))
            .Distinct();
        return "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; object-src 'none'; "
            + $"frame-ancestors 'none'; base-uri 'self'; form-action {string.Join(' ', providers.Prepend("'self'"))}";
    }

    private static void Write(HttpContext context, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<StricterPolicy>()?.For(context.Response) ?? policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Photos of papers come through the phone's own file chooser, which needs no camera right.
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

        if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        // A shared computer must not show the last person's page by the back button; a page in another language must not come from a cache.
        if (context.User.Identity?.IsAuthenticated == true) headers.CacheControl = "no-store";
        else if (string.IsNullOrEmpty(headers.CacheControl)) headers.CacheControl = "no-cache";
    }
}

/// <summary>On an endpoint that hands out a stranger's file: the policy it is sent with in place of the pages' own.</summary>
/// <param name="Value">For a picture or anything that is only downloaded.</param>
/// <param name="Pdf">For a PDF that is shown: browsers show one in a viewer with a sandbox of its own, and refuse to within another.</param>
internal sealed record StricterPolicy(string Value, string Pdf)
{
    /// <summary>The file may show itself, and nothing in it may run or fetch.</summary>
    public static readonly StricterPolicy Sandbox = new(
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox", "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'");

    public string For(HttpResponse response) =>
        response.ContentType == "application/pdf" && response.Headers.ContentDisposition.ToString().StartsWith("inline", StringComparison.Ordinal) ? Pdf : Value;
}
