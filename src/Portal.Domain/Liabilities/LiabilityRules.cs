using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.Domain.Liabilities;

/// <summary>Why it cannot be found like that who else is liable (hæftelse). Each has a text in both languages.</summary>
public enum LiabilityRefusal
{
    /// <summary>L12: the recovery authority has the claim. It is recalled first.</summary>
    ClaimIsTransferred,

    NothingIsOwed,

    /// <summary>The type has no such check: all owners are on the claim, or nobody else can be liable for it.</summary>
    NobodyElseCanBeLiable,

    /// <summary>The person is on the claim already, or was found not to be liable for it (L03).</summary>
    PersonIsOnTheClaim,

    /// <summary>It is not written where it was found.</summary>
    SourceIsMissing,

    /// <summary>It is not written why the person owes the claim; their first letter says so.</summary>
    GroundsAreMissing,

    /// <summary>The grounds name somebody else who owes the claim; that person is told of their own matters alone.</summary>
    GroundsNameAnother,

    /// <summary>The text holds what looks like a CPR number.</summary>
    TextHoldsCpr,

    TextIsTooLong,

    PeriodIsMissing,

    PeriodEndsBeforeItBegins,

    /// <summary>The person was not liable in any part of the time that the claim is about.</summary>
    PeriodIsAnother,

    /// <summary>Nobody has been asked to look: the task is not there, or has been answered.</summary>
    NoCheckIsOpen,

    ReasonIsMissing,
}

/// <summary>What a caseworker has found out about somebody who may be liable beside the debtor (P04).</summary>
/// <param name="From">The first day on which the person was liable, inclusive.</param>
/// <param name="Until">The last, inclusive; null while it lasts.</param>
/// <param name="Source">Where it was found, such as the population register.</param>
/// <param name="Grounds">The fact it rests on, Danish, as it stands in the person's first letter.</param>
public sealed record LiabilityAsk(DateOnly? From, DateOnly? Until, string Source, string Grounds);

/// <summary>P04: who may be found liable for a claim beside its debtor, and what must then be on record.</summary>
public static class LiabilityRules
{
    public const string Rule = "P04";

    /// <summary>The most that may be written, in characters.</summary>
    public const int LongestSource = 120, LongestGrounds = 500;

    /// <param name="claim">With everybody who is, or may be, liable.</param>
    /// <param name="periodFrom">The first day that the claim is about; null where the source has not said.</param>
    /// <param name="names">The names of the others who owe the claim.</param>
    public static IReadOnlyList<LiabilityRefusal> Confirm(ClaimFacts claim, PersonId person, LiabilityAsk ask, DateOnly? periodFrom, IReadOnlyCollection<string> names, Func<string, bool> holdsCpr) =>
        [.. AboutTheClaim(claim), .. AboutThePerson(claim, person), .. AboutTheTime(claim, ask, periodFrom), .. AboutTheWords(ask, names, holdsCpr)];

    /// <summary>P04: nobody else is liable, and why, on record.</summary>
    public static IReadOnlyList<LiabilityRefusal> NobodyElse(ClaimFacts claim, string reason, Func<string, bool> holdsCpr)
    {
        List<LiabilityRefusal> refusals = [];
        if (claim.Steps.All(step => step.Step != Step.CoLiabilityTask || step.DoneOn is not null)) refusals.Add(LiabilityRefusal.NoCheckIsOpen);
        if (reason.Trim().Length == 0) refusals.Add(LiabilityRefusal.ReasonIsMissing);
        if (reason.Length > LongestGrounds) refusals.Add(LiabilityRefusal.TextIsTooLong);
        if (holdsCpr(reason)) refusals.Add(LiabilityRefusal.TextHoldsCpr);
        return refusals;
    }

    private static IEnumerable<LiabilityRefusal> AboutTheClaim(ClaimFacts claim)
    {
        if (claim.Custody == Custody.Transferred) yield return LiabilityRefusal.ClaimIsTransferred;
        else if (!Kroner.Sum(claim.Postings.Select(posting => posting.Amount)).IsPositive) yield return LiabilityRefusal.NothingIsOwed;
        if (!claim.Rules.OthersMayBeLiable) yield return LiabilityRefusal.NobodyElseCanBeLiable;
    }

    /// <summary>Somebody named by the source is a possible co-debtor until confirmed.</summary>
    private static IEnumerable<LiabilityRefusal> AboutThePerson(ClaimFacts claim, PersonId person) =>
        claim.Liable.Any(liable => liable.Person == person && liable is not { Kind: LiabilityKind.CoDebtor, ConfirmedOn: null }) ? [LiabilityRefusal.PersonIsOnTheClaim] : [];

    private static IEnumerable<LiabilityRefusal> AboutTheTime(ClaimFacts claim, LiabilityAsk ask, DateOnly? periodFrom)
    {
        if (ask.From is not { } from) yield return LiabilityRefusal.PeriodIsMissing;
        else if (ask.Until < from) yield return LiabilityRefusal.PeriodEndsBeforeItBegins;
        else if (from > claim.PeriodTo || ask.Until < periodFrom) yield return LiabilityRefusal.PeriodIsAnother;
    }

    private static IEnumerable<LiabilityRefusal> AboutTheWords(LiabilityAsk ask, IReadOnlyCollection<string> names, Func<string, bool> holdsCpr)
    {
        if (ask.Source.Trim().Length == 0) yield return LiabilityRefusal.SourceIsMissing;
        if (ask.Grounds.Trim().Length == 0) yield return LiabilityRefusal.GroundsAreMissing;
        if (names.SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Any(name => IsWordOf(ask.Grounds, name))) yield return LiabilityRefusal.GroundsNameAnother;
        if (holdsCpr(ask.Source) || holdsCpr(ask.Grounds)) yield return LiabilityRefusal.TextHoldsCpr;
        if (ask.Source.Length > LongestSource || ask.Grounds.Length > LongestGrounds) yield return LiabilityRefusal.TextIsTooLong;
    }

    private static bool IsWordOf(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.CurrentCultureIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.CurrentCultureIgnoreCase))
            if (name.Length > 2 && (at == 0 || !char.IsLetter(text[at - 1])) && (at + name.Length >= text.Length || !char.IsLetter(text[at + name.Length]) || text[at + name.Length] == 's')) return true;
        return false;
    }
}
