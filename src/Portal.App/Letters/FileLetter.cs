using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Documents;
using Portal.App.OwnTexts;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>
/// Makes a letter part of a piece of work: draws it, keeps its bytes by digest, and puts it in the outbox in the same transaction.
/// Its id follows from what it is, so the same letter can never be filed twice.
/// </summary>
public sealed class FileLetter(DocumentStore documents, OwnTextBook book)
{
    /// <param name="cycle">1, then one more each time the same kind is written on the same case.</param>
    /// <param name="replyBy">The day the letter asks for an answer by; null when it asks for none.</param>
    public Task<Guid> Handle(Work work, UnwrittenLetter letter, LetterReceiver receiver, Guid request, IEnumerable<ClaimId> claims, int cycle, DateOnly? replyBy, CancellationToken cancel) =>
        File(work, letter, receiver, request, DerivedId.Of("letter", request, receiver.Id, Slug.Of(letter.Kind), cycle), claims, replyBy, cancel);

    /// <summary>A letter that answers no request: its case is the decision that it carries.</summary>
    public Task<Guid> Handle(Work work, UnwrittenLetter letter, LetterReceiver receiver, Guid decision, IEnumerable<ClaimId> claims, CancellationToken cancel) =>
        File(work, letter, receiver, null, DerivedId.Of("letter", decision, receiver.Id, Slug.Of(letter.Kind), 1), claims, null, cancel);

    /// <inheritdoc cref="Handle(Work, UnwrittenLetter, LetterReceiver, Guid, IEnumerable{ClaimId}, CancellationToken)"/>
    /// <param name="replyBy">The day the letter asks for an answer by.</param>
    public Task<Guid> Handle(Work work, UnwrittenLetter letter, LetterReceiver receiver, Guid decision, IEnumerable<ClaimId> claims, DateOnly replyBy, CancellationToken cancel) =>
        File(work, letter, receiver, null, DerivedId.Of("letter", decision, receiver.Id, Slug.Of(letter.Kind), 1), claims, replyBy, cancel);

    private async Task<Guid> File(Work work, UnwrittenLetter letter, LetterReceiver receiver, Guid? request, Guid id, IEnumerable<ClaimId> claims, DateOnly? replyBy, CancellationToken cancel)
    {
        var about = claims.ToList();
        var content = letter.In(await book.For(work.Db, letter.On, about, cancel));
        work.Db.Letters.Add(new LetterRow
        {
            Id = id, PersonId = receiver.Id, Kind = content.Kind, On = content.On, RequestId = request, ReplyBy = replyBy, Language = receiver.Language,
            Subject = SubjectOf(content, receiver, replyBy), TemplateVersion = content.TemplateVersion, At = work.Now,
            ContentSha256 = await documents.Put(content.ToBytes(), cancel), PdfSha256 = await documents.Put(LetterPdf.Draw(content), cancel),
        });
        work.Db.LetterClaims.AddRange(about.Select(claim => new LetterClaimRow { LetterId = id, ClaimId = claim }));
        work.Db.Outbox.Add(new OutboxRow { Id = id, Channel = receiver.OnPaper ? Channel.Paper : Channel.DigitalPost, At = work.Now });
        return id;
    }

    private static string SubjectOf(LetterContent content, LetterReceiver to, DateOnly? replyBy)
    {
        var template = $"Subject_{content.TemplateVersion.Split('/')[0]}";
        var text = TextSet.Letters.Format(to.Language, TextSet.Letters.Has(template) ? template : $"Subject_{Slug.Of(content.Kind)}", replyBy is { } day ? DateText.InWords(day, to.Language) : "", content.Sender[0]);
        return to is { Kind: PersonKind.Business, Language: "da" } ? BusinessAddress.Of(text) : text;
    }
}
