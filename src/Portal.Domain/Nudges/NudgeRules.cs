using Portal.Domain.Letters;

namespace Portal.Domain.Nudges;

/// <summary>Whether a nudge about a letter goes out, and when (letters.md 1.6).</summary>
public static class NudgeRules
{
    /// <summary>News that is older than this is no news: the letter itself lies where it is.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <summary>The letters whose nudge names a day (letters.md section 4); all others say only that there is something.</summary>
    private static readonly HashSet<LetterKind> WithDate =
    [
        LetterKind.Bill, LetterKind.Reminder1, LetterKind.Reminder2, LetterKind.BreachReminder, LetterKind.Demand, LetterKind.CoDebtorFirst, LetterKind.TransferNotice,
        LetterKind.InformationRequest, LetterKind.Hearing,
    ];

    /// <summary>A day that has passed is not named: nobody can read a letter by then.</summary>
    public static bool NamesDate(LetterKind kind, DateOnly? replyBy, DateOnly today) => WithDate.Contains(kind) && replyBy >= today;

    /// <summary>Who is exempt from Digital Post gets no SMS by it: to them only an e-mail that they have asked for.</summary>
    public static bool MayHave(NudgeWay way, bool exempt) => way == NudgeWay.Email || !exempt;

    /// <summary>Every reason against it comes before the hour: a nudge that would not be sent in the morning waits for no morning.</summary>
    public static NudgeAnswer Decide(NudgeFacts nudge, TimeOnly danishClock, QuietHours quiet)
    {
        if (nudge.ReceiverIsDead) return new NudgeAnswer.Dropped(NudgeCode.ReceiverDead);
        if (!nudge.IsChosen) return new NudgeAnswer.Dropped(NudgeCode.NotChosen);
        if (nudge.IsOpened) return new NudgeAnswer.Dropped(NudgeCode.Opened);
        if (nudge.Age > Longest) return new NudgeAnswer.Dropped(NudgeCode.TooLate);
        return quiet.Contains(danishClock) ? new NudgeAnswer.Wait() : new NudgeAnswer.Send();
    }
}

/// <summary>What decides about one nudge.</summary>
/// <param name="IsChosen">The receiver has chosen this way, has not taken it back, and may have it.</param>
/// <param name="IsOpened">The letter has been read here already.</param>
/// <param name="Age">Since the letter was available.</param>
public sealed record NudgeFacts(bool ReceiverIsDead, bool IsChosen, bool IsOpened, TimeSpan Age);

/// <summary>What becomes of a nudge now.</summary>
public abstract record NudgeAnswer
{
    private NudgeAnswer()
    {
    }

    /// <summary>It goes out.</summary>
    public sealed record Send : NudgeAnswer;

    /// <summary>It is quiet hours: later.</summary>
    public sealed record Wait : NudgeAnswer;

    /// <summary>It will never go out.</summary>
    /// <param name="Reason">One of <see cref="NudgeCode"/>.</param>
    public sealed record Dropped(string Reason) : NudgeAnswer;
}
