using Portal.Domain.Requests;
using Portal.Web.Shared;

namespace Portal.Web.Citizens.Requests;

/// <summary>How a request's state is coloured. A refusal is plain: it is an answer, not an alarm.</summary>
internal static class RequestState
{
    public static BadgeTone Tone(this RequestStatus status) => status switch
    {
        RequestStatus.Granted or RequestStatus.PartlyGranted => BadgeTone.Calm,
        RequestStatus.NeedsInformation or RequestStatus.Hearing => BadgeTone.Act,
        _ => BadgeTone.Plain,
    };
}
