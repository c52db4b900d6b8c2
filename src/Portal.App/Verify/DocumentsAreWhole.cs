using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Documents;

namespace Portal.App.Verify;

/// <summary>
/// I12: every letter and attachment has its bytes, unchanged, what a letter of the course is written from is what the night decided,
/// and no stored file is older than a day without a row that names it.
/// </summary>
internal sealed class DocumentsAreWhole(DocumentStore documents, TimeProvider clock) : IInvariant
{
    /// <summary>A file is stored before its row: a younger one may still be waiting for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private const int FilesAtATime = 500;

    public string Name => "I12 documents";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        await Inputs(db, findings, cancel);
        await foreach (var digest in NamedDocuments.Of(db).AsAsyncEnumerable().WithCancellation(cancel))
        {
            findings.Count(1);
            try
            {
                await documents.Get(digest, cancel);
            }
            catch (Exception damaged) when (damaged is DocumentDamagedException or ArgumentException)
            {
                findings.Report(damaged.Message);
            }
        }

        foreach (var old in documents.All().Where(file => clock.GetUtcNow() - file.WrittenAt > Patience).Select(file => file.Digest).Chunk(FilesAtATime))
        {
            var known = (await NamedDocuments.Of(db).Where(digest => EF.Parameter(old).Contains(digest)).ToListAsync(cancel)).ToHashSet();
            findings.Count(old.Length);
            foreach (var orphan in old.Where(digest => !known.Contains(digest))) findings.Report($"the file {orphan} is older than a day and nothing names it");
        }
    }

    /// <summary>A letter that has not been drawn yet is nowhere but in its inputs.</summary>
    private static async Task Inputs(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var letters =
            from letter in db.Letters
            where letter.InputsSha256 != null
            join inputs in db.LetterInputs on letter.Id equals inputs.LetterId into found
            from inputs in found.DefaultIfEmpty()
            select new { letter.Id, letter.InputsSha256, Json = (string?)inputs!.Json };
        await foreach (var letter in letters.AsAsyncEnumerable().WithCancellation(cancel))
        {
            findings.Count(1);
            if (letter.Json is null) findings.Report($"letter {letter.Id} has lost what it is written from");
            else if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letter.Json))) != letter.InputsSha256) findings.Report($"letter {letter.Id} is written from something else than was filed");
        }
    }
}
