using System.Globalization;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.People;
using Portal.Domain.Statements;

namespace Portal.App.Statements;

/// <summary>What a claim is called on a statement.</summary>
/// <param name="Discreet">Somebody else on it has name and address protection: nothing may tell of a place (letters.md 6.4), so it goes by its type alone.</param>
public sealed record StatementName(string Description, ClaimType Type, bool Discreet)
{
    public string In(string language) => Discreet ? Claims.ClaimName.OfType(Type, language) : Claims.ClaimName.Of(Description, Type, language);
}

/// <summary>A statement with what is looked up when it is written.</summary>
/// <param name="On">The date of the letter.</param>
public sealed record StatementCase(StatementInputs Inputs, LetterReceiver Receiver, DateOnly On, IReadOnlyDictionary<ClaimId, StatementName> Names)
{
    /// <summary>The texts in force on the letter's date.</summary>
    public Wording Wording { get; init; } = Wording.Standard;
}

/// <summary>
/// Puts a balance statement (saldoopgørelse, P16) into words: letters.md 4.21, and 4.22 when it corrects one. It is information and no bill: nothing in it asks for money.
/// </summary>
public sealed class StatementLetter(MunicipalityOptions municipality, LettersOptions letters)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public static string VersionOf(LetterKind kind) => kind == LetterKind.Statement ? "statement/1" : "statement-corrected/1";

    /// <summary>The subject line: names sender and act, never an amount.</summary>
    internal static string SubjectOf(StatementInputs inputs, Mailbox to, string municipality)
    {
        var kind = inputs.Replaced is null ? LetterKind.Statement : LetterKind.StatementCorrected;
        var text = TextSet.Letters.Format(to.Language, $"Subject_{Slug.Of(kind)}", PeriodOf(inputs, to.Language), municipality);
        return to is { Kind: PersonKind.Business, Language: "da" } ? BusinessAddress.Of(text) : text;
    }

    public LetterContent Compose(StatementCase about)
    {
        var (receiver, kind) = (about.Receiver, about.Inputs.Replaced is null ? LetterKind.Statement : LetterKind.StatementCorrected);
        return new LetterSheet(kind, VersionOf(kind), about.On, receiver, string.Create(CultureInfo.InvariantCulture, $"{about.Inputs.Statement.To:yyyy}/{about.Inputs.Version}"))
        {
            CaseLine = writer => about.Inputs.Version == 0
                ? writer.Text("Statement_MadeUp", writer.Date(about.Inputs.MadeOn)) : writer.Text("Statement_Version", about.Inputs.Version, writer.Date(about.Inputs.MadeOn)),
        }.Write(municipality, about.Wording, writer => Write(writer, about));
    }

    /// <returns>The title.</returns>
    private string Write(LetterWriter writer, StatementCase about)
    {
        var (inputs, authority) = (about.Inputs, letters.AuthorityOn(about.On).Name);
        if (inputs.Replaced is { } replaced) Corrected(writer, about, replaced);
        else writer.Paragraph(inputs.IsYear ? "Statement_Message" : "Statement_MessagePeriod", PeriodOf(inputs, writer.Language), writer.Date(inputs.Statement.To));
        writer.Together([.. Now(writer, inputs)]);
        if (inputs.Statement.Own.Count > 0) Whole(writer, inputs.Statement, authority);
        StatementParts.Claims(writer, about);
        StatementParts.Transferred(writer, about, authority);
        StatementParts.Shared(writer, about);
        StatementParts.Running(writer, about);
        StatementParts.Credit(writer, inputs.Statement, municipality.Phone);
        writer.Heading("Statement_NotHere_Heading").Paragraph("Statement_NotHere", authority);
        writer.Heading("Disagree_Heading").Locked("K9", writer.Text(about.Receiver.OnPaper ? "K9_Paper" : "K9", municipality.PortalAddress, municipality.Phone));
        RequestLetterText.Help(writer, municipality, about.Receiver, null);
        return writer.Text(inputs.Replaced is null ? "Statement_Title" : "Statement_TitleCorrected", PeriodOf(inputs, writer.Language));
    }

    /// <summary>That it is no bill, and what ought to have been paid by now, in one line.</summary>
    private IEnumerable<string> Now(LetterWriter writer, StatementInputs inputs) =>
    [
        writer.Text("Statement_NoBill"),
        inputs.DueNow.IsPositive ? writer.Text("Statement_DueNow", inputs.DueNow.Text(), writer.Date(inputs.MadeOn), municipality.PortalAddress) : writer.Text("Statement_NothingDue", writer.Date(inputs.MadeOn)),
    ];

    /// <summary>What it all comes to: opening, what the period added and took, closing. A kind of movement that there was none of has no line.</summary>
    private static void Whole(LetterWriter writer, BalanceStatement statement, string authority)
    {
        var rows = new List<IReadOnlyList<string>> { new[] { writer.Text("Statement_Opening", writer.Date(statement.From)), statement.Opening.Number() } };
        rows.AddRange(
            from movement in Enum.GetValues<Movement>()
            let sum = statement.Sum(movement)
            where statement.Own.Any(claim => claim.Lines.Any(line => line.Movement == movement))
            select (IReadOnlyList<string>)[writer.Text($"Statement_Movement_{Slug.Of(movement)}"), sum.Number()]);
        writer.Heading("Statement_Whole_Heading").Add(new LetterBlock.Table(
            writer.Text("Statement_Whole_Caption"), [writer.Text("Statement_Column_What"), writer.Text("Column_Amount")], rows, [writer.Text("Statement_Closing", writer.Date(statement.To)), statement.Closing.Number()]));
        writer.Together([
            .. statement.Credit.IsPositive ? (string[])[writer.Text("Statement_Split", statement.Balance.Text(), statement.Credit.Text())] : [],
            .. statement.Transferred.IsPositive ? (string[])[writer.Text("Statement_ThereOf", statement.Transferred.Text(), authority)] : [],
        ]);
    }

    /// <summary>That it takes the place of another, what it says otherwise, and why (letters.md 4.22).</summary>
    private void Corrected(LetterWriter writer, StatementCase about, ReplacedStatement replaced)
    {
        var inputs = about.Inputs;
        writer.Paragraph("Statement_Corrected", PeriodOf(inputs, writer.Language), replaced.Version, writer.Date(replaced.MadeOn))
            .Heading("Why_Heading").Paragraph("Statement_CorrectedWhy", PeriodOf(inputs, writer.Language))
            .Heading("Statement_Changes_Heading").Add(new LetterBlock.Table(
                writer.Text("Statement_Changes_Caption", replaced.Version, inputs.Version),
                [writer.Text("Statement_Column_What"), writer.Text("Statement_Column_Old"), writer.Text("Statement_Column_New"), writer.Text("Statement_Column_Difference")],
                [.. replaced.Changes.Select(change => (IReadOnlyList<string>)[Named(writer, about, change), change.Old.Number(), change.New.Number(), change.Difference.Number()])], null, 3))
            .Paragraph("Statement_CorrectedNow", municipality.PortalAddress);
    }

    private static string Named(LetterWriter writer, StatementCase about, StatementChange change)
    {
        var what = change switch
        {
            { AtStart: true } => writer.Text("Statement_Opening", writer.Date(about.Inputs.Statement.From)),
            { Movement: null } => writer.Text("Statement_Closing", writer.Date(about.Inputs.Statement.To)),
            { Shared: true, Movement: Movement.Charge } => writer.Text("Statement_Column_Added"),
            { Shared: true } => writer.Text("Statement_Column_Paid"),
            { Movement: { } movement } => writer.Text($"Statement_Movement_{Slug.Of(movement)}"),
        };
        return change.Claim is { } claim ? writer.Text("Statement_ChangeOf", about.Names[claim].In(writer.Language), what) : writer.Text("Statement_ChangeOf", writer.Text("Statement_Whole_Heading"), what);
    }

    /// <summary>A year by its number, another period by its days.</summary>
    private static string PeriodOf(StatementInputs inputs, string language) => inputs.IsYear
        ? inputs.Statement.To.Year.ToString(CultureInfo.InvariantCulture)
        : TextSet.Letters.Format(language, "Statement_Period", DateText.InWords(inputs.Statement.From, language), DateText.InWords(inputs.Statement.To, language));
}
