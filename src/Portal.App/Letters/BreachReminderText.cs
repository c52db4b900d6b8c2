using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Payments;

namespace Portal.App.Letters;

/// <summary>The reminder about a missing instalment (påmindelse om en aftale), letters.md 4.4: it can be saved, how, and what else happens. It never says why the agreement was given.</summary>
internal sealed class BreachReminderText(CourseScene scene, CourseLetterAgreement agreement)
{
    private readonly LetterWriter _writer = scene.Writer;

    public string Title() => _writer.Text("Title_breach-reminder");

    /// <exception cref="InvalidOperationException">The agreement's payment id has been tampered with.</exception>
    public static PaymentId PaymentIdOf(CourseLetterAgreement agreement) => PaymentId.TryParse(agreement.PaymentId, out var id)
        ? id : throw new InvalidOperationException($"Agreement {agreement.Id} has a payment id with a wrong check digit.");

    public void Write()
    {
        _writer.Paragraph("Message_breach-reminder", agreement.Missing.Text(), _writer.Date(agreement.Since), scene.PayBy);
        _writer.Heading("Do_Heading").Bullets(Do());
        Pay();
        Otherwise();
        _writer.Heading("Breach_About_Heading").Add(new LetterBlock.Table(
            _writer.Text("Breach_Caption", _writer.Date(scene.Letter.On)), [_writer.Text("Column_Claim"), _writer.Text("Column_Left")],
            [.. scene.About.Claims.Select(claim => (IReadOnlyList<string>)[claim.Name(scene.Language), claim.Amounts.Balance.Number()])],
            [_writer.Text("Amount_Total"), scene.Balance.Number()]));
        _writer.Together([.. CourseAmountText.Basis(scene), _writer.Text("Breach_Law"), _writer.Text("Course_MadeUp", _writer.Date(scene.Letter.On))]);
        CourseHelpText.Write(scene);
    }

    private List<string> Do()
    {
        List<string> acts = [_writer.Text(scene.About.Receiver.OnPaper ? "Do_Breach_Paper" : "Do_Breach", scene.Municipality.PortalAddress, scene.Municipality.Phone)];
        if (scene.About.Receiver.OnPaper) acts.Add(_writer.Text("Do_Paper"));
        return acts;
    }

    private void Pay()
    {
        var line = PaymentIdOf(agreement).Line(scene.Municipality.CreditorNumber);
        _writer.Heading("Pay_Heading").Add(new LetterBlock.Payment(
            [
                LetterRun.Parse(_writer.Text("Pay_Amount", agreement.Missing.Text())), LetterRun.Parse(_writer.Text("Pay_By", scene.PayBy)),
                LetterRun.Parse(_writer.Text("Pay_Line", line)), LetterRun.Parse(_writer.Text("Pay_Hint")),
            ],
            line, _writer.Text("Pay_Qr", line)));
        _writer.Paragraph("Breach_NoFee");
    }

    /// <summary>Only steps that can truly follow (letters.md 1.4).</summary>
    private void Otherwise()
    {
        var ends = scene.Letter.PayBy.AddDays(1);
        List<string> steps = [_writer.Text("Step_agreement-ended", _writer.Date(ends), agreement.Left.Text())];
        if (scene.About.Claims.Any(claim => claim.Basis == ClaimBasis.Ordinary)) steps.Add(_writer.Text("Step_phone-task", _writer.Date(ends)));
        if (scene.Rules.Any(rules => rules.OthersMayBeLiable)) steps.Add(_writer.Text("Step_co-liability-task", _writer.Date(ends)));
        if (!scene.About.NeverTransferred)
        {
            var notice = CourseOutlook.Notice(scene.Letter.PayBy);
            steps.Add(_writer.Text("Step_transfer-notice", _writer.Date(notice)));
            steps.Add(_writer.Text(scene.Key("Step_transfer"), _writer.Date(scene.Outlook.Transfer(notice, scene.About.Receiver.OnPaper ? scene.Letters.PaperWorkingDays : 0)), scene.Authority.Name));
        }
        _writer.Heading("Next_Nothing_Heading").Paragraph("Next_reminder-2").Bullets(steps);
        _writer.Paragraph("Breach_New");
        if (scene.RunsInterest) _writer.Paragraph("Breach_Interest");
    }
}
