using System.Globalization;
using System.Text;
using CsvHelper;
using Portal.App.Letters;
using Portal.App.Outbox;
using Portal.Domain;
using Portal.Domain.Statements;

namespace Portal.App.Statements;

/// <summary>
/// A statement for a spreadsheet: one line for each entry, with the rule that gave it, so that every sum can be worked out again. Semicolons, decimal commas and a byte-order mark, as
/// Danish spreadsheets read them; no cell can be taken for a formula.
/// </summary>
public static class StatementCsv
{
    private static readonly CsvWriterOptions Format = new() { Separator = ';', NewLine = "\r\n" };

    public static byte[] Of(StatementCase about)
    {
        var (inputs, language) = (about.Inputs, about.Receiver.Language);
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = CsvWriter.Create(text, Format, true))
        {
            var writer = new LetterWriter("statement (csv)", language, business: false, about.Wording);
            csv.WriteRecord([.. Columns.Select(column => writer.Text($"Statement_Csv_{column}"))]);
            foreach (var claim in inputs.Statement.Own) Own(csv, writer, about, claim);
            foreach (var share in inputs.Statement.Shared) Shared(csv, writer, about, share);
            csv.WriteRecord([writer.Text("Statement_Csv_All"), "", "", Day(inputs.Statement.From), writer.Text("Statement_Csv_Opening"), "", "", inputs.Statement.Opening.Plain()]);
            csv.WriteRecord([writer.Text("Statement_Csv_All"), "", "", Day(inputs.Statement.To), writer.Text("Statement_Csv_Closing"), "", "", inputs.Statement.Closing.Plain()]);
        }
        return bytes.ToArray();
    }

    private static readonly string[] Columns = ["Part", "Claim", "Type", "Day", "Entry", "Corrects", "Rule", "Amount"];

    private static void Own(CsvWriter csv, LetterWriter writer, StatementCase about, StatementClaim claim)
    {
        string[] head = [writer.Text(claim.Transfer is null ? "Statement_Csv_Own" : "Statement_Csv_There"), PrintFolder.NoFormula(about.Names[claim.Claim].In(writer.Language)), Slug.Of(claim.Type)];
        csv.WriteRecord([.. head, Day(about.Inputs.Statement.From), writer.Text("Statement_Csv_Opening"), "", "", claim.Opening.Plain()]);
        foreach (var line in claim.Lines)
            csv.WriteRecord([.. head, Day(line.On), StatementParts.LineText(writer, line with { CorrectsOn = null }), line.CorrectsOn is { } corrects ? Day(corrects) : "", line.Rule, line.Amount.Plain()]);
        csv.WriteRecord([.. head, Day(about.Inputs.Statement.To), writer.Text("Statement_Csv_Closing"), "", "", claim.Closing.Plain()]);
    }

    private static void Shared(CsvWriter csv, LetterWriter writer, StatementCase about, StatementShare share)
    {
        string[] head = [writer.Text("Statement_Csv_Shared"), PrintFolder.NoFormula(about.Names[share.Claim].In(writer.Language)), Slug.Of(share.Type)];
        var (from, to) = (Day(about.Inputs.Statement.From), Day(about.Inputs.Statement.To));
        csv.WriteRecord([.. head, from, writer.Text("Statement_Csv_Opening"), "", "", share.Opening.Plain()]);
        csv.WriteRecord([.. head, to, writer.Text("Statement_Column_Added"), "", "", share.Added.Plain()]);
        csv.WriteRecord([.. head, to, writer.Text("Statement_Column_Paid"), "", "", share.Paid.Plain()]);
        csv.WriteRecord([.. head, to, writer.Text("Statement_Csv_Closing"), "", "", share.Closing.Plain()]);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
