using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>An agreement (betalingsaftale) that holds from now on.</summary>
/// <param name="AnswersRequest">Everything that was asked for is given: the letter is the answer too, so it opens with "yes" and carries the complaint paragraph of a decision.</param>
/// <param name="Frame">The frame that the portal answered by; left out where a caseworker did.</param>
public sealed record AgreementLetterModel(AgreementLetterCase About, ToldPlan Plan, bool AnswersRequest, FrameBounds? Frame = null);

/// <summary>
/// The agreement and its plan, to keep (letters.md 4.17). It never says why it was given, and binds nobody but its receiver.
/// Where it gives all that was asked for, no other letter answers the request (letters.md 4.13).
/// </summary>
public sealed class AgreementLetter(MunicipalityOptions municipality, LettersOptions letters)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "agreement/1";

    /// <exception cref="InvalidOperationException">The portal answered by itself, and no frame is given that it answered by.</exception>
    public UnwrittenLetter Compose(AgreementLetterModel model)
    {
        if (model.About.IsAutomatic && model.Frame is null) throw new InvalidOperationException("An automatic answer must name the frame that it was given by (GDPR art. 22).");
        return AgreementScene.Compose(LetterKind.Agreement, Version, model.About, municipality, letters, scene => Write(scene, model));
    }

    private static string Write(AgreementScene scene, AgreementLetterModel model)
    {
        var (writer, plan) = (scene.Writer, model.Plan.Instalments);
        Message(scene, model);
        WhatYouCanDo(scene);
        scene.PayFirst(model.Plan);
        if (plan.Count > 1) writer.Paragraph("Agreed_SameLine");
        AgreementPlanText.Write(scene, model.Plan);
        // The first sentence has named a single claim and what is owed on it.
        if (scene.About.Claims.Count > 1) scene.Claims();
        else writer.Paragraph("Amount_MadeUp", writer.Date(scene.About.On));
        Terms(scene);
        writer.Heading("Why_Heading").Paragraph("Plan_OnRequest", scene.About.Law);
        if (model.Frame is { } frame && scene.About.IsAutomatic)
            writer.Together(writer.Text("Plan_Automatic"), AgreementGroundsText.FrameInWords(writer, frame), writer.Text("Plan_Automatic_Person"));
        if (model.AnswersRequest) ComplaintText.Write(writer, scene.About.Facts, fullyGranted: true, scene.About.Law, scene.Letters);
        else ComplaintText.WriteAgreed(writer);
        scene.Help();
        return writer.Text(model.AnswersRequest ? "Agreed_Title_Yes" : "Agreed_Title");
    }

    private static void Message(AgreementScene scene, AgreementLetterModel model)
    {
        var (writer, plan) = (scene.Writer, model.Plan.Instalments);
        var (rate, first) = (plan[0].Amount.Text(), writer.Date(plan[0].DueOn));
        List<string> message = [writer.Text(model.AnswersRequest ? "Agreed_Yes" : "Agreed", scene.About.Owed.Text(), scene.Names, AgreementPlanText.Count(writer, plan.Count))];
        if (plan.Count == 1) message.Add(writer.Text("Agreed_Once", first));
        else if (AgreementPlanText.IsEven(plan)) message.Add(writer.Text("Agreed_Monthly", rate, AgreementPlanText.Day(writer, plan[0].DueOn), first));
        else message.Add(writer.Text("Agreed_First", rate, first));
        if (plan.Count > 1) message.Add(writer.Text("Agreed_Last", writer.Date(plan[^1].DueOn)));
        writer.Together(message);
    }

    private static void WhatYouCanDo(AgreementScene scene)
    {
        var (writer, municipality) = (scene.Writer, scene.Municipality);
        var paper = scene.About.Receiver.OnPaper;
        List<string> acts = [writer.Text(paper ? "Agreed_Change_Paper" : "Agreed_Change", municipality.PortalAddress, municipality.Phone), writer.Text("Agreed_More"), writer.Text("Agreed_Stop", municipality.Phone)];
        if (paper) acts.Add(writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
    }

    /// <summary>What holds while it is kept and what ends it. That the debt is acknowledged stands in a line of its own, never inside another.</summary>
    private static void Terms(AgreementScene scene)
    {
        var (writer, letters) = (scene.Writer, scene.Letters);
        List<string> terms = [scene.Quiet(), writer.Text("Agreed_Ends"), writer.Text("Agreed_New")];
        if (scene.About.OthersAreLiable) terms.Add(writer.Text("Agreed_Alone"));
        if (letters.SetOffDuringAgreement) terms.Add(writer.Text("Plan_SetOff"));
        writer.Heading("Agreed_Terms_Heading").Bullets(terms);
        if (letters.AcknowledgementLine) writer.Paragraph("Agreed_Acknowledged");
    }
}
