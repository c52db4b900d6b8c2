using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Payments;

namespace Portal.App.Letters;

/// <summary>The reminder about a missing instalment (påmindelse om en aftale), letters.md 4.4: it can be saved, how, and what else happens. It never says why the agreement was given.</summary>
internal static class BreachReminderText
{
    /// <exception cref="InvalidOperationException">The agreement's payment id has been tampered with.</exception>
    public static PaymentId PaymentIdOf(CourseLetterAgreement agreement) => PaymentId.TryParse(agreement.PaymentId, out var id)
        ? id : throw new InvalidOperationException($"Agreement {agreement.Id} has a payment id with a wrong check digit.");

    public static void Write(CourseScene scene, CourseLetterAgreement agreement)
    {
        var writer = scene.Writer;
        writer.Paragraph("Message_breach-reminder", agreement.Missing.Text(), writer.Date(agreement.Since), scene.PayBy);
        writer.Heading("Do_Heading").Bullets(Do(scene));
        Pay(scene, agreement, agreement.Missing);
        writer.Paragraph("Breach_NoFee");
        Otherwise(scene, agreement);
        About(scene, "Breach_Law");
        CourseHelpText.Write(scene);
    }

    /// <summary>The claims of the agreement, and the law behind it.</summary>
    public static void About(CourseScene scene, string law)
    {
        var writer = scene.Writer;
        writer.Heading("Breach_About_Heading").Add(new LetterBlock.Table(
            writer.Text("Breach_Caption", writer.Date(scene.Letter.On)), [writer.Text("Column_Claim"), writer.Text("Column_Left")],
            [.. scene.About.Claims.Select(claim => (IReadOnlyList<string>)[claim.Name(scene.Language), claim.Amounts.Balance.Number()])],
            [writer.Text("Amount_Total"), scene.Balance.Number()]));
        writer.Together([.. CourseAmountText.Basis(scene), writer.Text(law), writer.Text("Course_MadeUp", writer.Date(scene.Letter.On))]);
    }

    private static List<string> Do(CourseScene scene)
    {
        var writer = scene.Writer;
        List<string> acts = [writer.Text(scene.About.Receiver.OnPaper ? "Do_Breach_Paper" : "Do_Breach", scene.Municipality.PortalAddress, scene.Municipality.Phone)];
        if (scene.About.Receiver.OnPaper) acts.Add(writer.Text("Do_Paper"));
        return acts;
    }

    /// <summary>With the agreement's own payment line.</summary>
    public static void Pay(CourseScene scene, CourseLetterAgreement agreement, Kroner amount)
    {
        var writer = scene.Writer;
        var line = PaymentIdOf(agreement).Line(scene.Municipality.CreditorNumber);
        writer.Heading("Pay_Heading").Add(new LetterBlock.Payment(
            [
                LetterRun.Parse(writer.Text("Pay_Amount", amount.Text())), LetterRun.Parse(writer.Text("Pay_By", scene.PayBy)),
                LetterRun.Parse(writer.Text("Pay_Line", line)), LetterRun.Parse(writer.Text("Pay_Hint")),
            ],
            line, writer.Text("Pay_Qr", line)));
    }

    /// <summary>Only steps that can truly follow (letters.md 1.4).</summary>
    private static void Otherwise(CourseScene scene, CourseLetterAgreement agreement)
    {
        var writer = scene.Writer;
        var ends = scene.Letter.PayBy.AddDays(1);
        List<string> steps = [writer.Text("Step_agreement-ended", writer.Date(ends), agreement.Left.Text())];
        if (scene.About.Claims.Any(claim => claim.Basis == ClaimBasis.Ordinary)) steps.Add(writer.Text("Step_phone-task", writer.Date(ends)));
        if (scene.Rules.Any(rules => rules.OthersMayBeLiable)) steps.Add(writer.Text("Step_co-liability-task", writer.Date(ends)));
        if (!scene.About.NeverTransferred)
        {
            var notice = CourseOutlook.Notice(scene.Letter.PayBy);
            steps.Add(writer.Text("Step_transfer-notice", writer.Date(notice)));
            steps.Add(writer.Text(scene.Key("Step_transfer"), writer.Date(scene.Outlook.Transfer(notice, scene.About.Receiver.OnPaper ? scene.Letters.PaperWorkingDays : 0)), scene.Authority.Name));
        }
        writer.Heading("Next_Nothing_Heading").Paragraph("Next_reminder-2").Bullets(steps);
        writer.Paragraph("Breach_New");
        if (scene.RunsInterest) writer.Paragraph("Breach_Interest");
    }
}
