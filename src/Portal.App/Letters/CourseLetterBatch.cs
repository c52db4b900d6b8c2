using System.Security.Cryptography;
using System.Text;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>How somebody gets letters: what has to be known when one is filed.</summary>
/// <param name="Language">"da" or "en".</param>
public readonly record struct Mailbox(string Language, PersonKind Kind, bool OnPaper);

/// <summary>A letter of the course with what is kept of it: made without the database, on any thread.</summary>
/// <param name="Json">All that it is written from.</param>
public readonly record struct CourseLetterInputs(CourseLetter Letter, string Json, string Sha256)
{
    public static CourseLetterInputs Of(CourseLetter letter)
    {
        var json = CourseLetterJson.ToBytes(letter);
        return new CourseLetterInputs(letter, Encoding.UTF8.GetString(json), Convert.ToHexStringLower(SHA256.HashData(json)));
    }
}

/// <summary>
/// The letters of one piece of a night, as rows: filed with their inputs and put in the outbox, but not yet written.
/// They are written and drawn by <see cref="LetterArchive"/>, when they are handed over or first opened.
/// </summary>
/// <param name="municipality">The sender's name.</param>
/// <param name="at">The moment of filing.</param>
public sealed class CourseLetterBatch(string municipality, DateTimeOffset at)
{
    // A night's letters share a handful of subjects.
    private readonly Dictionary<(LetterKind, Mailbox, DateOnly), string> _subjects = [];

    public List<LetterRow> Letters { get; } = [];

    public List<LetterClaimRow> Claims { get; } = [];

    public List<LetterInputsRow> Inputs { get; } = [];

    public List<OutboxRow> Outbox { get; } = [];

    public void Add(CourseLetterInputs inputs, Mailbox to)
    {
        var letter = inputs.Letter;
        Letters.Add(new LetterRow
        {
            Id = letter.Id, PersonId = letter.Receiver, Kind = letter.Kind, On = letter.On, ReplyBy = letter.PayBy, Language = to.Language, Subject = SubjectOf(letter, to),
            InputsSha256 = inputs.Sha256, TemplateVersion = CourseLetterText.VersionOf(letter.Kind), At = at,
        });
        foreach (var claim in letter.Claims) Claims.Add(new LetterClaimRow { LetterId = letter.Id, ClaimId = claim.Claim });
        Inputs.Add(new LetterInputsRow { LetterId = letter.Id, Json = inputs.Json });
        Outbox.Add(new OutboxRow { Id = letter.Id, Channel = to.OnPaper ? Channel.Paper : Channel.DigitalPost, At = at });
    }

    /// <summary>Writes them all inside the transaction that is open, and is empty afterwards.</summary>
    public async Task Insert(PortalDb db, CancellationToken cancel)
    {
        await db.InsertMany(Letters, cancel);
        await db.InsertMany(Claims, cancel);
        await db.InsertMany(Inputs, cancel);
        await db.InsertMany(Outbox, cancel);
        Letters.Clear();
        Claims.Clear();
        Inputs.Clear();
        Outbox.Clear();
    }

    private string SubjectOf(CourseLetter letter, Mailbox to)
    {
        var shown = (letter.Kind, to, letter.PayBy);
        if (!_subjects.TryGetValue(shown, out var subject)) _subjects[shown] = subject = LetterSubject.Of(letter.Kind, to, municipality, letter.PayBy);
        return subject;
    }
}
