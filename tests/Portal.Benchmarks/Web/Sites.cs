using System.Diagnostics;
using Portal.Benchmarks.Floors.Template;

namespace Portal.Benchmarks.Web;

/// <summary>The two sites that are measured: the portal as it is published, and the plain template beside it.</summary>
internal static class Sites
{
    /// <returns>The folder of a publish in Release, without the development login.</returns>
    public static async Task<string> Publish(string root, CancellationToken cancel)
    {
        var folder = Path.Combine(root, "published");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", Path.Combine(Repository(), "src/Portal.Web"), "-c", "Release", "-o", folder, "--nologo", "-v", "q"]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("dotnet is not here.");
        var said = await publish.StandardOutput.ReadToEndAsync(cancel);
        await publish.WaitForExitAsync(cancel);
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"The portal could not be published:\n{said}");
    }

    public static Task<Site> Portal(string published, WebTown town, CancellationToken cancel) => Site.Start(
        "portal", "dotnet", [Path.Combine(published, "Portal.Web.dll"), "--contentRoot", published], Settings(town.Installation.Place.Folder), cancel);

    public static Task<Site> Template(CancellationToken cancel) =>
        Site.Start("template", Environment.ProcessPath!, [TemplateSite.Argument], new Dictionary<string, string>(), cancel);

    private static Dictionary<string, string> Settings(string folder) => new()
    {
        ["Storage__Root"] = folder, ["Jobs__Enabled"] = "false",
        ["Municipality__Name"] = "Strandby Kommune", ["Municipality__Department"] = "Betaling og Opkrævning", ["Municipality__Address"] = "Havnegade 1", ["Municipality__PostCode"] = "9990",
        ["Municipality__City"] = "Strandby", ["Municipality__Cvr"] = "12345674", ["Municipality__Code"] = "899", ["Municipality__CreditorNumber"] = Files.BankFile.Creditor,
        ["Municipality__Phone"] = "00 00 00 00", ["Municipality__PhoneHours"] = "mandag til fredag kl. 9-14", ["Municipality__Email"] = "opkraevning@strandby.invalid", ["Municipality__PortalAddress"] = "https://mellemvaerende.strandby.invalid",
        ["Municipality__AccessibilityStatement"] = "https://was.digst.dk/strandby", ["Municipality__DataProtectionOfficer"] = "dpo@strandby.invalid",
        ["SignIn__Citizen__Authority"] = "https://login.strandby.invalid", ["SignIn__Citizen__ClientId"] = "portal", ["SignIn__Citizen__BusinessPrivilege"] = "urn:dk:strandby:krav",
        ["SignIn__Staff__Authority"] = "https://login.strandby.invalid", ["SignIn__Staff__ClientId"] = "portal",
    };

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Portal.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("The portal's sources are not above this program.");
        return folder.FullName;
    }
}
