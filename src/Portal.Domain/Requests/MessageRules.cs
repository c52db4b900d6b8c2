using Portal.Domain.Law;

namespace Portal.Domain.Requests;

/// <summary>Who wrote a message on a request.</summary>
public enum MessageFrom
{
    Citizen,
    Staff,
}

/// <summary>What a message is.</summary>
public enum MessageKind
{
    Message,

    /// <summary>The answer to what a caseworker has asked for.</summary>
    InformationAnswer,

    /// <summary>The answer to a hearing (partshøring).</summary>
    HearingAnswer,
}

/// <summary>Why a message was not taken.</summary>
public enum MessageFault
{
    NothingIsWritten,

    /// <summary>Longer than <see cref="MessageRules.Longest"/>.</summary>
    TooLong,

    /// <summary>The request has been answered or taken back.</summary>
    RequestIsClosed,

    /// <summary>No information has been asked for, or it has been answered.</summary>
    NothingIsAsked,
}

/// <summary>Messages (beskeder) between a citizen and the case team about one request.</summary>
public static class MessageRules
{
    /// <summary>The longest message, in characters.</summary>
    public const int Longest = 2000;

    /// <summary>What is wrong with the words; null when nothing is.</summary>
    public static MessageFault? Fault(string text) => text.Length switch
    {
        0 => MessageFault.NothingIsWritten,
        > Longest => MessageFault.TooLong,
        _ => null,
    };

    /// <summary>What a citizen's message is: while they are being heard it is their answer.</summary>
    public static MessageKind KindOf(RequestStatus status) => status == RequestStatus.Hearing ? MessageKind.HearingAnswer : MessageKind.Message;
}

/// <summary>The day by which somebody is asked to answer a letter of ours.</summary>
public static class ReplyDeadline
{
    /// <param name="days">How long they have from the day the letter is there.</param>
    /// <param name="onTheWay">Working days that it is on its way: none for Digital Post.</param>
    public static DateOnly Of(DateOnly today, int days, int onTheWay) => Letters.DeliveryRules.AfterWorkingDays(today, onTheWay).AddDays(days).BankingDay();
}
