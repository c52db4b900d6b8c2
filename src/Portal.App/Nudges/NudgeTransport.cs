using Portal.App.Data.Rows;
using Portal.App.Outbox;
using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Letters;
using Portal.Domain.Nudges;

namespace Portal.App.Nudges;

/// <summary>A nudge with everything that is read when it is sent. Holds an address: never logged.</summary>
/// <param name="OnPaper">The letter went on paper, not to Digital Post.</param>
internal sealed record GoingNudge(NudgeRow Nudge, LetterRow Letter, PersonRow Receiver, ContactChoiceRow Choice, bool OnPaper)
{
    public string Language => Choice.Language.Length > 0 ? Choice.Language : Receiver.Language;
}

/// <summary>Brings a nudge to the mail server, or as NemSMS to Digital Post, and says how it ended. Writes nothing down.</summary>
internal sealed class NudgeTransport(IMail mail, IDigitalPost post, DigitalPostOptions options, MunicipalityOptions from)
{
    public bool Offers(NudgeWay way) => way == NudgeWay.Email ? mail.IsOffered : options.NemSms;

    public Task<NudgeEnd> Send(GoingNudge nudge, DateOnly today, CancellationToken cancel) => nudge.Nudge.Way == NudgeWay.Email ? ByEmail(nudge, today, cancel) : BySms(nudge, today, cancel);

    private Task<NudgeEnd> ByEmail(GoingNudge nudge, DateOnly today, CancellationToken cancel)
    {
        var (language, kind) = (nudge.Language, nudge.Receiver.Kind);
        var text = $"{NudgeText.Of(nudge.Letter, kind, language, from, today)}\n\n{NudgeText.Tail(kind, language, nudge.OnPaper)}";
        return mail.Send(new OutgoingMail(DerivedId.Of("nudge", nudge.Letter.Id, Slug.Of(NudgeWay.Email)), nudge.Choice.Email, NudgeText.Subject(language, from), text), cancel);
    }

    private async Task<NudgeEnd> BySms(GoingNudge nudge, DateOnly today, CancellationToken cancel)
    {
        var message = nudge.Nudge.MessageId!.Value;
        var text = NudgeText.Of(nudge.Letter, nudge.Receiver.Kind, nudge.Language, from, today);
        var end = await post.Send(message, MemoMessage.NemSms(message, NudgeText.Subject(nudge.Language, from), text, nudge.Receiver, from), cancel);
        post.Sync();
        return end.State switch
        {
            DeliveryState.HandedOver => NudgeEnd.Taken(end.Code),
            DeliveryState.Held => NudgeEnd.Refused(end.Code),
            DeliveryState.Waiting => NudgeEnd.NotNow(end.Code),
            _ => NudgeEnd.NoAnswer(end.Code),
        };
    }
}
