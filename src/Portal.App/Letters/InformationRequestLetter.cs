using Portal.App.Settings;
using Portal.Domain.Letters;
using Portal.Domain.Requests;

namespace Portal.App.Letters;

/// <summary>What is asked for, before it is put into words.</summary>
/// <param name="Held">The course of the claims is stopped meanwhile.</param>
/// <param name="AskedBy">Name of the caseworker.</param>
public sealed record InformationRequestModel(LetterReceiver Receiver, DateOnly On, string CaseNumber, IReadOnlyList<InformationItem> Items, DateOnly ReplyBy, bool Held, string AskedBy);

/// <summary>What we need before we can answer a request (letters.md 4.10): each thing with its reason, the day, and what follows if it does not come.</summary>
public sealed class InformationRequestLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "information-request/1";

    public UnwrittenLetter Compose(InformationRequestModel model) => RequestLetterText.Compose(
        LetterKind.InformationRequest, Version, "Information_Title", new RequestLetterHead(model.Receiver, model.On, model.CaseNumber), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, InformationRequestModel model)
    {
        writer.Paragraph("Information_Message", writer.Date(model.ReplyBy));
        writer.Heading("Information_Missing_Heading");
        if (writer.Language == "en") writer.Paragraph("Information_InDanish");
        foreach (var (item, number) in model.Items.Select((item, i) => (item, i + 1))) writer.Words($"{number}. {item.What}: {item.Why}");
        writer.Paragraph("Information_Enough");

        List<string> acts = [writer.Text("Information_Do_Send", municipality.PortalAddress), writer.Text("Information_Do_Time", municipality.Phone), writer.Text("Do_Representative")];
        if (model.Receiver.OnPaper) acts.Insert(1, writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
        writer.Heading("Reply_Otherwise_Heading").Paragraph("Information_Otherwise", writer.Date(model.ReplyBy));
        if (model.Held) writer.Paragraph("Information_Paused");
        RequestLetterText.Help(writer, municipality, model.Receiver, model.AskedBy);
    }
}
