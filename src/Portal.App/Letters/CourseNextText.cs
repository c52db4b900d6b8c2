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
            case LetterKind.CoDebtorFirst: AfterFirstToCoDebtor(scene); break;
            default: AfterReminder2(scene); break;
        }
        scene.Optional("Note");
        if (scene.Letter.Kind != LetterKind.Bill)
        {
            scene.Optional("Note_reminder");
            scene.Writer.Paragraph(scene.RunsInterest ? "Next_Pause_Interest" : scene.Key("Next_Pause"));
        }
    }

    private static void AfterBill(CourseScene scene)
    {
        var writer = scene.Writer;
        if (scene.Family == ClaimFamily.Repayment)
        {
            writer.Paragraph("Next_bill_repayment");
            return;
        }
        // Each claim has its own course: the first day that any of them can have a reminder.
        var claim = scene.About.Claims[0];
        writer.Together([writer.Text("Next_bill", writer.Date(scene.Outlook.Reminder1(scene.Letter.Claims.Min(one => one.PayBy)))), .. Fee(scene, Step.Reminder1), .. Interest()]);

        IEnumerable<string> Interest() => scene.Outlook.Interest(claim) is not { } interest ? []
            : interest.By == FeeLaw.Gebyrloven ? [writer.Text("Next_bill_gebyrloven", CourseAmountText.Percent(interest.BasisPoints!.Value), interest.Law)]
            : [writer.Text("Next_bill_renteloven", interest.Law)];
    }

    private static void AfterReminder1(CourseScene scene)
    {
        var writer = scene.Writer;
        var fee = scene.About.Liability == LiabilityKind.Primary ? Fee(scene, Step.Reminder2) : [];
        writer.Together([writer.Text("Next_reminder-1", writer.Date(scene.Outlook.Reminder2(scene.Letter.PayBy))), .. fee, Original(scene)]);
    }

    private static void AfterFirstToCoDebtor(CourseScene scene) => scene.Writer.Together(
        [scene.Writer.Text(scene.Key("Next_co-debtor-first"), scene.Writer.Date(scene.Outlook.Reminder2(scene.Letter.PayBy))), Original(scene)]);

    private static IEnumerable<string> Fee(CourseScene scene, Step step) =>
        scene.Outlook.Fee(scene.About.Claims[0], step) is { } row ? [scene.Writer.Text("Next_fee", new Kroner(row.Value).Text(), row.Source)] : [];

    private static void AfterReminder2(CourseScene scene)
    {
        var (writer, payBy) = (scene.Writer, scene.Letter.PayBy);
        var notice = CourseOutlook.Notice(payBy);
        List<string> steps = [writer.Text("Step_phone-task", writer.Date(CourseOutlook.Phone(payBy)))];
        if (scene.About.Liability != LiabilityKind.CoDebtor && scene.Rules.Any(rules => rules.OthersMayBeLiable)) steps.Add(writer.Text("Step_co-liability-task", writer.Date(CourseOutlook.Phone(payBy))));
        if (!scene.About.NeverTransferred)
        {
            steps.Add(writer.Text("Step_transfer-notice", writer.Date(notice)));
            steps.Add(writer.Text(scene.Key("Step_transfer"), writer.Date(scene.Outlook.Transfer(notice, scene.About.Receiver.OnPaper ? scene.Letters.PaperWorkingDays : 0)), scene.Authority.Name));
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
