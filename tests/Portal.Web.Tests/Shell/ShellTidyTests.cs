using System.Text.RegularExpressions;

namespace Portal.Web.Tests.Shell;

/// <summary>House rules of the web project that no compiler knows.</summary>
public sealed class ShellTidyTests
{
    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Assert.DoesNotContain(Repository.WebFiles(".cs", ".razor"), file => File.ReadLines(file).Count() > 300);

    [Fact]
    public void No_component_has_inline_style_or_script() =>
        Assert.DoesNotContain(Repository.WebFiles(".razor"), file => Regex.IsMatch(File.ReadAllText(file), """\sstyle=|<style|<script(?![^>]*\ssrc=)|\son(click|submit|change|load)="""));

    /// <summary>What citizens read opens no line of its own. An island of theirs stands here, and its parameters are tried with somebody else's things (PlanPreviewTests).</summary>
    [Fact]
    public void Citizens_have_one_island_and_the_desk_the_others() => Assert.Equal(
        [Path.Combine("Citizens", "Deferrals", "PlanPreview.razor")],
        Repository.WebFiles(".razor").Where(file => File.ReadAllText(file).Contains("@rendermode", StringComparison.Ordinal)).Select(Relative).Where(file => !file.StartsWith("Staff", StringComparison.Ordinal)));

    [Fact]
    public void Both_closed_areas_ask_for_their_own_policy()
    {
        Assert.Contains("Policy = \"Citizen\"", File.ReadAllText(Path.Combine(Repository.Web, "Citizens", "_Imports.razor")), StringComparison.Ordinal);
        Assert.Contains("Policy = \"Staff\"", File.ReadAllText(Path.Combine(Repository.Web, "Staff", "_Imports.razor")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_style_uses_no_rem_because_the_design_system_makes_it_ten_pixels() =>
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Repository.Root, "wwwroot-assets", "css")).Where(file => Regex.IsMatch(Regex.Replace(File.ReadAllText(file), @"/\*.*?\*/", "", RegexOptions.Singleline), @"\d(\.\d+)?rem\b")).Select(Path.GetFileName));

    [Fact]
    public void The_web_root_holds_what_is_meant_to_be_served_and_nothing_else()
    {
        var served = Path.Combine(Repository.Web, "wwwroot");
        var files = Directory.EnumerateFiles(served, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(served, file).Replace('\\', '/')).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains(Served, allowed => Regex.IsMatch(file, $"^{allowed}$")));
    }

    /// <summary>As src/build/WebAssets.targets stages it: anybody can fetch it without logging on.</summary>
    private static readonly string[] Served =
    [
        @"_framework/blazor\.web\.js", @"dkfds/css/dkfds\.min\.css", @"dkfds/fonts/IBMPlexSans/complete/woff2/IBMPlexSans-(Regular|Medium|SemiBold|Bold)\.woff2",
        @"dkfds/fonts/IBMPlexSans/split/woff2/IBMPlexSans-(Regular|Medium|SemiBold|Bold)-Latin1\.woff2",
        @"dkfds/img/svg-icons/[a-z0-9-]+\.svg", @"css/[a-z]+\.css", @"js/[a-z]+\.js", @"img/[a-z-]+\.svg",
    ];

    private static string Relative(string file) => Path.GetRelativePath(Repository.Web, file);
}
