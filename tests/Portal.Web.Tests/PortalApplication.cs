using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.Web.Tests;

/// <summary>The whole portal as it runs in development, with a SQLite file and a folder of its own, the development login, and a day that stands still.</summary>
public class PortalApplication : WebApplicationFactory<Program>
{
    public static readonly DateOnly Today = new(2026, 10, 2);

    /// <summary>The day that stands still.</summary>
    public DateOnly Day { get; init; } = Today;

    private readonly string _folder = TestFolder.Create("portal-pages-");
    private readonly Lazy<People> _people;

    public PortalApplication()
    {
        // Before the host starts: its background work reads the database at once.
        EmptyDatabase.CopyTo(_folder);
        _people = new(() => People.Seed(this).GetAwaiter().GetResult());
    }

    /// <summary>The people and claims that every test begins with.</summary>
    internal People People => _people.Value;

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public PortalDb OpenDb() => Get<IDbContextFactory<PortalDb>>().CreateDbContext();

    internal PageBrowser Open()
    {
        _ = People;
        return new PageBrowser(CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true }));
    }

    /// <summary>Signs in the way a person does: the protected page, the provider's page, back again.</summary>
    internal async Task<PageBrowser> SignInAs(string persona)
    {
        var browser = Open();
        await browser.Get("/borger");
        await browser.Submit("form", ("persona", persona));
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Storage:Root", _folder);
        builder.UseSetting("Database:ConnectionString", Connection);
        builder.UseSetting("Clock:Today", $"{Day:yyyy-MM-dd}");
        // These tests have people of their own.
        builder.UseSetting("Demo:Enabled", "false");
        builder.UseSetting("Logging:LogLevel:Default", "Error");
    }

    private string Connection => $"Data Source={Path.Combine(_folder, "portal.db")}";

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        using (var kept = new SqliteConnection(Connection)) SqliteConnection.ClearPool(kept);
        if (disposing && Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
