using Portal.App.Claims;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>A claim that has become smaller, before it is put into words. Why, and who said so, is not among it (letters.md 4.16).</summary>
/// <param name="Corrected">What was corrected: principal, fee or interest.</param>
public sealed record CorrectionModel(LetterReceiver Receiver, DateOnly On, ClaimFacts Before, ClaimFacts Claim, EntryKind Corrected);

/// <summary>Tells somebody who is liable for a claim that its amount has changed without them (rettelse, letters.md 4.16).</summary>
public sealed class CorrectionLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "correction/1";

    public UnwrittenLetter Compose(CorrectionModel model) => RequestLetterText.Compose(
        LetterKind.Correction, Version, "Correction_Title", new RequestLetterHead(model.Receiver, model.On, model.Claim.PaymentId.Digits), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, CorrectionModel model)
    {
        var (before, now) = (Account.On(model.Before, model.On).Balance, Account.On(model.Claim, model.On).Balance);
        writer.Paragraph("Correction_Message", ClaimName.Of(model.Claim, writer.Language), before.Text(), now.Text()).Paragraph($"Correction_Why_{Slug.Of(model.Corrected)}");
        CorrectionLines.Write(writer, model.Before, model.Claim, model.On);
        if (now.IsPositive)
        {
            writer.Heading("Next_Heading").Paragraph("Correction_Letters");
            LetterAmounts.Write(writer, [model.Claim], model.On, null, municipality.CreditorNumber);
        }
        ObjectionComplaintText.WriteUpheld(writer, "K0_Lower");
        RequestLetterText.Help(writer, municipality, model.Receiver, null);
    }
}
