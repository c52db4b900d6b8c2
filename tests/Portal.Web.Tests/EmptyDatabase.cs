using Microsoft.Extensions.DependencyInjection;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.Web.Tests;

/// <summary>Made once by the migrations and copied for each portal: making the tables takes longer than most tests.</summary>
internal static class EmptyDatabase
{
    private static readonly Lazy<string> Template = new(() =>
    {
        var file = Path.Combine(TestFolder.Create("portal-empty-"), "portal.db");
        using var services = new ServiceCollection().AddPortalDb(DatabaseProvider.Sqlite, _ => $"Data Source={file};Pooling=false").AddSingleton<Schema>().BuildServiceProvider();
        services.GetRequiredService<Schema>().Migrate(CancellationToken.None).GetAwaiter().GetResult();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return file;
    });

    public static void CopyTo(string folder) => File.Copy(Template.Value, Path.Combine(folder, "portal.db"));
}
