using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Deferrals;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>The grounds (begrundelse) of an answer about an agreement: what was asked and told, the caseworker's words, what of our frame fails, the finding of P09, the rules.</summary>
internal static class AgreementGroundsText
{
    public static void Write(AgreementScene scene, AgreementDecisionModel model)
    {
        Asked(scene, model);
        Rules(scene, model);
    }

    /// <summary>The caseworker's words, what of our frame fails, and the rules.</summary>
    public static void Rules(AgreementScene scene, AgreementDecisionModel model)
    {
        var writer = scene.Writer;
        if (writer.Language == "en") writer.Paragraph("Grounds_InDanish");
        writer.Words(model.WrittenGrounds);
        Frame(writer, model);

        var special = scene.About.Facts.Where(claim => claim.Rules.SpecialCircumstances).ToList();
        if (special.Count > 0 && model.SpecialFinding is { } found)
            writer.Paragraph(found ? "Rates_Special_Found" : "Rates_Special_NotFound", DeferralDecisionLetter.Names(special, writer.Language));
        // That the municipality may say yes at all, and by which law, stands in every answer.
        writer.Paragraph("Plan_OnRequest", scene.About.Law);
        foreach (var ground in model.Grounds.Where(ground => ground != DeferralGround.MoreTimeOnRequest).Order()) writer.Paragraph($"Rates_Rule_{Slug.Of(ground)}");
    }

    /// <summary>The least amount and the longest time of the municipality's own frame. It is never called law (P07).</summary>
    public static string FrameInWords(LetterWriter writer, FrameBounds frame)
    {
        var months = new[] { frame.Months, frame.MonthsForStateRefund }.Min();
        return months is { } most
            ? writer.Text("Frame_Bounds", frame.Smallest.Text(), AgreementPlanText.Months(writer, most))
            : writer.Text("Frame_Smallest", frame.Smallest.Text());
    }

    public static string Sentence(LetterWriter writer, FrameRule rule, FrameBounds frame) => writer.Text(
        $"Frame_{Slug.Of(rule)}", frame.Smallest.Text(), AgreementPlanText.Months(writer, frame.Months ?? 0), AgreementPlanText.Months(writer, frame.MonthsForStateRefund ?? 0), writer.Date(frame.FirstOnBy));

    private static void Asked(AgreementScene scene, AgreementDecisionModel model)
    {
        var (writer, asked) = (scene.Writer, model.Asked);
        var told = model.Reasons.Order().Select(reason => TextSet.Names[writer.Language, $"Reason_{Slug.Of(reason)}"]).ToList();
        if (scene.About.Receiver.Kind == PersonKind.Business && writer.Language == "da") told = told.ConvertAll(BusinessAddress.Of);
        List<string> words = [writer.Text("Rates_Asked", asked[0].Amount.Text(), AgreementPlanText.Count(writer, asked.Count), writer.Date(asked[0].DueOn))];
        if (told.Count > 0) words.Add(writer.Text("Rates_Told", DeferralGroundsText.Told(told, writer.Language)));
        writer.Heading("Grounds_Heading").Together(words);
    }

    /// <summary>Every rule that fails, never the first alone. What a law forbids is no part of our frame (L11a).</summary>
    private static void Frame(LetterWriter writer, AgreementDecisionModel model)
    {
        var ours = model.Failing.Where(rule => !IsLaw(rule)).Order().ToList();
        if (ours.Count > 0)
            writer.Together(writer.Text("Frame_Ours"), FrameInWords(writer, model.Frame)).Paragraph("Frame_Outside").Bullets(ours.Select(rule => Sentence(writer, rule, model.Frame)));
        writer.Together(model.Failing.Where(IsLaw).Order().Select(rule => Sentence(writer, rule, model.Frame)));
    }

    private static bool IsLaw(FrameRule rule) => rule is FrameRule.LongerThanLawAllows or FrameRule.SmallerThanLawAllows;
}
