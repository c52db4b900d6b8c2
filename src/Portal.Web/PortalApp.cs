using Portal.App;
using Portal.App.Jobs;
using Portal.App.Settings;
using Portal.Web.Citizens;
using Portal.Web.Hosting;
using Portal.Web.SignIn;
using Portal.Web.Staff.Cases;
using Portal.Web.Staff.OwnTexts;

namespace Portal.Web;

/// <summary>The web application, as a table of contents: what is registered, and in which order a request passes through.</summary>
internal static class PortalApp
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddDemoMunicipality(builder.Environment);
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var (services, config, environment) = (builder.Services, builder.Configuration, builder.Environment);

        builder.Logging.AddPortalLogging(environment);
        services.AddPortalSettings(config, environment);
        services.AddPortalApp(config);
        services.AddPortalWeb(config, environment);
        services.AddPortalSignIn(config, environment);
        services.AddPortalJobs();

        var app = builder.Build();

        app.UseProxyHeaders();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseLanguageChoice();
        app.UseErrorPages();
        app.UseMaintenance();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseDeskLooks();
        app.UseFormTokens();

        app.MapHealth();
        app.MapAssets();
        app.MapPortalSignIn();
        app.MapCitizenEndpoints();
        app.MapStaffEndpoints();
        app.MapOwnTextEndpoints();
        app.MapPages();
        return app;
    }
}
