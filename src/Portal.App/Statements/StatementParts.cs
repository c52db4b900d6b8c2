using Portal.App.Letters;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Statements;

namespace Portal.App.Statements;

/// <summary>The parts of a statement below its sums. Each is left out when there is nothing to say in it.</summary>
internal static class StatementParts
{
    /// <summary>Claim by claim, entry by entry: whoever adds up the lines gets the sums.</summary>
    public static void Claims(LetterWriter writer, StatementCase about)
    {
        var statement = about.Inputs.Statement;
        if (statement.Own.Count == 0) return;
        writer.Heading("Statement_Claims_Heading");
        foreach (var claim in statement.Own)
        {
            List<IReadOnlyList<string>> rows = [];
            if (!claim.Opening.IsZero) rows.Add([writer.Date(statement.From), writer.Text("Statement_Stood"), claim.Opening.Number()]);
            rows.AddRange(claim.Lines.Select(line => (IReadOnlyList<string>)[writer.Date(line.On), LineText(writer, line), line.Amount.Number()]));
            var name = about.Names[claim.Claim].In(writer.Language);
            writer.Add(new LetterBlock.Heading(name, 3)).Add(new LetterBlock.Table(
                writer.Text("Statement_Lines_Caption", name), [writer.Text("Statement_Column_Day"), writer.Text("Statement_Column_What"), writer.Text("Column_Amount")], rows,
                [writer.Date(statement.To), writer.Text("Statement_Left"), claim.Closing.Number()]));
        }
        writer.Together([.. Laws(writer, statement)]);
    }

    /// <summary>What lay with the recovery authority: when it was passed on and how large; what is left of it today the authority knows.</summary>
    public static void Transferred(LetterWriter writer, StatementCase about, string authority)
    {
        var there = about.Inputs.Statement.Own.Select(claim => (claim.Claim, claim.Transfer)).Concat(about.Inputs.Statement.Shared.Select(share => (share.Claim, share.Transfer))).Where(one => one.Transfer is not null).ToList();
        if (there.Count == 0) return;
        writer.Heading("Statement_There_Heading", authority).Paragraph("Statement_There", authority).Add(new LetterBlock.Table(
            writer.Text("Statement_There_Caption", authority), [writer.Text("Column_Claim"), writer.Text("Statement_Column_SentOn"), writer.Text("Column_Amount")],
            [.. there.Select(one => (IReadOnlyList<string>)[about.Names[one.Claim].In(writer.Language), writer.Date(one.Transfer!.On), one.Transfer.Amount.Number()])]));
    }

    /// <summary>What is owed together with others: in no sum, and nothing of what any of the others has done.</summary>
    public static void Shared(LetterWriter writer, StatementCase about)
    {
        var statement = about.Inputs.Statement;
        if (statement.Shared.Count == 0) return;
        writer.Heading("Statement_Shared_Heading").Paragraph("Statement_Shared").Add(new LetterBlock.Table(
            writer.Text("Statement_Shared_Caption"),
            [writer.Text("Column_Claim"), writer.Text("Statement_Column_Stood"), writer.Text("Statement_Column_Added"), writer.Text("Statement_Column_Paid"), writer.Text("Statement_Column_Left")],
            [.. statement.Shared.Select(share => (IReadOnlyList<string>)[about.Names[share.Claim].In(writer.Language), share.Opening.Number(), share.Added.Number(), share.Paid.Number(), share.Closing.Number()])], null, 4));
    }

    /// <summary>Agreements, arrangements and deferrals that run, with the next date of each.</summary>
    public static void Running(LetterWriter writer, StatementCase about)
    {
        var statement = about.Inputs.Statement;
        string[] running =
        [
            .. statement.Agreements.Select(agreement => agreement.NextOn is { } next
                ? writer.Text($"Statement_{Slug.Of(agreement.Kind)}", writer.Date(agreement.FirstDay), agreement.Left.Text(), agreement.NextAmount.Text(), writer.Date(next))
                : writer.Text("Statement_AgreementLast", writer.Date(agreement.FirstDay), agreement.Left.Text())),
            .. from claim in statement.Own where claim.DeferredUntil is not null select writer.Text("Statement_Deferred", about.Names[claim.Claim].In(writer.Language), writer.Date(claim.DeferredUntil!.Value)),
        ];
        if (running.Length > 0) writer.Heading("Statement_Running_Heading").Paragraph("Statement_Running", writer.Date(statement.To)).Bullets(running);
    }

    public static void Credit(LetterWriter writer, BalanceStatement statement, string phone)
    {
        if (statement.Credit.IsPositive) writer.Heading("Statement_Credit_Heading").Paragraph("Statement_Credit", statement.Credit.Text(), writer.Date(statement.To), phone);
    }

    internal static string LineText(LetterWriter writer, StatementLine line)
    {
        var text = writer.Text(line switch
        {
            { Kind: EntryKind.Correction, Of: { } of } => $"Statement_Line_correction-{Slug.Of(of)}",
            { Kind: EntryKind.Interest, AccrualOn: { } accrual } when accrual != line.On => "Statement_Line_interest-of",
            _ => $"Statement_Line_{Slug.Of(line.Kind)}",
        }, line.AccrualOn is { } day ? writer.Date(day) : "");
        return line.CorrectsOn is { } corrects && corrects != line.On ? writer.Text("Statement_Line_Corrects", text, writer.Date(corrects)) : text;
    }

    /// <summary>Every fee and every interest line by its law (product.md).</summary>
    private static IEnumerable<string> Laws(LetterWriter writer, BalanceStatement statement) =>
        from movement in (Movement[])[Movement.Fee, Movement.Interest]
        let laws = statement.Own.SelectMany(claim => claim.Lines).Where(line => line.Movement == movement && line.Kind != EntryKind.Correction).Select(line => CourseOutlook.LawNamed(line.Rule)).Distinct().Order(StringComparer.Ordinal).ToList()
        where laws.Count > 0
        select writer.Text($"Statement_Law_{Slug.Of(movement)}", DeferralDecisionLetter.Join(laws, writer.Language));
}
