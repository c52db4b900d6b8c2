using Portal.App.Claims;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>Money that goes back to who paid too much, before it is put into words.</summary>
/// <param name="Amount">What is paid back, in øre.</param>
/// <param name="By">The last day on which it is there.</param>
public sealed record PayBackModel(LetterReceiver Receiver, DateOnly On, ClaimFacts Claim, Kroner Amount, DateOnly By);

/// <summary>Tells the debtor that what was paid too much is paid back: how much, where and by when (letters.md 4.16, point 5).</summary>
public sealed class PayBackLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes.</summary>
    public const string Version = "pay-back/1";

    public UnwrittenLetter Compose(PayBackModel model) => RequestLetterText.Compose(
        LetterKind.Correction, Version, "PayBack_Title", new RequestLetterHead(model.Receiver, model.On, model.Claim.PaymentId.Digits), municipality, writer =>
        {
            writer.Paragraph("PayBack_Message", ClaimName.Of(model.Claim, writer.Language), model.Amount.Text());
            writer.Heading("Next_Heading").Together([writer.Text("PayBack_Where", writer.Date(model.By)), writer.Text("PayBack_Account")]);
            writer.Paragraph("PayBack_Wrong");
            ObjectionComplaintText.WriteUpheld(writer, "K0_PayBack");
            RequestLetterText.Help(writer, municipality, model.Receiver, null);
        });
}
