using Portal.App.Claims;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>How to pay, and how the amount is made up (letters.md 1.1, places 5 and 6).</summary>
internal static class LetterAmounts
{
    /// <param name="until">The new last day to pay; null when the old ones stand.</param>
    /// <param name="creditor">The municipality's creditor number.</param>
    public static void Write(LetterWriter writer, IReadOnlyList<ClaimFacts> claims, DateOnly today, DateOnly? until, string creditor)
    {
        writer.Heading("Pay_Heading");
        if (claims is [var only]) writer.Add(Box(writer, only, today, until, creditor));
        else writer.Paragraph("Pay_Lines_Hint").Add(new LetterBlock.Table(
            writer.Text("Pay_Lines_Caption"), [writer.Text("Column_Claim"), writer.Text("Column_Line"), writer.Text("Column_Amount")],
            [.. claims.Select(claim => (IReadOnlyList<string>)[ClaimName.Of(claim, writer.Language), claim.PaymentId.Line(creditor), Account.On(claim, today).Balance.Number()])],
            [writer.Text("Amount_Total"), "", Kroner.Sum(claims.Select(claim => Account.On(claim, today).Balance)).Number()]));

        writer.Heading("Amount_Heading").Add(Parts(writer, claims, today)).Paragraph("Amount_MadeUp", writer.Date(today));
    }

    private static LetterBlock.Payment Box(LetterWriter writer, ClaimFacts claim, DateOnly today, DateOnly? until, string creditor)
    {
        var payBy = until ?? claim.EffectivePayBy;
        var line = claim.PaymentId.Line(creditor);
        return new LetterBlock.Payment(
            [
                LetterRun.Parse(writer.Text("Pay_Amount", Account.On(claim, today).Balance.Text())),
                LetterRun.Parse(writer.Text(payBy < today ? "Pay_Overdue" : "Pay_By", writer.Date(payBy))),
                LetterRun.Parse(writer.Text("Pay_Line", line)),
                LetterRun.Parse(writer.Text("Pay_Hint")),
            ],
            line, writer.Text("Pay_Qr", line));
    }

    private static LetterBlock.Table Parts(LetterWriter writer, IReadOnlyList<ClaimFacts> claims, DateOnly today)
    {
        List<IReadOnlyList<string>> rows = [];
        Kroner fees = default, interest = default, paid = default, total = default;
        foreach (var claim in claims)
        {
            var account = Account.On(claim, today);
            rows.Add([writer.Text("Amount_Principal", ClaimName.Of(claim, writer.Language)), account.Principal.Number()]);
            (fees, interest, paid, total) = (fees + account.Fees, interest + account.Interest, paid + account.Paid, total + account.Balance);
        }
        // A claim of law "none" has no fee line at all, not 0,00 (letters.md 5.7).
        if (!fees.IsZero) rows.Add([writer.Text("Amount_Fees"), fees.Number()]);
        if (!interest.IsZero) rows.Add([writer.Text("Amount_Interest"), interest.Number()]);
        if (!paid.IsZero) rows.Add([writer.Text("Amount_Paid"), (-paid).Number()]);
        return new LetterBlock.Table(
            writer.Text("Amount_Caption", writer.Date(today)), [writer.Text("Column_Claim"), writer.Text("Column_Amount")], rows, [writer.Text("Amount_Total"), total.Number()]);
    }
}
