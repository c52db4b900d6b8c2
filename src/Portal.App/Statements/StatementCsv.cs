using System.Globalization;
using System.Text;
using CsvHelper;
using Portal.App.Letters;
using Portal.Domain;
using Portal.Domain.Money;
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
            var writer = new LetterWriter(language, business: false, about.Wording);
            Row(csv, [.. Columns.Select(column => writer.Text($"Statement_Csv_{column}"))]);
            foreach (var claim in inputs.Statement.Own) Own(csv, writer, about, claim);
            foreach (var share in inputs.Statement.Shared) Shared(csv, writer, about, share);
            Row(csv, [writer.Text("Statement_Csv_All"), "", "", Day(inputs.Statement.From), writer.Text("Statement_Csv_Opening"), "", "", Amount(inputs.Statement.Opening)]);
            Row(csv, [writer.Text("Statement_Csv_All"), "", "", Day(inputs.Statement.To), writer.Text("Statement_Csv_Closing"), "", "", Amount(inputs.Statement.Closing)]);
        }
        return bytes.ToArray();
    }

    private static readonly string[] Columns = ["Part", "Claim", "Type", "Day", "Entry", "Corrects", "Rule", "Amount"];

    private static void Own(CsvWriter csv, LetterWriter writer, StatementCase about, StatementClaim claim)
    {
        string[] head = [writer.Text(claim.Transfer is null ? "Statement_Csv_Own" : "Statement_Csv_There"), Words(about.Names[claim.Claim].In(writer.Language)), Slug.Of(claim.Type)];
        Row(csv, [.. head, Day(about.Inputs.Statement.From), writer.Text("Statement_Csv_Opening"), "", "", Amount(claim.Opening)]);
        foreach (var line in claim.Lines)
            Row(csv, [.. head, Day(line.On), StatementParts.LineText(writer, line with { CorrectsOn = null }), line.CorrectsOn is { } corrects ? Day(corrects) : "", line.Rule, Amount(line.Amount)]);
        Row(csv, [.. head, Day(about.Inputs.Statement.To), writer.Text("Statement_Csv_Closing"), "", "", Amount(claim.Closing)]);
    }

    private static void Shared(CsvWriter csv, LetterWriter writer, StatementCase about, StatementShare share)
    {
        string[] head = [writer.Text("Statement_Csv_Shared"), Words(about.Names[share.Claim].In(writer.Language)), Slug.Of(share.Type)];
        var (from, to) = (Day(about.Inputs.Statement.From), Day(about.Inputs.Statement.To));
        Row(csv, [.. head, from, writer.Text("Statement_Csv_Opening"), "", "", Amount(share.Opening)]);
        Row(csv, [.. head, to, writer.Text("Statement_Column_Added"), "", "", Amount(share.Added)]);
        Row(csv, [.. head, to, writer.Text("Statement_Column_Paid"), "", "", Amount(share.Paid)]);
        Row(csv, [.. head, to, writer.Text("Statement_Csv_Closing"), "", "", Amount(share.Closing)]);
    }

    private static void Row(CsvWriter csv, string[] fields) => csv.WriteRecord(fields);

    /// <summary>The source's own words, kept from being read as a formula. An amount below nothing begins with a minus too, and is a number.</summary>
    private static string Words(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Amount(Kroner amount)
    {
        var (kroner, ore) = Math.DivRem(Math.Abs(amount.Ore), 100);
        return string.Create(CultureInfo.InvariantCulture, $"{(amount.Ore < 0 ? "-" : "")}{kroner},{ore:00}");
    }
}
