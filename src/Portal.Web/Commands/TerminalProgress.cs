using System.Globalization;

namespace Portal.Web.Commands;

/// <summary>How far long work has come, on standard error, only where somebody is watching.</summary>
internal sealed class TerminalProgress(TextWriter error, string unit) : IProgress<int>
{
    /// <summary>Null when standard error is no terminal.</summary>
    public static TerminalProgress? For(TextWriter error, string unit) => Console.IsErrorRedirected ? null : new TerminalProgress(error, unit);

    public void Report(int value) => error.Write($"\r{value.ToString("N0", CultureInfo.InvariantCulture)} {unit} ");
}
