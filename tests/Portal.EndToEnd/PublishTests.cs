using System.Diagnostics;

namespace Portal.EndToEnd;

/// <summary>What a municipality would install.</summary>
public sealed class PublishTests
{
    [Fact]
    public async Task A_publish_holds_no_development_provider_and_refuses_demo_settings_in_production()
    {
        // tests/run publishes while the compiler is warm.
        var made = Environment.GetEnvironmentVariable("PORTAL_TEST_PUBLISHED");
        var folder = made ?? await Publish();
        Assert.Empty(Directory.EnumerateFiles(folder, "*DevIdentity*", SearchOption.AllDirectories));
        Assert.NotEmpty(Directory.EnumerateFiles(folder, "dkfds.min.css", SearchOption.AllDirectories));

        var (refused, why) = await Run("dotnet", [Path.Combine(folder, "Portal.Web.dll")], new() { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Demo__Enabled"] = "true", ["Clock__Today"] = "2026-01-01" });
        Assert.Equal(2, refused);
        Assert.Contains("Demo:Enabled", why, StringComparison.Ordinal);
        Assert.Contains("Clock:Today", why, StringComparison.Ordinal);
        Assert.Contains("Municipality:Name", why, StringComparison.Ordinal);
        if (made is null) Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Publish()
    {
        var folder = Directory.CreateTempSubdirectory("portal-publish-").FullName;
        var project = Path.Combine(PortalProcess.Metadata("PortalWebRoot"), "Portal.Web.csproj");
        // The analyzers have had their say when the tests were built.
        var (code, text) = await Run("dotnet", ["publish", project, "-c", "Release", "-o", folder, "--nologo", "-v", "q", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false"], []);
        Assert.True(code == 0, text);
        return folder;
    }

    private static async Task<(int Code, string Text)> Run(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(15));
        return (process.ExitCode, await output + await error);
    }
}
