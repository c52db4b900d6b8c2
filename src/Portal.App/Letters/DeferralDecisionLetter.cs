using Portal.App.Claims;
using Portal.App.Settings;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>What a decision on deferral (henstand) is about, before it is put into words.</summary>
/// <param name="AskedUntil">What the citizen asked for.</param>
/// <param name="Until">What is given; null when refused.</param>
/// <param name="ResumesOn">No step before this day.</param>
/// <param name="WrittenGrounds">The caseworker's own words, Danish.</param>
/// <param name="DecidedBy">Name of the caseworker.</param>
public sealed record DeferralDecisionModel(
    LetterReceiver Receiver, DateOnly On, string CaseNumber, IReadOnlyList<ClaimFacts> Claims, DateOnly AskedUntil, IReadOnlySet<HardshipReason> Reasons,
    DeferralOutcome Outcome, DateOnly? Until, DateOnly ResumesOn, IReadOnlySet<DeferralGround> Grounds, string WrittenGrounds, bool SpecialFinding,
    NearestOffer Offer, DateOnly? OfferUntil, DateOnly OfferAnswerBy, LawRef Law, string DecidedBy)
{
    /// <summary>The frame that the portal answered by; null where a caseworker did.</summary>
    public DeferralFrameTold? Frame { get; init; }

    /// <summary>The debtor has said yes to another day than the one asked for.</summary>
    public bool Accepted { get; init; }

    public bool IsAutomatic => DecidedBy.Length == 0;
}

/// <summary>The frame for an instant deferral, as a letter tells it.</summary>
/// <param name="Days">The longest wait that is answered at once.</param>
/// <param name="Times">How often in six months.</param>
public sealed record DeferralFrameTold(int Days, int Times);

/// <summary>The answer to an application to wait with a payment (letters.md 4.12): outcome first, then why, then what to do.</summary>
public sealed class DeferralDecisionLetter(MunicipalityOptions municipality, LettersOptions letters)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "decision-deferral/2";

    /// <exception cref="InvalidOperationException">The portal answered by itself, and no frame is given that it answered by.</exception>
    public UnwrittenLetter Compose(DeferralDecisionModel model) => model is { IsAutomatic: true, Frame: null }
        ? throw new InvalidOperationException("An automatic answer must name the frame that it was given by (GDPR art. 22).")
        : RequestLetterText.Compose(LetterKind.Decision, Version, "Decision_Title", new RequestLetterHead(model.Receiver, model.On, model.CaseNumber), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, DeferralDecisionModel model)
    {
        Message(writer, model);
        DeferralGroundsText.Write(writer, model);
        WhatYouCanDo(writer, model);
        LetterAmounts.Write(writer, model.Claims, model.On, model.Until, municipality.CreditorNumber);
        WhatHappensNow(writer, model);
        ComplaintText.Write(writer, model.Claims, model.Outcome == DeferralOutcome.Granted, model.Law, letters);
        RequestLetterText.Help(writer, municipality, model.Receiver, model.IsAutomatic ? null : model.DecidedBy);
    }

    private static void Message(LetterWriter writer, DeferralDecisionModel model)
    {
        var total = Kroner.Sum(model.Claims.Select(claim => Account.On(claim, model.On).Balance)).Text();
        var names = Names(model.Claims, writer.Language);
        if (model.Until is { } until) writer.Paragraph($"Decision_{model.Outcome}", total, names, writer.Date(until));
        else writer.Paragraph(
            $"Decision_Refused_{model.Offer}", total, names, writer.Date(model.AskedUntil),
            model.OfferUntil is { } offer ? writer.Date(offer) : "", writer.Date(model.OfferAnswerBy));
    }

    private void WhatYouCanDo(LetterWriter writer, DeferralDecisionModel model)
    {
        List<string> acts = model.Until is { } until
            ? [writer.Text("Do_Granted_Pay", writer.Date(until)), writer.Text("Do_Granted_Again", writer.Date(until)), writer.Text("Do_Instalments", municipality.Phone)]
            : [writer.Text("Do_Refused_New"), writer.Text("Do_Instalments", municipality.Phone), writer.Text("Do_Refused_Pay")];
        if (model is { Until: null, Offer: NearestOffer.EarlierDate, OfferUntil: { } offer })
            acts.Insert(0, writer.Text("Do_Refused_Accept", writer.Date(offer), writer.Date(model.OfferAnswerBy), municipality.PortalAddress));
        if (model.Receiver.OnPaper) acts.Add(writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
    }

    private static void WhatHappensNow(LetterWriter writer, DeferralDecisionModel model)
    {
        writer.Heading("Next_Heading");
        if (model.Until is { } until) writer.Paragraph("Next_Granted_Pause", writer.Date(until));
        else writer.Paragraph("Next_Refused_Resume", writer.Date(model.ResumesOn));

        var inTime = model.Until is not null && model.Claims.All(claim => model.On <= claim.EffectivePayBy);
        var interest = model.Claims.Select(claim => InterestPolicies.For(claim.Rules.FeeLaw, model.On)).OfType<InterestPolicy>().Distinct().ToList();
        if (inTime && interest.Count > 0) writer.Paragraph("Next_Granted_NoInterest");
        else foreach (var policy in interest)
            if (policy.MonthlyBasisPoints is { } points) writer.Paragraph("Next_Interest", Percent(points), policy.Law);
            else writer.Paragraph("Next_Interest_Civil", policy.Law);

        if (model.Until is not null) writer.Paragraph("Next_Granted_Unpaid", writer.Date(model.ResumesOn));
        if (model.Claims.Any(claim => claim.Liable.Count(liable => liable.IsLiable) > 1)) writer.Paragraph("Next_Others");
    }

    private static string Percent(int basisPoints) => (basisPoints / 100m).ToString("0.##", System.Globalization.CultureInfo.GetCultureInfo("da-DK"));

    internal static string Names(IEnumerable<ClaimFacts> claims, string language) => Join([.. claims.Select(claim => ClaimName.Of(claim, language))], language);

    /// <summary>"a", "a og b", "a, b og c".</summary>
    internal static string Join(IReadOnlyList<string> items, string language) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} {TextSet.Names[language, "And"]} {items[^1]}",
    };
}

/// <summary>The grounds (begrundelse): what was asked and told, the caseworker's words, the finding of P09, the rules.</summary>
internal static class DeferralGroundsText
{
    public static void Write(LetterWriter writer, DeferralDecisionModel model)
    {
        var told = model.Reasons.Order().Select(reason => TextSet.Names[writer.Language, $"Reason_{Slug.Of(reason)}"]).ToList();
        if (model.Receiver.Kind == PersonKind.Business && writer.Language == "da") told = told.ConvertAll(BusinessAddress.Of);
        writer.Heading("Grounds_Heading").Paragraph("Grounds_Asked", writer.Date(model.AskedUntil), Told(told, writer.Language));
        if (model is { Accepted: true, Until: { } until }) writer.Paragraph("Grounds_Accepted", writer.Date(until));
        Rules(writer, model);
    }

    /// <summary>Who judged it and by what: the portal by its frame, or a caseworker in their own words.</summary>
    public static void Rules(LetterWriter writer, DeferralDecisionModel model)
    {
        if (model is { IsAutomatic: true, Frame: { } frame })
            writer.Together(writer.Text("Plan_Automatic"), writer.Text("Frame_Wait", frame.Days, frame.Times), writer.Text("Plan_Automatic_Person"));
        else if (writer.Language == "en" && model.WrittenGrounds.Length > 0) writer.Paragraph("Grounds_InDanish");
        writer.Words(model.WrittenGrounds);

        var special = model.Claims.Where(claim => claim.Rules.SpecialCircumstances).ToList();
        if (special.Count > 0)
            writer.Paragraph(model.SpecialFinding ? "Grounds_Special_Found" : "Grounds_Special_NotFound", DeferralDecisionLetter.Names(special, writer.Language));
        foreach (var ground in model.Grounds.Order()) writer.Paragraph($"Rule_{Slug.Of(ground)}", model.Law);
    }

    /// <summary>"at a", "at a, og at b": in Danish a comma stands before each "at".</summary>
    internal static string Told(List<string> told, string language) => told.Count < 2
        ? string.Concat(told)
        : $"{string.Join(", ", told.SkipLast(1))}{TextSet.Names[language, "AndThat"]} {told[^1]}";
}
