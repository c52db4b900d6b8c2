using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Portal.App.Settings;

namespace Portal.Web.Hosting;

/// <summary>The steps a request passes through, each with its reason.</summary>
internal static class Pipeline
{
    public static void UseProxyHeaders(this WebApplication app)
    {
        // With no known proxy the framework would trust headers from the same machine; we trust nobody.
        if (app.Services.GetRequiredService<ProxyOptions>().Known.Count > 0) app.UseForwardedHeaders();
    }

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/fejl", createScopeForErrors: true);
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        // The page that explains is only read. Asked for as the form post that failed, it would fail over the same form again.
        app.Use((context, next) =>
        {
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null) return next(context);
            context.Request.Method = HttpMethods.Get;
            context.Request.ContentType = null;
            context.Features.Set<IAntiforgeryValidationFeature>(null);
            return next(context);
        });
    }

    /// <summary>A planned stop answers 503 to everything but health checks, styles and the page that says so.</summary>
    public static void UseMaintenance(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<MaintenanceOptions>().Enabled) return;
        app.Use((context, next) =>
        {
            var open = context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                || context.Request.Path.StartsWithSegments("/status", StringComparison.Ordinal)
                || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
            if (open) return next(context);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
    }

    /// <summary>A form without its token is refused before any page runs, and the person gets a page that says what to do; Blazor alone would answer a bare line.</summary>
    public static void UseFormTokens(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use((context, next) =>
        {
            if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false }) return next(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }

    public static void MapAssets(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet(LogoAddress, Logo).AllowAnonymous();
        // An address that nothing answers is 404 for everybody, not a way to the login.
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
    }

    public static void MapPages(this WebApplication app) =>
        app.MapRazorComponents<HtmlRoot>().AddInteractiveServerRenderMode(server => server.ContentSecurityFrameAncestorsPolicy = null);

    /// <summary>Where the municipality's own logo is served, when it has one.</summary>
    public const string LogoAddress = "/kommunens-logo";

    private static IResult Logo(MunicipalityOptions municipality) =>
        municipality.Logo.Length == 0 ? Results.NotFound()
        : Results.File(Path.GetFullPath(municipality.Logo), Path.GetExtension(municipality.Logo).Equals(".svg", StringComparison.OrdinalIgnoreCase) ? "image/svg+xml" : "image/png");
}
