using System.Diagnostics;

namespace Portal.Pdf.Tests;

/// <summary>Runs one of the installed PDF programs on a document. They know nothing of our code, which is what makes them worth asking.</summary>
internal static class Tool
{
    public static (int ExitCode, string Output, string Errors) Run(string program, byte[] document, params string[] arguments)
    {
        string path = Path.Combine(Path.GetTempPath(), $"portal-pdf-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, document);
        try
        {
            var start = new ProcessStartInfo(program)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            };
            foreach (string argument in arguments)
            {
                start.ArgumentList.Add(argument == "{file}" ? path : argument);
            }

            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
            var errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Fails unless qpdf finds nothing at all to say about the file.</summary>
    public static void AssertSound(byte[] document)
    {
        var (exitCode, output, errors) = Run("qpdf", document, "--check", "{file}");
        Assert.True(exitCode == 0 && output.Contains("No syntax or stream encoding errors found", StringComparison.Ordinal), output + errors);
        Assert.Equal("", errors);
    }

    /// <summary>Fails unless poppler draws all pages, and so reads all fonts, without a complaint.</summary>
    public static void AssertDrawn(byte[] document)
    {
        var (exitCode, _, errors) = Run("pdftoppm", document, "-r", "20", "-png", "{file}");
        Assert.Equal((0, ""), (exitCode, errors));
    }

    /// <summary>The text as a reader would copy it.</summary>
    public static string Text(byte[] document, params string[] options) => Run("pdftotext", document, [.. options, "-enc", "UTF-8", "{file}", "-"]).Output;
}
