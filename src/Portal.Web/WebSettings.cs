using Portal.App.Settings;
using Portal.Web.Hosting;

namespace Portal.Web;

/// <summary>The sections that only the web site has. Checked and documented together with <see cref="PortalSettings.Sections"/>.</summary>
internal static class WebSettings
{
    public static IReadOnlyList<SettingsSection> Sections { get; } =
    [
        SettingsSection.For<ProxyOptions>(),
    ];
}
