using Portal.Domain;
using Portal.Domain.Agreements;

namespace Portal.App.Letters;

/// <summary>An agreement has ended (aftalen er stoppet): what is missing, what falls due and by when, what may follow, and that a new one can be asked for.</summary>
internal static class AgreementEndedText
{
    public static void Write(AgreementScene scene, AgreementChangedModel model, AgreementEnd end)
    {
        var (writer, about) = (scene.Writer, scene.About);
        var (breached, left) = (model.Change == AgreementChange.Ended, about.Owed.IsPositive);
        var key = breached ? "Ended_Breached" : left ? "Ended_Cancelled" : "Ended_Nothing";
        writer.Paragraph(key, writer.Date(model.From), end.Missing.Text(), about.Owed.Text(), writer.Date(end.PayBy));
        AgreementChangedLetter.Why(scene, model, breached ? Breach(writer, end) : []);
        if (left)
        {
            WhatYouCanDo(scene, end);
            scene.Pay(model.PaymentId, "Pay_Amount", end.PayBy, about.Owed);
        }
        scene.Claims();
        writer.Paragraph("Changed_Paid", model.Paid.Text());
        if (left) WhatFollows(scene, end);
    }

    private static IEnumerable<string> Breach(LetterWriter writer, AgreementEnd end) =>
    [
        writer.Text("Ended_Missing", end.Missing.Text(), writer.Date(end.Since)),
        end.RemindedOn is { } reminded ? writer.Text("Ended_Reminded", writer.Date(reminded)) : writer.Text("Ended_CuredBefore"),
    ];

    private static void WhatYouCanDo(AgreementScene scene, AgreementEnd end)
    {
        var (writer, municipality) = (scene.Writer, scene.Municipality);
        var paper = scene.About.Receiver.OnPaper;
        List<string> acts = [writer.Text(paper ? "Ended_New_Paper" : "Ended_New", municipality.PortalAddress, municipality.Phone), writer.Text("Do_Refused_New")];
        if (end.ReinstateBy is { } reinstate) acts.Insert(0, writer.Text("Ended_Reinstate", end.Missing.Text(), writer.Date(reinstate)));
        if (paper) acts.Add(writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
    }

    private static void WhatFollows(AgreementScene scene, AgreementEnd end)
    {
        var writer = scene.Writer;
        writer.Heading("Next_Nothing_Heading");
        if (end.Next.Count == 0) writer.Paragraph("Next_Granted_Unpaid", writer.Date(end.PayBy.AddDays(1)));
        else
            writer.Paragraph("Next_reminder-2").Bullets(end.Next.Select(step => writer.Text($"Step_{Slug.Of(step.Step)}", writer.Date(step.On), scene.Letters.AuthorityOn(scene.About.On).Name)));
        writer.Together(scene.Interest());
    }
}
