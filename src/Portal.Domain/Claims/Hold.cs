using Portal.Domain.People;

namespace Portal.Domain.Claims;

/// <summary>What can stop a claim's course, strongest first (formats.md, "hold kind").</summary>
public enum HoldKind
{
    /// <summary>A request (ansøgning) waits for an answer.</summary>
    RequestPending,

    /// <summary>Indsigelse.</summary>
    Objection,

    /// <summary>A kept payment agreement (betalingsaftale).</summary>
    Agreement,

    /// <summary>Henstand.</summary>
    Deferral,

    /// <summary>The waiting time after the transfer notice.</summary>
    NoticeWaiting,

    /// <summary>The debtor has been in touch.</summary>
    Contact,

    /// <summary>A payment was taken back.</summary>
    ReversalWait,

    /// <summary>Lovbestemt henstand on a repayment claim.</summary>
    MandatoryDeferral,

    /// <summary>A complaint that gives the right not to pay meanwhile.</summary>
    Complaint,

    /// <summary>Dødsbo.</summary>
    Estate,

    /// <summary>Konkurs.</summary>
    Bankruptcy,

    /// <summary>Gældssanering.</summary>
    DebtRelief,

    /// <summary>An address in the Faroe Islands or Greenland (L17): stops notice, proposal and transfer only.</summary>
    FaroeGreenland,

    /// <summary>A letter could not be delivered.</summary>
    Undeliverable,

    /// <summary>No verified interest rate for the day.</summary>
    RateMissing,

    /// <summary>Too little is left to send letters about.</summary>
    SmallRemainder,

    /// <summary>Set by a caseworker with a reason.</summary>
    Staff,
}

/// <summary>Something that stops a claim's course for a time (pause).</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="Until">Last day, inclusive; null while it lasts until it is lifted.</param>
/// <param name="LiftedOn">The day on which it was lifted: from that day it no longer stops anything.</param>
/// <param name="Cause">The request or other case that set it.</param>
/// <param name="ResumeOn">Once it is lifted: no step before this day.</param>
public sealed record Hold(Guid Id, HoldKind Kind, DateOnly From, DateOnly? Until = null, DateOnly? LiftedOn = null, Guid? Cause = null, DateOnly? ResumeOn = null)
{
    /// <summary>Somebody who is liable beside the debtor and whose own course alone it stops; null when it stops the claim for all.</summary>
    public PersonId? Person { get; init; }

    public bool StopsOn(DateOnly day) => From <= day && !(Until < day) && !(LiftedOn <= day);
}

public static class Holds
{
    /// <summary>Those that stop the claim for this person: what stops another's course alone is not theirs to see.</summary>
    public static IEnumerable<Hold> For(this IEnumerable<Hold> holds, PersonId person) => holds.Where(hold => hold.Person is null || hold.Person == person);

    /// <summary>The hold that is named when several stop the claim: the first in the order of <see cref="HoldKind"/>.</summary>
    public static Hold? Strongest(this IEnumerable<Hold> holds, DateOnly day) => holds.Where(hold => hold.StopsOn(day)).MinBy(hold => hold.Kind);
}
