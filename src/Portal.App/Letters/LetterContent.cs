using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>
/// Everything a letter says, decided before a page is drawn. The PDF, the web page and the plain text are drawn from this, so they cannot differ.
/// </summary>
/// <param name="TemplateVersion">Which version of the text it was written with.</param>
/// <param name="Sender">Letterhead lines, the municipality's name first.</param>
/// <param name="Receiver">Address lines, the name first; the name alone where the address may not stand.</param>
/// <param name="LargeType">For paper: 12 point.</param>
/// <param name="Texts">English first where the receiver has chosen English, then the Danish that applies.</param>
public sealed record LetterContent(
    LetterKind Kind, string TemplateVersion, DateOnly On, string CaseNumber, IReadOnlyList<string> Sender, IReadOnlyList<string> Receiver, bool LargeType, IReadOnlyList<LetterText> Texts)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static LetterContent FromBytes(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<LetterContent>(bytes, Json) ?? throw new JsonException("A letter's content is empty.");
}

/// <summary>The letter in one language.</summary>
/// <param name="Title">The H1: names the letter in plain words.</param>
public sealed record LetterText(string Language, string Title, string DateLine, string CaseLine, string PageFormat, IReadOnlyList<LetterBlock> Blocks);

/// <summary>A part of a letter's text.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Bullets), "bullets")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Payment), "payment")]
[JsonDerivedType(typeof(Locked), "locked")]
public abstract record LetterBlock
{
    private LetterBlock()
    {
    }

    /// <param name="Level">2 for a section, 3 for a part of one.</param>
    public sealed record Heading(string Text, int Level = 2) : LetterBlock;

    /// <param name="Language">When it is in another language than the text around it.</param>
    public sealed record Paragraph(IReadOnlyList<LetterRun> Runs, string? Language = null) : LetterBlock;

    public sealed record Bullets(IReadOnlyList<IReadOnlyList<LetterRun>> Items) : LetterBlock;

    /// <summary>Its last columns hold numbers.</summary>
    /// <param name="Total">The row that adds up, or none.</param>
    /// <param name="Numbers">How many columns hold numbers.</param>
    public sealed record Table(
        string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Total = null, int Numbers = 1) : LetterBlock;

    /// <summary>The box to pay by, with a QR code of the line.</summary>
    public sealed record Payment(IReadOnlyList<IReadOnlyList<LetterRun>> Lines, string PaymentLine, string QrText) : LetterBlock;

    /// <summary>A text that no caseworker can edit away: the complaint paragraph (klagevejledning).</summary>
    /// <param name="Id">The block's name in letters.md, such as K1.</param>
    public sealed record Locked(string Id, IReadOnlyList<LetterRun> Runs) : LetterBlock;
}

/// <summary>A stretch of text in one weight.</summary>
public sealed record LetterRun(string Text, bool Bold = false)
{
    /// <summary>Reads "plain **bold** plain", as the texts are written.</summary>
    public static IReadOnlyList<LetterRun> Parse(string text) =>
        [.. text.Split("**").Select((part, i) => new LetterRun(part, i % 2 == 1)).Where(run => run.Text.Length > 0)];
}
