using Microsoft.Extensions.Localization;
using Portal.App.Actors;
using Portal.App.Deferrals;
using Portal.App.Documents;
using Portal.Web.Shared;

namespace Portal.Web.Citizens.Deferrals;

/// <summary>From a posted file field to evidence on a request: each file is taken or gets its own error.</summary>
internal static class Uploads
{
    public const string Field = "bilag";

    /// <summary>What one post may carry: as many files as a request may hold, and the form around them.</summary>
    public const long MostBytes = EvidenceFile.MostFiles * EvidenceFile.LargestBytes + 1024 * 1024;

    public const int MostMegabytes = (int)(EvidenceFile.LargestBytes / 1024 / 1024);

    /// <returns>False when there is no such open request of this citizen's.</returns>
    public static async Task<bool> Take(
        HttpContext http, Guid request, Citizen citizen, AddEvidence evidence, FormErrors errors, IStringLocalizer<Texts.Deferral> words)
    {
        foreach (var file in http.PostedFiles(Field))
        {
            await using var content = file.OpenReadStream();
            if (await evidence.Handle(request, file.FileName, content, citizen, http.RequestAborted) is not { } faults) return false;
            foreach (var fault in faults) errors.Add(Field, Words(words, fault, file.FileName));
        }
        return true;
    }

    public static string Words(IStringLocalizer<Texts.Deferral> words, EvidenceFault fault, string name = "") => fault switch
    {
        EvidenceFault.TooLarge => words["EvidenceFault_TooLarge", Shown(name), MostMegabytes],
        EvidenceFault.TooMany => words["EvidenceFault_TooMany", Shown(name), EvidenceFile.MostFiles],
        EvidenceFault.NoFile => words["EvidenceFault_NoFile"],
        _ => words[$"EvidenceFault_{fault}", Shown(name)],
    };

    /// <summary>"3,4 MB", "120 KB".</summary>
    public static string Size(long bytes) => bytes >= 1024 * 1024 ? $"{bytes / 1024m / 1024m:0.#} MB" : $"{Math.Max(1, bytes / 1024)} KB";

    /// <summary>The name to tell a person which file is meant: the last part, not the path some browsers send.</summary>
    private static string Shown(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return last.Length > 60 ? last[..60] : last;
    }
}
