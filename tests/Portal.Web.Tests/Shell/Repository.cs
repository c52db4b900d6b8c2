using System.Reflection;

namespace Portal.Web.Tests.Shell;

/// <summary>Where the sources are, for tests that read them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Web => Path.Combine(Root, "src", "Portal.Web");

    /// <summary>Source files of the web project, what the build makes left out.</summary>
    public static IEnumerable<string> WebFiles(params string[] endings) =>
        Directory.EnumerateFiles(Web, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Web, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "wwwroot"))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) return folder.FullName;
        throw new InvalidOperationException("Portal.sln is in no folder above the tests.");
    }
}
