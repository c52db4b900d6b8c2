using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>How to pay, how the amount is made up, and the law behind each part of it.</summary>
internal static class CourseAmountText
{
    public static void Write(CourseScene scene)
    {
        var writer = scene.Writer;
        Pay(scene);
        writer.Heading("Amount_Heading").Add(scene.About.Claims is [var only] ? Parts(scene, only) : PerClaim(scene));
        var interest = scene.Letter.Kind != LetterKind.Bill || scene.Letter.Claims.Any(claim => !claim.Interest.IsZero);
        writer.Together([.. OwnFee(scene), .. SecondFee(scene)]);
        if (scene.Letter.SecondFee) writer.Words(scene.About.FeeReason);
        writer.Together([.. EarlierFees(scene), .. interest ? Interest(scene) : []]);
        writer.Together([.. scene.IsDecision ? [] : Basis(scene), writer.Text("Course_MadeUp", writer.Date(scene.Letter.On))]);
    }

    private static void Pay(CourseScene scene)
    {
        var (writer, creditor) = (scene.Writer, scene.Municipality.CreditorNumber);
        writer.Heading("Pay_Heading");
        if (scene.About.Claims is [var only])
        {
            var line = only.PaymentId.Line(creditor);
            writer.Add(new LetterBlock.Payment(
                [
                    LetterRun.Parse(writer.Text("Pay_Amount", only.Amounts.Balance.Text())), LetterRun.Parse(writer.Text("Pay_By", scene.PayBy)),
                    LetterRun.Parse(writer.Text("Pay_Line", line)), LetterRun.Parse(writer.Text("Pay_Hint")),
                ],
                line, writer.Text("Pay_Qr", line)));
        }
        else
        {
            writer.Paragraph("Pay_Lines_Hint").Add(new LetterBlock.Table(
                writer.Text("Pay_Lines_Caption"), [writer.Text("Column_Claim"), writer.Text("Column_Line"), writer.Text("Column_Amount")],
                [.. scene.About.Claims.Select(claim => (IReadOnlyList<string>)[claim.Name(scene.Language), claim.PaymentId.Line(creditor), claim.Amounts.Balance.Number()])],
                [writer.Text("Amount_Total"), "", scene.Balance.Number()]));
        }
    }

    /// <summary>One claim: a line for each part.</summary>
    private static LetterBlock.Table Parts(CourseScene scene, CourseLetterSubject claim)
    {
        var (writer, amounts) = (scene.Writer, claim.Amounts);
        List<IReadOnlyList<string>> rows = [[scene.RunsInterest ? writer.Text("Amount_Principal", claim.Name(scene.Language)) : claim.Name(scene.Language), amounts.Principal.Number()]];
        // A part that is nothing has no line: a claim of law "none" must not show a fee of 0,00 (letters.md 5.7).
        if (!amounts.Fees.IsZero) rows.Add([writer.Text("Amount_Fees"), amounts.Fees.Number()]);
        if (!amounts.Interest.IsZero) rows.Add([writer.Text("Amount_Interest"), amounts.Interest.Number()]);
        if (!amounts.Paid.IsZero) rows.Add([writer.Text("Amount_Paid"), (-amounts.Paid).Number()]);
        return new LetterBlock.Table(Caption(scene), [writer.Text("Column_Claim"), writer.Text("Column_Amount")], rows, [writer.Text("Amount_Total"), amounts.Balance.Number()]);
    }

    /// <summary>Several claims: a line for each, a column for each part.</summary>
    private static LetterBlock.Table PerClaim(CourseScene scene)
    {
        var writer = scene.Writer;
        (string Name, Func<CourseLetterClaim, Kroner> Of)[] parts =
        [
            (scene.RunsInterest ? "Column_Principal" : "Column_Amount", claim => claim.Principal), ("Amount_Fees", claim => claim.Fees), ("Amount_Interest", claim => claim.Interest),
            ("Amount_Paid", claim => -claim.Paid), ("Column_Left", claim => claim.Balance),
        ];
        var shown = parts.Where(part => part.Name.StartsWith("Column_", StringComparison.Ordinal) || scene.Letter.Claims.Any(claim => !part.Of(claim).IsZero)).ToList();
        var dated = scene.HasManyDates;
        return new LetterBlock.Table(
            Caption(scene),
            [writer.Text("Column_Claim"), .. dated ? (string[])[writer.Text("Column_PayBy")] : [], .. shown.Select(part => writer.Text(part.Name))],
            [.. scene.About.Claims.Select(claim => (IReadOnlyList<string>)
                [claim.Name(scene.Language), .. dated ? (string[])[writer.Date(claim.Amounts.PayBy)] : [], .. shown.Select(part => part.Of(claim.Amounts).Number())])],
            [writer.Text("Amount_Total"), .. dated ? (string[])[""] : [], .. shown.Select(part => Kroner.Sum(scene.Letter.Claims.Select(part.Of)).Number())], shown.Count);
    }

    private static string Caption(CourseScene scene) => scene.Writer.Text("Amount_Caption", scene.Writer.Date(scene.Letter.On));

    private static IEnumerable<string> OwnFee(CourseScene scene)
    {
        if (scene.Letter.Fee.IsZero) yield break;
        var on = scene.About.Claims.First(claim => claim.Amounts.Claim == scene.Letter.FeeOn);
        yield return scene.Writer.Text(scene.Key("Amount_Fee"), scene.Letter.Fee.Text(), CourseOutlook.LawNamed(scene.Letter.FeeRule), on.Name(scene.Language));
    }

    private static IEnumerable<string> SecondFee(CourseScene scene) => scene.Letter.SecondFee ? [scene.Writer.Text("Amount_SecondFee")] : [];

    private static IEnumerable<string> EarlierFees(CourseScene scene)
    {
        var earlier = Kroner.Sum(scene.Letter.Claims.Select(claim => claim.Fees)) - scene.Letter.Fee;
        if (!earlier.IsPositive) return [];
        // When the other was reminded is not a co-debtor's to know (letters.md 4.7): only what the fees come to.
        return scene.About.Liability != LiabilityKind.CoDebtor && scene.About.EarlierFees is { Count: > 0 } fees
            ? fees.Select(fee => scene.Writer.Text("Amount_EarlierFee", fee.Amount.Text(), scene.Writer.Date(fee.On), CourseOutlook.LawNamed(fee.Rule)))
            : [scene.Writer.Text("Amount_EarlierFees", earlier.Text())];
    }

    private static IEnumerable<string> Interest(CourseScene scene)
    {
        foreach (var claims in scene.About.Claims.GroupBy(scene.Outlook.Interest))
        {
            if (claims.Key is not { } interest) continue;
            var from = interest.By == FeeLaw.Renteloven ? claims.Min(claim => claim.Amounts.PayBy).AddDays(1) : claims.Min(claim => claim.Amounts.DueOn);
            yield return scene.Writer.Text(scene.Key($"Interest_{Slug.Of(interest.By)}"), interest.BasisPoints is { } points ? Percent(points) : "", scene.Writer.Date(from), interest.Law);
            // Renteloven's rate is that of a half-year; where it is not on record yet, none is told.
            if (interest is { By: FeeLaw.Renteloven, BasisPoints: { } yearly }) yield return scene.Writer.Text("Interest_rate", Percent(yearly));
        }
    }

    /// <summary>P01: what the claim rests on, and its number with the department.</summary>
    public static IEnumerable<string> Basis(CourseScene scene)
    {
        foreach (var claims in scene.About.Claims.GroupBy(claim => (claim.Basis, claim.BasisOn, Law: claim.Basis == ClaimBasis.Ordinary ? claim.Rules.LegalBasis : null)))
        {
            var name = claims.Key.Basis != ClaimBasis.Ordinary ? $"Basis_{Slug.Of(claims.Key.Basis)}" : claims.Key.Law is null ? "Basis_None" : "Basis";
            var numbers = DeferralDecisionLetter.Join([.. claims.Select(claim => claim.Reference)], scene.Language);
            yield return scene.Writer.Text(
                LetterWriter.KeyFor(name, [.. claims.Select(claim => claim.Rules)])!, claims.Key.Law ?? (object)"", numbers, claims.Key.BasisOn is { } on ? scene.Writer.Date(on) : "");
        }
        var properties = scene.About.Claims.Where(claim => claim is { Discreet: false, Property.Length: > 0 }).Select(claim => claim.Property).Distinct().ToList();
        if (scene.Family == ClaimFamily.Property && properties.Count > 0) yield return scene.Writer.Text("Basis_Property", DeferralDecisionLetter.Join(properties, scene.Language));
    }

    internal static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", System.Globalization.CultureInfo.GetCultureInfo("da-DK"));
}
