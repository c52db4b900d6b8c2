using System.Diagnostics;

namespace Portal.App.Tests.Letters;

/// <summary>Asks programs that are not ours what they think of a PDF.</summary>
internal static class PdfTools
{
    /// <returns>What the tool printed; the test fails when the tool does.</returns>
    public static async Task<string> Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {await output}{await error}");
        return await output;
    }
}

/// <summary>A PDF in a file of its own, as other programs read it; gone with the test.</summary>
internal sealed class PdfFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-letter-").FullName;

    public PdfFile(ReadOnlyMemory<byte> pdf) => File.WriteAllBytes(Path, pdf.ToArray());

    public string Path => System.IO.Path.Combine(_folder, "brev.pdf");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
