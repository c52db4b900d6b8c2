using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.Domain.Calls;

/// <summary>What came of a call (opkald), or why it was not made (P03).</summary>
public enum CallOutcome
{
    /// <summary>They agreed on something: an application for an agreement or more time follows.</summary>
    Agreed,

    /// <summary>The person will pay by a day.</summary>
    WillPayBy,

    /// <summary>Nobody took the call.</summary>
    NoAnswer,

    /// <summary>The person will not pay.</summary>
    Refused,

    /// <summary>The number is somebody else's: it is not called again.</summary>
    WrongNumber,

    /// <summary>A call is not expected to have any effect: none is made, for a written reason.</summary>
    NotUseful,
}

/// <summary>Why a call cannot be recorded like that. Each has a text in both languages.</summary>
public enum CallRefusal
{
    /// <summary>Somebody has recorded it already, or nothing is left to call about.</summary>
    CallIsClosed,

    DateIsMissing,

    DateIsNotInTheFuture,

    /// <summary>Nothing says what was agreed.</summary>
    NothingIsWritten,

    /// <summary>A call that is judged not useful needs a written reason (P03).</summary>
    ReasonIsMissing,

    /// <summary>Only a call that nobody took is made again.</summary>
    OnlyNoAnswerIsTriedAgain,

    TextIsTooLong,
}

/// <summary>What a caseworker records about a call.</summary>
/// <param name="PayBy">The day by which the person will pay, or do what was agreed.</param>
/// <param name="Words">What was agreed, or why no call is made, Danish.</param>
/// <param name="TryAgain">Nobody took it, and it is tried again later: the task stays.</param>
public sealed record CallAsk(CallOutcome Outcome, DateOnly? PayBy, string Words, bool TryAgain);

/// <summary>What follows from a call.</summary>
public abstract record CallAnswer
{
    private CallAnswer()
    {
    }

    /// <param name="Moves">One for each claim; where the person has been in touch, with the days that it then rests.</param>
    /// <param name="Closes">The task is done.</param>
    /// <param name="Skipped">It is done without a call.</param>
    public sealed record Recorded(IReadOnlyList<Move> Moves, bool Closes, bool Skipped) : CallAnswer;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<CallRefusal> Reasons) : CallAnswer;
}

/// <summary>P03: what a call to somebody who has had two reminders does to the course.</summary>
public static class CallRules
{
    public const string Rule = "P03";

    /// <summary>The most that may be written about a call, in characters.</summary>
    public const int LongestText = 1000;

    /// <summary>The person was reached and says that something will happen: a contact, which rests the course once (P07).</summary>
    public static bool IsContact(CallOutcome outcome) => outcome is CallOutcome.Agreed or CallOutcome.WillPayBy;

    /// <param name="claims">Those that the task is about.</param>
    /// <param name="person">Who was to be called.</param>
    public static CallAnswer Decide(IReadOnlyList<ClaimFacts> claims, PersonId person, CallAsk ask, DateOnly today, Policies policies)
    {
        var refusals = Refusals(ask, today).ToList();
        if (refusals.Count > 0) return new CallAnswer.Refused(refusals);
        return new CallAnswer.Recorded([.. claims.Select(claim => MoveOf(claim, person, ask.Outcome, today, policies))], !ask.TryAgain, ask.Outcome == CallOutcome.NotUseful);
    }

    private static IEnumerable<CallRefusal> Refusals(CallAsk ask, DateOnly today)
    {
        var written = ask.Words.Trim().Length > 0;
        if (ask.Outcome == CallOutcome.WillPayBy && ask.PayBy is null) yield return CallRefusal.DateIsMissing;
        if (IsContact(ask.Outcome) && ask.PayBy <= today) yield return CallRefusal.DateIsNotInTheFuture;
        if (ask.Outcome == CallOutcome.Agreed && !written) yield return CallRefusal.NothingIsWritten;
        if (ask.Outcome == CallOutcome.NotUseful && !written) yield return CallRefusal.ReasonIsMissing;
        if (ask.TryAgain && ask.Outcome != CallOutcome.NoAnswer) yield return CallRefusal.OnlyNoAnswerIsTriedAgain;
        if (ask.Words.Length > LongestText) yield return CallRefusal.TextIsTooLong;
    }

    private static Move MoveOf(ClaimFacts claim, PersonId person, CallOutcome outcome, DateOnly today, Policies policies) =>
        IsContact(outcome) && CourseActs.Contact(claim, today, policies, person) is ActAnswer.Done rests
            ? rests.Move with { What = "call-recorded", Rule = $"{Rule}, {rests.Move.Rule}" } : Move.Posted(claim.Id, "call-recorded", Rule);
}
