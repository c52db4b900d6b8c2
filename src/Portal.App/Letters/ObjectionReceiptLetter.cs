using System.Globalization;
using Portal.App.Claims;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Objections;
using Portal.Domain.Requests;

namespace Portal.App.Letters;

/// <summary>What the receipt for an objection is about, before it is put into words. What was written is not repeated: a mailbox may be shared.</summary>
/// <param name="At">When it came, in Danish time.</param>
/// <param name="Unheld">It does not stop the course.</param>
/// <param name="BesideDebtor">The receiver is liable beside the debtor.</param>
/// <param name="Papers">How many papers have come.</param>
public sealed record ObjectionReceiptModel(
    LetterReceiver Receiver, DateTimeOffset At, DateOnly On, string CaseNumber, RequestChannel Channel, ClaimFacts Claim, ObjectionPart Part, bool Unheld, bool BesideDebtor,
    DateOnly AnswerBy, DateOnly EvidenceBy, int Papers);

/// <summary>The receipt for an objection (kvittering, letters.md 4.9): proof, the day of the answer, and what happens meanwhile.</summary>
public sealed class ObjectionReceiptLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "objection-receipt/1";

    public UnwrittenLetter Compose(ObjectionReceiptModel model) => RequestLetterText.Compose(
        LetterKind.RequestReceipt, Version, "ObjectionReceipt_Title", new RequestLetterHead(model.Receiver, model.On, model.CaseNumber), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, ObjectionReceiptModel model)
    {
        var alone = model.BesideDebtor && model.Part == ObjectionPart.Liability;
        writer.Paragraph(model.Unheld ? "ObjectionReceipt_Unheld" : alone ? "ObjectionReceipt_Alone" : "ObjectionReceipt", writer.Date(model.AnswerBy));
        if (model.Unheld) writer.Paragraph("ObjectionReceipt_Repeated");

        var came = writer.Text("ObjectionReceipt_Came", writer.Date(model.On), model.At.ToString("HH.mm", CultureInfo.InvariantCulture), model.CaseNumber);
        writer.Heading("ObjectionReceipt_About_Heading").Paragraph($"ObjectionReceipt_{Slug.Of(model.Part)}")
            .Bullets($"{ClaimName.Of(model.Claim, writer.Language)}: {Account.On(model.Claim, model.On).Balance.Text()}");
        if (model.Channel == RequestChannel.Portal) writer.Together(came);
        else writer.Together(came, writer.Text($"Receipt_Channel_{Slug.Of(model.Channel)}"));

        List<string> lines = model.Unheld ? [] : [writer.Text(alone ? "ObjectionReceipt_Paused_Alone" : "Receipt_Paused")];
        if (model.Claim.Rules.FeeLaw != FeeLaw.None) lines.Add(writer.Text("Receipt_Interest"));
        lines.Add(writer.Text("ObjectionReceipt_Pay"));
        writer.Heading("Next_Heading").Bullets(lines);

        writer.Heading("Receipt_Papers_Heading").Together(
            writer.Text(model.Papers switch { 0 => "Receipt_Papers_None", 1 => "Receipt_Papers_One", _ => "Receipt_Papers_Some" }, model.Papers), writer.Text("ObjectionReceipt_Papers_By", writer.Date(model.EvidenceBy)));
        List<string> acts = [writer.Text("Receipt_Do_Add", municipality.PortalAddress), writer.Text("ObjectionReceipt_Withdraw", municipality.Phone)];
        if (model.Receiver.OnPaper) acts.Add(writer.Text("Do_Paper"));
        writer.Heading("Do_Heading").Bullets(acts);
        RequestLetterText.Help(writer, municipality, model.Receiver, null);
    }
}
