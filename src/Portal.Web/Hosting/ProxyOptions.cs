using System.Net;
using Portal.App.Settings;

namespace Portal.Web.Hosting;

/// <summary>The reverse proxies in front of the portal. Without one here, nobody may say which address or scheme a request came by.</summary>
public sealed class ProxyOptions : ISettings
{
    public static string Section => "Proxy";

    /// <summary>Addresses (<c>10.0.0.4</c>) or networks (<c>10.0.0.0/24</c>).</summary>
    public IReadOnlyList<string> Known { get; set; } = [];

    public IEnumerable<SettingFault> Faults(bool production) =>
        Known.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
            .Select(proxy => new SettingFault("Proxy:Known", $"'{proxy}' is neither an address nor a network such as 10.0.0.0/24"));
}
