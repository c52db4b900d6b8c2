using Portal.App.Claims;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Objections;

namespace Portal.App.Letters;

/// <summary>An answer to an objection, before it is put into words.</summary>
/// <param name="Before">The claim before the answer.</param>
/// <param name="Claim">The claim as it is now.</param>
/// <param name="IsLiable">The receiver still owes what is left.</param>
/// <param name="IsDebtor">The receiver is the debtor: what is paid too much is theirs.</param>
/// <param name="ResumesOn">No step before this day; the last day to pay what is left is no sooner.</param>
/// <param name="WrittenGrounds">The caseworker's own words, Danish.</param>
public sealed record ObjectionDecisionModel(
    LetterReceiver Receiver, DateOnly On, string CaseNumber, ClaimFacts Before, ClaimFacts Claim, ObjectionPart Part, DeferralOutcome Outcome, bool IsLiable, bool IsDebtor, DateOnly ResumesOn,
    string WrittenGrounds, string DecidedBy)
{
    internal Account Now => Account.On(Claim, On);

    internal Kroner Owed => IsLiable ? Now.Balance : Kroner.Zero;

    /// <summary>The receiver pays it by instalments: nothing of it falls due because of the answer.</summary>
    internal bool HasPlan => Owed.IsPositive && Claim.Agreement is not null;

    internal DateOnly PayBy => Claim.EffectivePayBy > ResumesOn ? Claim.EffectivePayBy : ResumesOn;
}

/// <summary>The answer to an objection (letters.md 4.14): who is right comes first, then the new amount and what is taken back, why, and what happens now.</summary>
public sealed class ObjectionDecisionLetter(MunicipalityOptions municipality, ComplaintOptions complaints)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "decision-objection/1";

    /// <summary>L06: whether the guidance on complaints is there for an answer that does not give right altogether.</summary>
    internal bool HasComplaintText(ClaimType type, ObjectionPart part, DateOnly on) => ObjectionComplaintText.IsThere(complaints, type, part, on);

    public UnwrittenLetter Compose(ObjectionDecisionModel model) => RequestLetterText.Compose(
        LetterKind.Decision, Version, "Objection_Title", new RequestLetterHead(model.Receiver, model.On, model.CaseNumber), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, ObjectionDecisionModel model)
    {
        writer.Paragraph(MessageKey(model), model.Owed.Text(), ClaimName.Of(model.Claim, writer.Language), writer.Date(model.PayBy));
        if (model.Outcome != DeferralOutcome.Refused) writer.Paragraph("Objection_Sorry");
        CorrectionLines.Write(writer, model.Before, model.Claim, model.On);
        Grounds(writer, model);
        if (model.Owed.IsPositive && !model.HasPlan)
        {
            WhatYouCanDo(writer, model);
            LetterAmounts.Write(writer, [model.Claim], model.On, model.PayBy, municipality.CreditorNumber);
        }
        WhatHappensNow(writer, model);
        if (model.Outcome == DeferralOutcome.Granted) ObjectionComplaintText.WriteUpheld(writer, "K0_Upheld");
        else ObjectionComplaintText.Write(writer, complaints, model.Claim.Type, model.Part, model.On);
        RequestLetterText.Help(writer, municipality, model.Receiver, model.DecidedBy);
    }

    private static string MessageKey(ObjectionDecisionModel model) => (model.Outcome, model.IsLiable) switch
    {
        (DeferralOutcome.Granted, false) => "Objection_NotLiable",
        (not DeferralOutcome.Granted, _) when model.HasPlan => $"Objection_{model.Outcome}_Plan",
        (DeferralOutcome.Refused, _) when model.Part == ObjectionPart.Liability && model.Owed.IsPositive => "Objection_Refused_liability",
        var (outcome, _) => $"Objection_{outcome}{(model.Owed.IsPositive ? "" : "_Nothing")}",
    };

    private static void Grounds(LetterWriter writer, ObjectionDecisionModel model)
    {
        writer.Heading("Grounds_Heading").Together(writer.Text($"Objection_Said_{Slug.Of(model.Part)}"), writer.Text("Objection_LookedAt"));
        if (writer.Language == "en") writer.Paragraph("Grounds_InDanish");
        writer.Words(model.WrittenGrounds);
        writer.Together([.. Laws(writer, model), writer.Text("Objection_Law", ObjectionRules.Law)]);
    }

    /// <summary>The rule of what was objected to.</summary>
    private static IEnumerable<string> Laws(LetterWriter writer, ObjectionDecisionModel model)
    {
        if (model.Part == ObjectionPart.Fee) yield return writer.Text("Objection_Law_fee", model.Claim.Rules.FeeLaw == FeeLaw.Renteloven ? "renteloven § 9 b" : "gebyrloven § 2");
        else if (model.Part == ObjectionPart.Interest && InterestPolicies.For(model.Claim.Rules.FeeLaw, model.On) is { } interest) yield return writer.Text("Objection_Law_interest", interest.Law);
        else if (model.Claim.Rules.LegalBasis is { } basis) yield return writer.Text("Objection_Law_claim", basis);
    }

    private void WhatYouCanDo(LetterWriter writer, ObjectionDecisionModel model)
    {
        List<string> acts = model.Outcome == DeferralOutcome.Granted ? [] : [writer.Text("Do_Refused_New")];
        acts.AddRange([writer.Text("Objection_Do_Help", municipality.PortalAddress), writer.Text("Do_Refused_Pay")]);
        if (model.Receiver.OnPaper) acts.Add(writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
    }

    private static void WhatHappensNow(LetterWriter writer, ObjectionDecisionModel model)
    {
        List<string> lines = [model.HasPlan ? writer.Text("Objection_Plan") : model.Owed.IsPositive ? writer.Text("Objection_Resume", writer.Date(model.ResumesOn)) : writer.Text("Objection_Closed")];
        if (model.IsDebtor && model.Now.Credit.IsPositive) lines.Add(writer.Text("Objection_Credit", model.Now.Credit.Text()));
        if (model.Now.Balance != Account.On(model.Before, model.On).Balance && model.Claim.Liable.Count(liable => liable.IsLiable) > 1) lines.Add(writer.Text("Objection_Others"));
        writer.Heading("Next_Heading").Together(lines);
    }
}

/// <summary>What a correction has taken back, line by line.</summary>
internal static class CorrectionLines
{
    /// <summary>Nothing where nothing has changed.</summary>
    public static void Write(LetterWriter writer, ClaimFacts before, ClaimFacts now, DateOnly on)
    {
        var known = before.Postings.Select(posting => posting.Id).ToHashSet();
        var corrections = now.Postings.Where(posting => !known.Contains(posting.Id) && Corrected(posting) is not null)
            .OrderBy(Corrected).ThenBy(posting => posting.AccrualOn ?? posting.CorrectsOn).ToList();
        if (corrections.Count == 0) return;
        writer.Heading("Correction_Lines_Heading").Add(new LetterBlock.Table(
            writer.Text("Correction_Lines_Caption", ClaimName.Of(now, writer.Language)), [writer.Text("Correction_Column_What"), writer.Text("Column_Amount")],
            [.. corrections.Select(posting => (IReadOnlyList<string>)[Line(writer, posting), posting.Amount.Number()])],
            [writer.Text("Correction_Total"), Kroner.Sum(corrections.Select(posting => posting.Amount)).Number()]));
        var (then, left) = (Account.On(before, on).Balance, Account.On(now, on).Balance);
        if (then != left) writer.Paragraph("Correction_Before_Now", then.Text(), left.Text());
    }

    private static EntryKind? Corrected(Posting posting) => posting switch
    {
        { Kind: EntryKind.WriteDown } => EntryKind.Principal,
        { Kind: EntryKind.Correction, Of: EntryKind.Principal or EntryKind.Fee or EntryKind.Interest } => posting.Of,
        _ => null,
    };

    private static string Line(LetterWriter writer, Posting posting) => Corrected(posting) == EntryKind.Principal
        ? writer.Text("Correction_principal") : writer.Text($"Correction_{Slug.Of(posting.Of!.Value)}", writer.Date(posting.AccrualOn ?? posting.CorrectsOn ?? posting.On));
}
