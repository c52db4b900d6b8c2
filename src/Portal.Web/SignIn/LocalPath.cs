namespace Portal.Web.SignIn;

/// <summary>Where to go after log on. Only a path of our own: a full address could lead the person, just logged on, to a false copy of the portal.</summary>
internal static class LocalPath
{
    public static string Or(string? path, string otherwise) => IsLocal(path) ? path! : otherwise;

    public static bool IsLocal(string? path) =>
        path is ['/', ..]
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.StartsWith("/\\", StringComparison.Ordinal)
        && !path.Any(c => char.IsControl(c) || c == '\\');
}
