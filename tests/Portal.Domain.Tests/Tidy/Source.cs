using System.Runtime.CompilerServices;

namespace Portal.Domain.Tests.Tidy;

/// <summary>The repository's own files, read as text: conventions are tests, not pages in a wiki.</summary>
internal static class Source
{
    public static string Root { get; } = Find();

    /// <summary>Hand-written code files under a folder, with their text. Generated migrations and build output are left out.</summary>
    public static IReadOnlyList<(string Path, string Text)> Files(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => (Path: Path.GetRelativePath(Root, path), Full: path))
            .Where(file => !file.Path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot" or "Migrations"))
            .Select(file => (file.Path, File.ReadAllText(file.Full)))];

    /// <summary>The files and lines in which a pattern stands.</summary>
    public static IEnumerable<string> Hits(string folder, string pattern, params string[] endings) =>
        from file in Files(folder, endings)
        from line in file.Text.Split('\n').Select((text, i) => (Text: text, Number: i + 1))
        where System.Text.RegularExpressions.Regex.IsMatch(line.Text, pattern)
        select $"{file.Path}:{line.Number}: {line.Text.Trim()}";

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
}
