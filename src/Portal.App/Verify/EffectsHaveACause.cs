using Microsoft.EntityFrameworkCore;
using Portal.App.Data;

namespace Portal.App.Verify;

/// <summary>I3: every entry names the rule that gave it, every letter its text version and content, every journal entry its rule and digest.</summary>
internal sealed class EffectsHaveACause : IInvariant
{
    public string Name => "I3 effects have a cause";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        findings.Count(await db.Transactions.LongCountAsync(cancel));
        await findings.Report(db.Transactions.Where(row => row.Rule == "").Select(row => $"entry {row.Id} names no rule").AsAsyncEnumerable(), cancel);

        findings.Count(await db.Letters.LongCountAsync(cancel));
        await findings.Report(db.Letters.Where(row => row.TemplateVersion == "" || row.ContentSha256 == "" || row.PdfSha256 == "")
            .Select(row => $"letter {row.Id} lacks its text version or a digest").AsAsyncEnumerable(), cancel);

        findings.Count(await db.Journal.LongCountAsync(cancel));
        await findings.Report(db.Journal.Where(row => row.Rule == "" || row.Digest == "").Select(row => $"journal entry {row.Id} lacks its rule or digest").AsAsyncEnumerable(), cancel);
    }
}
