using System.Diagnostics;
using Portal.App.Tests.Import;

namespace Portal.App.Tests.Recovery;

/// <summary>Asks another program's reading of our schemas (libxml2): it knows nothing of our code.</summary>
internal static class Xmllint
{
    /// <returns>Its exit code, and what it has to say.</returns>
    public static async Task<(int ExitCode, string Says)> Check(string schema, byte[] document)
    {
        var start = new ProcessStartInfo("xmllint", ["--noout", "--nonet", "--schema", Files.Sample(schema), "-"]) { RedirectStandardInput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var says = process.StandardError.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(document);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await says);
    }
}
