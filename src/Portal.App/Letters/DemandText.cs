using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>
/// The demand on a repayment arrangement (påkrav), letters.md 4.5: before the arrangement can lapse the law wants it said in writing. No fee, no interest, no word of
/// a benefit in the subject, and no agreement offered: the table decides the amount.
/// </summary>
internal static class DemandText
{
    public static void Write(CourseScene scene, CourseLetterAgreement agreement)
    {
        var writer = scene.Writer;
        writer.Paragraph("Message_demand", agreement.Missing.Text(), scene.PayBy, agreement.Left.Text()).Paragraph("Demand_Word");
        writer.Heading("Do_Heading").Bullets(Do(scene));
        BreachReminderText.Pay(scene, agreement, agreement.Missing);
        writer.Paragraph("Demand_Whole", agreement.Left.Text()).Paragraph("Demand_NoFee");
        List<string> steps = [writer.Text("Step_arrangement-lapsed", writer.Date(scene.Letter.PayBy.AddDays(1)), agreement.Left.Text())];
        if (!scene.About.NeverTransferred) steps.Add(writer.Text("Step_demand-decision", scene.Authority.Name));
        writer.Heading("Next_Nothing_Heading").Bullets(steps);
        BreachReminderText.About(scene, scene.Key("Demand_Law"));
        CourseHelpText.Write(scene);
    }

    private static List<string> Do(CourseScene scene)
    {
        List<string> acts = [scene.Writer.Text("Do_Demand_Wait", scene.Municipality.PortalAddress, scene.Municipality.Phone), scene.Writer.Text("Do_Demand_Income")];
        if (scene.About.Receiver.OnPaper) acts.Add(scene.Writer.Text("Do_Paper"));
        return acts;
    }
}
