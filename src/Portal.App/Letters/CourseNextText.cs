using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>What happens if nothing is done after a bill or a reminder: only steps that can truly follow, in order, with their earliest dates (letters.md 1.4).</summary>
internal static class CourseNextText
{
    public static void Write(CourseScene scene)
    {
        scene.Writer.Heading("Next_Nothing_Heading");
        switch (scene.Letter.Kind)
        {
            case LetterKind.Bill: AfterBill(scene); break;
            case LetterKind.Reminder1: AfterReminder1(scene); break;
            default: AfterReminder2(scene); break;
        }
        scene.Optional("Note");
        if (scene.Letter.Kind != LetterKind.Bill)
        {
            scene.Optional("Note_reminder");
            scene.Writer.Paragraph(scene.RunsInterest ? "Next_Pause_Interest" : "Next_Pause");
        }
    }

    private static void AfterBill(CourseScene scene)
    {
        var writer = scene.Writer;
        // Each claim has its own course, and reminder 1 is not of a bill but of what is unpaid: the first day that any of them can have one.
        var from = CourseOutlook.Reminder1(scene.Letter.Claims.Min(claim => claim.PayBy));
        var law = scene.Rules[0].FeeLaw;
        var (fee, interest) = (AnnouncedFee.For(law, from), InterestPolicies.For(law, from));
        writer.Paragraph(
            scene.Key($"Next_bill_{Slug.Of(law)}"), writer.Date(from), fee is null ? "" : fee.Reminder1.Text(), fee?.Law ?? (object)"",
            interest?.MonthlyBasisPoints is { } points ? CourseAmountText.Percent(points) : "", interest?.Law ?? (object)"");
    }

    private static void AfterReminder1(CourseScene scene)
    {
        var (writer, letter) = (scene.Writer, scene.Letter);
        var on = CourseOutlook.Reminder2(letter.On, letter.PayBy);
        var fee = scene.About.Liability == LiabilityKind.Primary && AnnouncedFee.For(scene.Rules[0].FeeLaw, on) is { Reminder2.IsPositive: true } second ? second : null;
        writer.Together([
            writer.Text("Next_reminder-1", writer.Date(on)), .. fee is null ? (string[])[] : [writer.Text("Next_reminder-1_fee", fee.Reminder2.Text(), fee.Law)], Original(scene),
        ]);
    }

    private static void AfterReminder2(CourseScene scene)
    {
        var (writer, payBy) = (scene.Writer, scene.Letter.PayBy);
        var notice = CourseOutlook.Notice(payBy);
        List<string> steps = [writer.Text("Step_phone-task", writer.Date(CourseOutlook.Phone(payBy)))];
        if (scene.Rules.Any(rules => rules.OthersMayBeLiable)) steps.Add(writer.Text("Step_co-liability-task", writer.Date(CourseOutlook.Phone(payBy))));
        if (!scene.About.NeverTransferred)
        {
            steps.Add(writer.Text("Step_transfer-notice", writer.Date(notice)));
            steps.Add(writer.Text(scene.Key("Step_transfer"), writer.Date(CourseOutlook.Transfer(notice, scene.About.Receiver.OnPaper ? scene.Letters.PaperWorkingDays : 0)), scene.Authority.Name));
        }
        writer.Paragraph("Next_reminder-2").Bullets(steps);
        if (!scene.About.NeverTransferred)
        {
            if (scene.Letters.RecoveryAuthorityText.Length > 0 && scene.Language == "da") writer.Words(scene.Letters.RecoveryAuthorityText);
            scene.Optional("Note_transfer", scene.Authority.Name);
        }
        writer.Together([.. scene.About.NeverTransferred ? (string[])[] : [writer.Text("Next_Authority", scene.Authority.Name)], Original(scene)]);
    }

    /// <summary>The letter's deadline never moves the claim's own.</summary>
    private static string Original(CourseScene scene) =>
        scene.Writer.Text(scene.Key("Next_Original"), scene.Writer.Date(scene.Letter.Claims[0].PayBy));
}
