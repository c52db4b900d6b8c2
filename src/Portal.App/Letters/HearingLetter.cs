using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>What somebody is heard about, before it is put into words.</summary>
/// <param name="Considered">The caseworker's own words, Danish; so are the facts and their source.</param>
/// <param name="HeardBy">Name of the caseworker.</param>
public sealed record HearingModel(
    LetterReceiver Receiver, DateOnly On, string CaseNumber, string Considered, string Facts, string Source, DeferralGround Rule, LawRef Law, DateOnly ReplyBy, string HeardBy);

/// <summary>A hearing (partshøring, letters.md 4.11): nothing is decided; what we consider, on which facts and rule, and how to answer.</summary>
public sealed class HearingLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "hearing/1";

    public UnwrittenLetter Compose(HearingModel model) => RequestLetterText.Compose(
        LetterKind.Hearing, Version, "Hearing_Title", new RequestLetterHead(model.Receiver, model.On, model.CaseNumber), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, HearingModel model)
    {
        writer.Paragraph("Hearing_Message", writer.Date(model.ReplyBy));
        writer.Heading("Hearing_Considered_Heading");
        if (writer.Language == "en") writer.Paragraph("Hearing_InDanish");
        writer.Words(model.Considered);
        writer.Heading("Hearing_Facts_Heading").Words(model.Facts).Paragraph("Hearing_Source").Words(model.Source);
        writer.Heading("Hearing_Rule_Heading").Paragraph($"Rule_{Slug.Of(model.Rule)}", model.Law);
        // The rule that more time is given on request names its law itself.
        if (model.Rule != DeferralGround.MoreTimeOnRequest) writer.Paragraph("Hearing_Law", model.Law);

        List<string> ways = [writer.Text("Hearing_Do_Portal", municipality.PortalAddress), writer.Text("Hearing_Do_Phone", municipality.Phone), writer.Text("Hearing_Do_Papers"), writer.Text("Do_Representative")];
        if (model.Receiver.OnPaper) ways.Insert(2, writer.Text("Do_Paper"));
        writer.Heading("Hearing_Do_Heading").Bullets(ways).Paragraph("Hearing_CanChange");
        writer.Heading("Reply_Otherwise_Heading").Paragraph("Hearing_Otherwise", writer.Date(model.ReplyBy));
        RequestLetterText.Help(writer, municipality, model.Receiver, model.HeardBy);
    }
}
