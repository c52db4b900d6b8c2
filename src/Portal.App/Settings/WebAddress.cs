namespace Portal.App.Settings;

internal static class WebAddress
{
    public static bool IsValid(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    public static bool IsEncrypted(string address) => IsValid(address) && new Uri(address).Scheme == Uri.UriSchemeHttps;
}
