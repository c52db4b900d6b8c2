using Portal.App.Claims;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>A claim that has become smaller, before it is put into words. Why, and who said so, is not among it (letters.md 4.16).</summary>
/// <param name="Corrected">What was corrected: principal, fee or interest.</param>
public sealed record CorrectionModel(LetterReceiver Receiver, DateOnly On, ClaimFacts Before, ClaimFacts Claim, EntryKind Corrected);

/// <summary>Tells somebody who is liable for a claim that its amount has changed without them (rettelse, letters.md 4.16), and its debtor what has been paid too much.</summary>
public sealed class CorrectionLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "correction/2";

    public UnwrittenLetter Compose(CorrectionModel model) => RequestLetterText.Compose(
        LetterKind.Correction, Version, "Correction_Title", new RequestLetterHead(model.Receiver, model.On, model.Claim.PaymentId.Digits), municipality, writer => Body(writer, model));

    private void Body(LetterWriter writer, CorrectionModel model)
    {
        var (before, account) = (Account.On(model.Before, model.On).Balance, Account.On(model.Claim, model.On));
        var (now, name) = (account.Balance, ClaimName.Of(model.Claim, writer.Language));
        if (before == now) writer.Paragraph("Correction_Message_Paid", name);
        else writer.Paragraph("Correction_Message", name, before.Text(), now.Text());
        writer.Paragraph($"Correction_Why_{Slug.Of(model.Corrected)}");
        if (account.Credit.IsPositive && model.Receiver.Id == model.Claim.Debtor) writer.Paragraph("Correction_Credit", account.Credit.Text());
        CorrectionLines.Write(writer, model.Before, model.Claim, model.On);
        if (now.IsPositive) WhatHappensNow(writer, model);
        ObjectionComplaintText.WriteUpheld(writer, "K0_Lower");
        RequestLetterText.Help(writer, municipality, model.Receiver, null);
    }

    /// <summary>Whoever pays by instalments goes on with them, and of a repayment nothing is due before its arrangement says so (P13): the whole amount is not asked for.</summary>
    private void WhatHappensNow(LetterWriter writer, CorrectionModel model)
    {
        writer.Heading("Next_Heading");
        if (model.Claim.Agreement is { Instalments.Count: > 0 } plan && plan.Person == model.Receiver.Id) writer.Paragraph("Correction_Plan");
        else if (model.Claim.Rules.Family == ClaimFamily.Repayment) writer.Paragraph("Correction_Rest");
        else
        {
            writer.Paragraph("Correction_Letters");
            LetterAmounts.Write(writer, [model.Claim], model.On, null, municipality.CreditorNumber);
        }
    }
}
