using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Portal.Benchmarks.Floors.Template;

/// <summary>The plain Blazor Web App that `dotnet new blazor` makes: a page drawn on the server and a page with a circuit. Untuned; served by a process of its own.</summary>
internal static class TemplateSite
{
    public const string Argument = "serve-template";

    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();

        var app = builder.Build();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/Error", createScopeForErrors: true);
            app.UseHsts();
        }
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseHttpsRedirection();
        app.UseAntiforgery();
        app.MapRazorComponents<TemplateRoot>().AddInteractiveServerRenderMode();
        await app.RunAsync();
        return 0;
    }
}
