using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>An answer that does not give all that was asked for. Where it does, <see cref="AgreementLetter"/> alone is the answer.</summary>
/// <param name="Asked">The plan that was asked for.</param>
/// <param name="Reasons">What was told; named by word only.</param>
/// <param name="Failing">Every rule of our frame that the plan asked for fails.</param>
/// <param name="Frame">How far our frame reaches for these claims.</param>
/// <param name="Grounds">The other rules that the caseworker names.</param>
/// <param name="WrittenGrounds">The caseworker's own words, Danish.</param>
/// <param name="SpecialFinding">P09: whether the caseworker finds special circumstances; null where no deferral of a running payment is decided, and nothing is said of it.</param>
/// <param name="Given">Partly granted: the agreement that holds from now on; its own letter follows. Null when refused.</param>
/// <param name="Nearest">Refused: the plan that would be granted; null where none would.</param>
/// <param name="AnswerBy">Refused: the last day to say yes to the nearest plan. Partly granted: the last day to say no to the one given.</param>
/// <param name="ResumesOn">Refused: no step before this day.</param>
public sealed record AgreementDecisionModel(
    AgreementLetterCase About, IReadOnlyList<Instalment> Asked, IReadOnlySet<HardshipReason> Reasons, IReadOnlySet<FrameRule> Failing, FrameBounds Frame,
    IReadOnlySet<DeferralGround> Grounds, string WrittenGrounds, bool? SpecialFinding, ToldPlan? Given, IReadOnlyList<Instalment>? Nearest, DateOnly AnswerBy, DateOnly ResumesOn);

/// <summary>The answer to an application to pay in instalments that is granted in part or refused (letters.md 4.13): outcome first, then why, then what to do.</summary>
public sealed class AgreementDecisionLetter(MunicipalityOptions municipality, LettersOptions letters)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "decision-agreement/2";

    /// <exception cref="InvalidOperationException">It names no rule, or nobody has decided it: the portal never refuses by itself (P08).</exception>
    public UnwrittenLetter Compose(AgreementDecisionModel model)
    {
        if (model.About.IsAutomatic) throw new InvalidOperationException("Only a caseworker grants in part or refuses.");
        if (model.Failing.Count + model.Grounds.Count == 0 || model.WrittenGrounds.Length == 0) throw new InvalidOperationException("An answer that does not give all must name a rule and its grounds.");
        return AgreementScene.Compose(LetterKind.Decision, Version, model.About, municipality, letters, scene => Write(scene, model));
    }

    private static string Write(AgreementScene scene, AgreementDecisionModel model)
    {
        var (writer, about) = (scene.Writer, scene.About);
        Message(scene, model);
        AgreementGroundsText.Write(scene, model);
        WhatYouCanDo(scene, model);
        if (model.Given is { } given)
        {
            scene.PayFirst(given);
            AgreementPlanText.Write(scene, given);
            scene.Claims();
        }
        else
        {
            LetterAmounts.Write(writer, about.Facts, about.On, null, scene.Municipality.CreditorNumber);
        }
        WhatHappensNow(scene, model);
        ComplaintText.Write(writer, about.Facts, fullyGranted: false, about.Law, scene.Letters);
        scene.Help();
        return writer.Text("Rates_Title");
    }

    private static void Message(AgreementScene scene, AgreementDecisionModel model)
    {
        var writer = scene.Writer;
        if ((model.Given?.Instalments ?? model.Nearest) is not { } plan)
        {
            writer.Paragraph("Rates_Refused", scene.Names);
            return;
        }
        var (rate, months) = (plan[0].Amount, AgreementPlanText.Months(writer, plan.Count));
        if (model.Given is null) writer.Paragraph("Rates_Refused_Nearest", scene.Names, rate.Text(), months, writer.Date(model.AnswerBy));
        else writer.Paragraph(rate > model.Asked[0].Amount ? "Rates_Partly_Larger" : "Rates_Partly", scene.About.Owed.Text(), scene.Names, rate.Text(), months, writer.Date(plan[0].DueOn));
    }

    private static void WhatYouCanDo(AgreementScene scene, AgreementDecisionModel model)
    {
        var (writer, phone) = (scene.Writer, scene.Municipality.Phone);
        List<string> acts = model switch
        {
            { Given: { } given } => [writer.Text("Rates_Do_First", writer.Date(given.Instalments[0].DueOn)), writer.Text("Rates_Do_No", writer.Date(model.AnswerBy))],
            { Nearest: { } nearest } => [writer.Text("Rates_Do_Yes", nearest[0].Amount.Text(), writer.Date(nearest[0].DueOn), writer.Date(model.AnswerBy), scene.Municipality.PortalAddress)],
            _ => [],
        };
        acts.Add(writer.Text("Do_Refused_New"));
        if (model.Given is null) acts.AddRange([writer.Text("Rates_Do_Wait", phone), writer.Text("Do_Refused_Pay")]);
        if (scene.About.Receiver.OnPaper) acts.Add(writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
    }

    private static void WhatHappensNow(AgreementScene scene, AgreementDecisionModel model)
    {
        var (writer, letters) = (scene.Writer, scene.Letters);
        writer.Heading("Next_Heading");
        if (model.Given is not null) writer.Together(scene.Quiet()).Paragraph("Rates_Next_Letter");
        else writer.Paragraph("Next_Refused_Resume", writer.Date(model.ResumesOn)).Together(scene.Interest());
        if (model.Given is not null && letters.SetOffDuringAgreement) writer.Paragraph("Plan_SetOff");
        if (scene.About.OthersAreLiable) writer.Paragraph("Next_Others");
    }
}
