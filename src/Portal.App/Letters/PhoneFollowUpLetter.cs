using Portal.App.Settings;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;

namespace Portal.App.Letters;

/// <summary>What a call was about, before it is put into words.</summary>
/// <param name="Words">What was agreed, Danish, as the caseworker wrote it.</param>
/// <param name="By">What was agreed is to be done by this day; for a call that nobody took, the day to answer by.</param>
/// <param name="RestsUntil">The last day on which nothing is sent about the claims; null where they do not rest.</param>
public sealed record PhoneFollowUpModel(
    LetterReceiver Receiver, DateOnly On, CallOutcome Outcome, IReadOnlyList<ClaimFacts> Claims, string Words, DateOnly? By, DateOnly? RestsUntil, string CalledBy);

/// <summary>What was said on the phone in writing, or that we called in vain (opfølgning på telefon, letters.md 4.6). It names nobody else and records no health.</summary>
public sealed class PhoneFollowUpLetter(MunicipalityOptions municipality)
{
    /// <summary>Raised whenever a word of the template changes; the subject of a call in vain is another.</summary>
    public const string Version = "phone-follow-up/1", VersionMissed = "phone-follow-up-missed/1";

    public UnwrittenLetter Compose(PhoneFollowUpModel model)
    {
        var missed = model.Outcome == CallOutcome.NoAnswer;
        return RequestLetterText.Compose(
            LetterKind.PhoneFollowUp, missed ? VersionMissed : Version, missed ? "FollowUp_Title_Missed" : "FollowUp_Title",
            new RequestLetterHead(model.Receiver, model.On, model.Claims[0].PaymentId.Digits), municipality, writer => Body(writer, model));
    }

    private void Body(LetterWriter writer, PhoneFollowUpModel model)
    {
        Said(writer, model);
        var owed = model.Claims.Select(claim => (Claim: claim, Account.On(claim, model.On).Balance)).ToList();
        writer.Heading("FollowUp_About_Heading").Add(new LetterBlock.Table(
            writer.Text("Amount_Caption", writer.Date(model.On)), [writer.Text("Column_Claim"), writer.Text("Column_Left")],
            [.. owed.Select(one => (IReadOnlyList<string>)[DeferralDecisionLetter.Names([one.Claim], writer.Language), one.Balance.Number()])],
            [writer.Text("Amount_Total"), Kroner.Sum(owed.Select(one => one.Balance)).Number()]));
        writer.Heading("Next_Heading").Paragraph("FollowUp_Confirmed", municipality.PortalAddress);
        if (model.RestsUntil is { } until) writer.Paragraph("FollowUp_Rests", writer.Date(until));
        else writer.Paragraph("FollowUp_GoesOn");
        if (model.Outcome != CallOutcome.NoAnswer) writer.Paragraph("FollowUp_Correct", municipality.Phone, municipality.PortalAddress);
        writer.Heading("Disagree_Heading").Locked("K9", writer.Text(model.Receiver.OnPaper ? "K9_Paper" : "K9", municipality.PortalAddress, municipality.Phone));
        RequestLetterText.Help(writer, municipality, model.Receiver, model.CalledBy);
    }

    private void Said(LetterWriter writer, PhoneFollowUpModel model)
    {
        var (on, owed) = (writer.Date(model.On), Kroner.Sum(model.Claims.Select(claim => Account.On(claim, model.On).Balance)).Text());
        switch (model.Outcome)
        {
            case CallOutcome.Agreed:
                writer.Paragraph("FollowUp_Agreed", on, model.CalledBy, municipality.Department);
                if (writer.Language == "en") writer.Paragraph("FollowUp_InDanish");
                writer.Words(model.Words);
                if (model.By is { } done) writer.Paragraph("FollowUp_AgreedBy", writer.Date(done));
                break;

            case CallOutcome.WillPayBy:
                writer.Paragraph("FollowUp_WillPay", on, model.CalledBy, municipality.Department, owed, writer.Date(model.By!.Value));
                break;

            case CallOutcome.NoAnswer:
                writer.Paragraph("FollowUp_Missed", on, municipality.Phone, writer.Date(model.By!.Value));
                break;

            default:
                writer.Paragraph("FollowUp_Refused", on, model.CalledBy, municipality.Department, owed);
                break;
        }
    }
}
