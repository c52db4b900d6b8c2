using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Documents;
using Portal.App.OwnTexts;
using Portal.App.Statements;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>
/// The content and PDF of a letter that is filed. A letter of the course and a statement are written and drawn the first time somebody asks for it, at hand-over or
/// when it is opened before that; from then on it is those bytes for ever.
/// </summary>
public sealed class LetterArchive(IDbContextFactory<PortalDb> dbs, DocumentStore documents, CourseLetterText text, StatementLetter statements, OwnTextBook book)
{
    /// <summary>The letter as it was fixed; fixes it when nobody has yet. Two who ask at once get the same bytes.</summary>
    /// <returns>Null when there is no such letter.</returns>
    public async Task<DrawnLetter?> Draw(Guid letterId, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Letters.AsNoTracking().SingleOrDefaultAsync(row => row.Id == letterId, cancel) is not { } letter) return null;
        return letter is { ContentSha256: { } content, PdfSha256: { } pdf } ? await Stored(letter, content, pdf, cancel) : await Fix(letter, db, cancel);
    }

    private async Task<DrawnLetter> Fix(LetterRow letter, PortalDb db, CancellationToken cancel)
    {
        var written = await Write(letter, db, cancel);
        var (bytes, pdf) = (written.ToBytes(), LetterPdf.Draw(written));
        var (contentSha, pdfSha) = (await documents.Put(bytes, cancel), await documents.Put(pdf, cancel));
        var fixedNow = await Durably.Change(() => db.Letters.Where(row => row.Id == letter.Id && row.ContentSha256 == null && row.PdfSha256 == null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.ContentSha256, contentSha).SetProperty(row => row.PdfSha256, pdfSha).SetProperty(row => row.TemplateVersion, written.TemplateVersion), cancel));
        if (fixedNow == 1)
        {
            documents.Settle(contentSha, pdfSha);
            return new DrawnLetter(letter.Id, NameOf(letter), written, pdf);
        }

        var first = await db.Letters.AsNoTracking().SingleAsync(row => row.Id == letter.Id, cancel);
        return await Stored(first, first.ContentSha256!, first.PdfSha256!, cancel);
    }

    private async Task<LetterContent> Write(LetterRow letter, PortalDb db, CancellationToken cancel)
    {
        if (letter.Kind is LetterKind.Statement or LetterKind.StatementCorrected) return statements.Compose(await StatementOf(letter, db, cancel));
        var inputs = await db.LetterInputs.AsNoTracking().SingleOrDefaultAsync(row => row.LetterId == letter.Id, cancel)
            ?? throw new InvalidOperationException($"The letter {letter.Id} is not drawn and has no inputs to write it from.");
        var json = Encoding.UTF8.GetBytes(inputs.Json);
        if (Convert.ToHexStringLower(SHA256.HashData(json)) != letter.InputsSha256) throw new DocumentDamagedException(letter.InputsSha256 ?? "", $"(inputs of the letter {letter.Id}) has other bytes than were stored");
        var about = await CourseLetterLookup.Of(CourseLetterJson.FromBytes(json), db, cancel);
        // By its own day: a text that has come since it was filed is not for it.
        return text.Compose(about with { Wording = (await book.On(db, letter.On, cancel)).For(about.Claims.Select(claim => claim.Rules)) });
    }

    private async Task<StatementCase> StatementOf(LetterRow letter, PortalDb db, CancellationToken cancel)
    {
        var row = await db.Statements.AsNoTracking().SingleAsync(row => row.LetterId == letter.Id, cancel);
        if (StatementJson.DigestOf(row.Json) != row.Digest) throw new DocumentDamagedException(row.Digest, $"(the statement {row.Id}) says something else than was made");
        return (await StatementLookup.Of(db, book, [StatementJson.Read(row.Json)], letter.On, cancel))[0];
    }

    private async Task<DrawnLetter> Stored(LetterRow letter, string content, string pdf, CancellationToken cancel) =>
        new(letter.Id, NameOf(letter), LetterContent.FromBytes(await documents.Get(content, cancel)), await documents.Get(pdf, cancel));

    /// <summary>The file name says sender's act and date, never the debt.</summary>
    internal static string NameOf(LetterRow row) => $"{(row.Language == "en" ? "letter" : "brev")}-{row.On:yyyy-MM-dd}.pdf";
}

/// <summary>A letter with its bytes fixed.</summary>
/// <param name="FileName">What the PDF is called when it is saved.</param>
public sealed record DrawnLetter(Guid Id, string FileName, LetterContent Content, ReadOnlyMemory<byte> Pdf)
{
    public LetterFile File => new(FileName, Pdf);
}
