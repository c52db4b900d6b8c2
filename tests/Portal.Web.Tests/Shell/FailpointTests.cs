using System.Diagnostics;
using System.Globalization;

namespace Portal.Web.Tests.Shell;

/// <summary>The built program, ended in the middle of its work as a power cut would, and started again.</summary>
public sealed class FailpointTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-failpoint-").FullName;

    [Fact]
    public async Task The_steps_are_counted_and_the_process_ends_before_the_one_that_is_named()
    {
        var (count, persons) = (Path.Combine(_folder, "steps.txt"), Path.Combine(_folder, "persons.csv"));
        await File.WriteAllTextAsync(persons, "id;kind;name;street;postcode;city;country;email;phone;language;digital_post;protected;benefits;dead_on\n6101801234;person;Anna;;;;DK;;;da;yes;no;;\n");
        Assert.Equal(0, (await Portal("migrate", [])).Exit);

        var cut = await Portal($"import persons {persons}", new() { ["PORTAL_FAILPOINT"] = "1", ["PORTAL_FAILPOINT_COUNT"] = count });
        Assert.NotEqual(0, cut.Exit);
        Assert.Empty(cut.Output);
        Assert.False(File.Exists(count));

        var again = await Portal($"import persons {persons}", new() { ["PORTAL_FAILPOINT"] = "2", ["PORTAL_FAILPOINT_COUNT"] = count });
        Assert.Equal((0, "1"), (again.Exit, await File.ReadAllTextAsync(count)));
        Assert.Contains("1 new", again.Output, StringComparison.Ordinal);

        var sent = await Portal("outbox send --json", []);
        Assert.Equal((0, "{\"handedOver\":0,\"waiting\":0,\"held\":0,\"unknown\":0,\"onHold\":false,\"stopped\":false}"), (sent.Exit, sent.Output.Trim()));
        Assert.Equal(0, (await Portal("outbox hold", [])).Exit);
        Assert.Equal(1, (await Portal("outbox send", [])).Exit);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Exit, string Output)> Portal(string arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", $"exec \"{Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll")}\" {arguments}")
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        (start.Environment["ASPNETCORE_ENVIRONMENT"], start.Environment["Storage__Root"], start.Environment["DOTNET_DbgEnableMiniDump"]) = ("Development", _folder, 0.ToString(CultureInfo.InvariantCulture));
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await error;
        return (process.ExitCode, output);
    }
}
