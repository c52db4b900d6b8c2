namespace Portal.Web.Citizens;

/// <summary>
/// What the browser posted, by the names that stand in the markup. The middleware has read the form and checked its token
/// before any page runs.
/// </summary>
internal static class PostedForm
{
    public static string Posted(this HttpContext http, string name) => http.Request.Form[name].ToString();

    public static IEnumerable<string> PostedAll(this HttpContext http, string name) => http.Request.Form[name].OfType<string>();

    /// <summary>Whether this button was the one pressed.</summary>
    public static bool Pressed(this HttpContext http, string button) => http.Request.Form.ContainsKey(button);

    /// <summary>Files chosen. A file field left alone is posted as one file without name and content.</summary>
    public static IReadOnlyList<IFormFile> PostedFiles(this HttpContext http, string name) =>
        [.. http.Request.Form.Files.GetFiles(name).Where(file => file.Length > 0 || file.FileName.Length > 0)];
}
