using System.Diagnostics;

namespace Portal.Web.Tests.Shell;

/// <summary>The built program as a process of its own, in Development, with its files in a folder.</summary>
internal sealed class PortalCommandLine(string folder)
{
    public async Task<(int Exit, string Output, string Error)> Run(string arguments, params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, environment);
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    public Process Start(string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", $"exec \"{Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll")}\" {arguments}")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["Storage__Root"], start.Environment["DOTNET_DbgEnableMiniDump"]) = ("Development", folder, "0");
        return Process.Start(start)!;
    }
}
