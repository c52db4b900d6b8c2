using Portal.App.Settings;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>What an answer to a report of changed circumstances is about, before it is put into words.</summary>
/// <param name="ToldOn">The day it was reported.</param>
/// <param name="TakenIntoAccount">The change makes a difference, as the caseworker's words say.</param>
/// <param name="Words">The caseworker's own words, Danish.</param>
/// <param name="ResumesOn">No step before this day; null where none of the claims has a course here.</param>
public sealed record CircumstancesLetterModel(
    LetterReceiver Receiver, DateOnly On, string CaseNumber, IReadOnlyList<ClaimFacts> Claims, DateOnly ToldOn, IReadOnlySet<HardshipReason> Reasons, bool TakenIntoAccount, string Words,
    DateOnly? ResumesOn, string AnsweredBy);

/// <summary>The answer to somebody who has told that their circumstances have changed: what it means, what they can ask for, and when the course goes on.</summary>
public sealed class CircumstancesLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "circumstances/1";

    public UnwrittenLetter Compose(CircumstancesLetterModel model) =>
        RequestLetterText.Compose(LetterKind.Decision, Version, "Circumstances_Title", new RequestLetterHead(model.Receiver, model.On, model.CaseNumber), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, CircumstancesLetterModel model)
    {
        var names = DeferralDecisionLetter.Names(model.Claims, writer.Language);
        writer.Paragraph(model.TakenIntoAccount ? "Circumstances_Considered" : "Circumstances_Unchanged", names);
        var told = model.Reasons.Order().Select(reason => TextSet.Names[writer.Language, $"Reason_{Slug.Of(reason)}"]).ToList();
        if (model.Receiver.Kind == PersonKind.Business && writer.Language == "da") told = told.ConvertAll(BusinessAddress.Of);
        writer.Heading("Grounds_Heading").Paragraph("Circumstances_Told", writer.Date(model.ToldOn), DeferralGroundsText.Told(told, writer.Language));
        if (writer.Language == "en") writer.Paragraph("Grounds_InDanish");
        writer.Words(model.Words);

        List<string> acts = [writer.Text("Circumstances_Apply", municipality.PortalAddress, municipality.Phone), writer.Text("Do_Refused_New")];
        if (model.Receiver.OnPaper) acts.Add(writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
        if (model.ResumesOn is { } resumes) writer.Heading("Next_Heading").Paragraph("Next_Refused_Resume", writer.Date(resumes));
        writer.Heading("Complaint_Heading").Locked("K9", writer.Text(model.Receiver.OnPaper ? "K9_Paper" : "K9", municipality.PortalAddress, municipality.Phone));
        RequestLetterText.Help(writer, municipality, model.Receiver, model.AnsweredBy);
    }
}
