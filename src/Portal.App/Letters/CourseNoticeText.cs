using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.Letters;

/// <summary>The notice before a transfer (L08): why it comes, what a transfer means, and what stops it. For repayment claims it is a decision, with grounds.</summary>
internal static class CourseNoticeText
{
    /// <summary>In the order of the course.</summary>
    private static readonly Step[] Told = [Step.CoDebtorFirst, Step.Reminder1, Step.Reminder2, Step.PhoneTask, Step.BreachReminder, Step.Demand];

    /// <summary>A decision on a repayment claim: the facts, how they weighed, the rules (letters.md 4.8).</summary>
    public static void Grounds(CourseScene scene)
    {
        var writer = scene.Writer;
        writer.Heading("Grounds_Heading");
        if (Dates(scene, Step.Demand) is { Count: > 0 } demands) writer.Together(
            writer.Text("Grounds_Arrangement"), writer.Text("Grounds_Demand", DeferralDecisionLetter.Join(demands, scene.Language)), writer.Text("Grounds_RightToWait"));
        else Reasons(scene);
        writer.Together([.. CourseAmountText.Basis(scene), writer.Text("Notice_Rule", scene.Authority.NoticeLaw)]).Paragraph("Grounds_Automatic");
    }

    public static void WhatHappens(CourseScene scene)
    {
        var (writer, authority) = (scene.Writer, scene.Authority.Name);
        if (!scene.IsDecision)
        {
            writer.Heading("Why_Heading");
            Reasons(scene);
        }
        writer.Heading("Next_Heading").Paragraph("Notice_Only", authority).Paragraph("Notice_Tools", authority, Tools(scene));
        if (scene.Letters.RecoveryAuthorityText.Length > 0 && scene.Language == "da") writer.Words(scene.Letters.RecoveryAuthorityText);
        if (scene.IsPerson) scene.Optional("Note_transfer_person", authority);
        scene.Optional("Note_transfer", authority);
        scene.Optional("Note");
        writer.Together(writer.Text(scene.RunsInterest ? "Notice_Change" : "Notice_Change_none"), writer.Text("Notice_Ask", authority));
    }

    /// <summary>The steps already taken, or why there are fewer (P06, L07, P14).</summary>
    private static void Reasons(CourseScene scene)
    {
        var writer = scene.Writer;
        var done = Told.SelectMany(step => Dates(scene, step).Select(date => writer.Text($"Done_{Slug.Of(step)}", date))).ToList();
        writer.Together([
            done.Count > 0 ? writer.Text("Why_Done", DeferralDecisionLetter.Join(done, scene.Language)) : writer.Text("Why_Unpaid"),
            .. scene.About.Claims.Select(claim => claim.Broken).OfType<TermDue>().Select(term => writer.Text("Why_Term", term.Amount.Text(), writer.Date(term.DueOn))),
            .. scene.IsDecision ? (string[])[writer.Text("Grounds_RightToWait")] : [writer.Text("Notice_Rule", scene.Authority.NoticeLaw)],
        ]);
        if (scene.About.EarlyReason.Length > 0) writer.Paragraph("Why_Early").Words(scene.About.EarlyReason);
    }

    private static List<string> Dates(CourseScene scene, Step step) =>
        [.. (scene.About.Before ?? []).Where(taken => taken.Step == step).Select(taken => taken.On).Distinct().Order().Select(scene.Writer.Date)];

    /// <summary>Only what can be used on these claims and this receiver: a right of distraint that nobody has confirmed counts as none.</summary>
    private static string Tools(CourseScene scene)
    {
        var distraint = scene.Rules.All(rules => rules.Distraint == DistraintRight.Yes);
        List<string> tools = ["Tool_Remind"];
        if (distraint && scene.IsPerson) tools.Add("Tool_Pay");
        if (distraint) tools.Add("Tool_Levy");
        tools.Add("Tool_SetOff");
        return DeferralDecisionLetter.Join(tools.ConvertAll(tool => scene.Writer.Text(tool)), scene.Language);
    }
}
