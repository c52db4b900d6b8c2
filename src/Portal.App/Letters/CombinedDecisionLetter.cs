using Portal.App.Settings;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>The answer to an application to wait and then pay by instalments: what each part of it says is what its own letter would say.</summary>
/// <param name="Outcome">The answer about the instalments.</param>
public sealed record CombinedDecisionModel(DeferralDecisionModel Waiting, AgreementDecisionModel Paying, DeferralOutcome Outcome)
{
    internal bool IsFullyGranted => Waiting.Outcome == DeferralOutcome.Granted && Outcome == DeferralOutcome.Granted;
}

/// <summary>
/// One letter for both answers (letters.md 4.12 and 4.13): both outcomes first, then why for each, then what to do. Where an agreement is made, its own letter follows.
/// </summary>
public sealed class CombinedDecisionLetter(MunicipalityOptions municipality, LettersOptions letters)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "decision-combined/1";

    public UnwrittenLetter Compose(CombinedDecisionModel model) =>
        AgreementScene.Compose(LetterKind.Decision, Version, model.Paying.About, municipality, letters, scene => Write(scene, model));

    private static string Write(AgreementScene scene, CombinedDecisionModel model)
    {
        var (writer, about, waiting) = (scene.Writer, scene.About, model.Waiting);
        Message(scene, model);
        Asked(scene, model);
        writer.Heading("Combined_Wait_Heading");
        DeferralGroundsText.Rules(writer, waiting);
        writer.Heading("Combined_Rates_Heading");
        if (about.IsAutomatic) writer.Together(AgreementGroundsText.FrameInWords(writer, model.Paying.Frame), writer.Text("Plan_OnRequest", about.Law));
        else AgreementGroundsText.Rules(scene, model.Paying);
        WhatYouCanDo(scene, model);
        if (model.Paying.Given is { } given)
        {
            scene.PayFirst(given);
            AgreementPlanText.Write(scene, given);
            scene.Claims();
        }
        else
        {
            LetterAmounts.Write(writer, about.Facts, about.On, waiting.Until, scene.Municipality.CreditorNumber);
        }
        WhatHappensNow(scene, model);
        ComplaintText.Write(writer, about.Facts, model.IsFullyGranted, about.Law, scene.Letters);
        scene.Help();
        return writer.Text("Combined_Title");
    }

    private static void Message(AgreementScene scene, CombinedDecisionModel model)
    {
        var (writer, waiting) = (scene.Writer, model.Waiting);
        List<string> wait = [writer.Text($"Combined_Wait_{waiting.Outcome}", scene.About.Owed.Text(), scene.Names, writer.Date(waiting.Until ?? waiting.AskedUntil))];
        if (Offer(model) is { } offer) wait.Add(writer.Text("Combined_Wait_Nearest", writer.Date(offer), writer.Date(waiting.OfferAnswerBy)));
        writer.Together(wait);

        var given = model.Paying.Given?.Instalments;
        List<string> rates = [given is null ? writer.Text("Combined_Rates_Refused") : writer.Text($"Combined_Rates_{model.Outcome}", given[0].Amount.Text(), AgreementPlanText.Count(writer, given.Count), writer.Date(given[0].DueOn))];
        if (Nearest(model) is { } plan)
            rates.Add(writer.Text("Combined_Rates_Nearest", plan[0].Amount.Text(), AgreementPlanText.Months(writer, plan.Count), writer.Date(model.Paying.AnswerBy)));
        writer.Together(rates);
    }

    private static void Asked(AgreementScene scene, CombinedDecisionModel model)
    {
        var (writer, asked) = (scene.Writer, model.Paying.Asked);
        var told = model.Waiting.Reasons.Order().Select(reason => TextSet.Names[writer.Language, $"Reason_{Slug.Of(reason)}"]).ToList();
        if (scene.About.Receiver.Kind == PersonKind.Business && writer.Language == "da") told = told.ConvertAll(BusinessAddress.Of);
        List<string> words = [writer.Text("Combined_Asked", writer.Date(model.Waiting.AskedUntil))];
        if (asked.Count > 0) words.Add(writer.Text("Combined_Asked_Rates", asked[0].Amount.Text(), AgreementPlanText.Count(writer, asked.Count), writer.Date(asked[0].DueOn)));
        words.Add(writer.Text("Rates_Told", DeferralGroundsText.Told(told, writer.Language)));
        writer.Heading("Grounds_Heading").Together(words);
    }

    private static void WhatYouCanDo(AgreementScene scene, CombinedDecisionModel model)
    {
        var (writer, municipality) = (scene.Writer, scene.Municipality);
        List<string> acts = [];
        if (model.Paying.Given is { } given) acts.Add(writer.Text("Rates_Do_First", writer.Date(given.Instalments[0].DueOn)));
        else if (model.Waiting.Until is { } until) acts.AddRange([writer.Text("Do_Granted_Pay", writer.Date(until)), writer.Text("Do_Granted_Again", writer.Date(until))]);
        if (model is { Outcome: DeferralOutcome.PartlyGranted, Paying.Given: not null }) acts.Add(writer.Text("Rates_Do_No", writer.Date(model.Paying.AnswerBy)));
        if (Offer(model) is { } offer) acts.Add(writer.Text("Do_Refused_Accept", writer.Date(offer), writer.Date(model.Waiting.OfferAnswerBy), municipality.PortalAddress));
        if (Nearest(model) is { } plan) acts.Add(writer.Text("Rates_Do_Yes", plan[0].Amount.Text(), writer.Date(plan[0].DueOn), writer.Date(model.Paying.AnswerBy), municipality.PortalAddress));
        if (!model.IsFullyGranted) acts.Add(writer.Text("Do_Refused_New"));
        if (model.Paying.Given is null && model.Waiting.Until is null) acts.Add(writer.Text("Do_Refused_Pay"));
        if (scene.About.Receiver.OnPaper) acts.Add(writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
    }

    private static void WhatHappensNow(AgreementScene scene, CombinedDecisionModel model)
    {
        var (writer, waiting, made) = (scene.Writer, model.Waiting, model.Paying.Given is not null);
        writer.Heading("Next_Heading");
        if (made) writer.Together(scene.Quiet()).Paragraph("Rates_Next_Letter");
        else if (waiting.Until is { } until) writer.Paragraph("Next_Granted_Pause", writer.Date(until)).Paragraph("Next_Granted_Unpaid", writer.Date(waiting.ResumesOn));
        else writer.Paragraph("Next_Refused_Resume", writer.Date(waiting.ResumesOn));
        if (!made) writer.Together(scene.Interest());
        if (made && scene.Letters.SetOffDuringAgreement) writer.Paragraph("Plan_SetOff");
        if (scene.About.OthersAreLiable) writer.Paragraph("Next_Others");
    }

    private static DateOnly? Offer(CombinedDecisionModel model) => model.Waiting is { Until: null, Offer: NearestOffer.EarlierDate, OfferUntil: { } offer } ? offer : null;

    private static IReadOnlyList<Domain.Agreements.Instalment>? Nearest(CombinedDecisionModel model) => model.Paying.Given is null ? model.Paying.Nearest : null;
}
