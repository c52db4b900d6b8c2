using System.Runtime.CompilerServices;

namespace Portal.App.Tests;

/// <summary>A text that a person has read and approved. A change shows as a diff of the file; delete the file to take the new text.</summary>
internal static class Approved
{
    public static void Same(string actual, string name, [CallerFilePath] string test = "") => SameFile(actual, Path.Combine(Path.GetDirectoryName(test)!, $"{name}.approved.txt"));

    /// <summary>For a text that people read where it lies, not beside its test.</summary>
    public static void SameFile(string actual, string file)
    {
        if (!File.Exists(file))
        {
            File.WriteAllText(file, actual);
            Assert.Fail($"{Path.GetFileName(file)} was written anew: read it, and run again.");
        }
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }
}
