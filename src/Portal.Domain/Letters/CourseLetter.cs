using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.Domain.Letters;

/// <summary>
/// A letter of the course (bill, reminders, notice, that a claim is transferred or back) as it was decided: dates, amounts and ids, from which it is written when it is handed over
/// or first opened. Name and address of the receiver are looked up then: a letter goes to where the receiver lives, not to where they lived.
/// </summary>
/// <param name="Id">Follows from what it is (<see cref="IdOf"/>): the same letter never goes twice, nor under another id.</param>
/// <param name="Debtor">Whose claims they are; the receiver, except for a letter to another owner.</param>
/// <param name="PayBy">The last day to pay that the letter prints: its own deadline, or the bill's effective pay-by. Never moves the claim's own.</param>
/// <param name="Fee">The fee of this letter, 0 for none; it is part of its claim's balance below.</param>
/// <param name="FeeOn">The claim that the fee was posted on.</param>
/// <param name="FeeRule">The law that gives the fee, as the entry names it.</param>
/// <param name="SecondFee">The fee is one more on the same claim, for an objective reason that a caseworker has recorded and the letter prints.</param>
public sealed record CourseLetter(
    Guid Id, LetterKind Kind, DateOnly On, PersonId Receiver, PersonId Debtor, DateOnly PayBy,
    IReadOnlyList<CourseLetterClaim> Claims, Kroner Fee, ClaimId? FeeOn, string FeeRule, bool SecondFee = false)
{
    /// <summary>A reminder about an agreement: what is missing of it.</summary>
    public CourseLetterAgreement? Agreement { get; init; }

    /// <summary>The recovery authority has received its claims.</summary>
    public CourseLetterTransfer? Transfer { get; init; }

    /// <summary>Its claim is back from the recovery authority.</summary>
    public CourseLetterReturn? Return { get; init; }

    /// <param name="lead">The letter's first claim: the earliest due date, then the lowest payment id.</param>
    /// <param name="cycle">1, then one more after a return.</param>
    /// <returns>An id that begins as the claim's own does, so that a night's letters lie together.</returns>
    public static Guid IdOf(ClaimId lead, PersonId receiver, LetterKind kind, int cycle) => DerivedId.Beside(lead.Value, "letter", lead, receiver, Slug.Of(kind), cycle);

    /// <summary>Whether a letter has the id that follows from its claim. Letters of an older database follow from the same parts, and begin otherwise.</summary>
    public static bool IsIdOf(Guid id, ClaimId lead, PersonId receiver, LetterKind kind, int cycle) =>
        id == IdOf(lead, receiver, kind, cycle) || id == DerivedId.Of("letter", lead, receiver, Slug.Of(kind), cycle);
}

/// <summary>An agreement as its reminder shows it.</summary>
/// <param name="PaymentId">What the citizen pays with: the agreement's own.</param>
/// <param name="Missing">What is missing of the instalments that should have been paid.</param>
/// <param name="Since">The date of the oldest of them.</param>
/// <param name="Left">All that is owed on its claims on the letter's date.</param>
public sealed record CourseLetterAgreement(Guid Id, string PaymentId, Kroner Missing, DateOnly Since, Kroner Left);

/// <summary>A claim as a letter of the course shows it, on the letter's date, its own fee included.</summary>
/// <param name="PayBy">The claim's effective pay-by.</param>
public sealed record CourseLetterClaim(
    ClaimId Claim, DateOnly DueOn, DateOnly PayBy, Kroner Principal, Kroner Fees, Kroner Interest, Kroner Paid, Kroner Balance);
