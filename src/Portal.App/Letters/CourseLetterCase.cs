using Portal.App.Claims;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Policy;

namespace Portal.App.Letters;

/// <summary>A letter of the course, with all that is looked up when it is written: who gets it, what its claims are called, what has happened before it.</summary>
/// <param name="Liability">How the receiver is liable.</param>
/// <param name="First">The first letter this receiver ever gets: it carries the whole notice about personal data (GDPR art. 14).</param>
/// <param name="NeverTransferred">An address in the Faroe Islands or Greenland (L17): no word of a transfer.</param>
/// <param name="Before">The steps that were taken for this receiver on these claims, this letter not among them; for the notice only.</param>
/// <param name="EarlierFees">Fees charged by earlier letters; empty where they cannot be told one by one.</param>
/// <param name="FeeReason">A second fee: the reason that a caseworker recorded, Danish.</param>
/// <param name="EarlyReason">A notice sooner than usual (P06, L07): the reason that was recorded about the receiver, Danish.</param>
/// <param name="Policies">The municipality's choices; the first set when left out.</param>
public sealed record CourseLetterCase(
    CourseLetter Letter, LetterReceiver Receiver, LiabilityKind Liability, IReadOnlyList<CourseLetterSubject> Claims, bool First = false, bool NeverTransferred = false,
    IReadOnlyList<StepTaken>? Before = null, IReadOnlyList<FeeCharged>? EarlierFees = null, string FeeReason = "", string EarlyReason = "",
    Policies? Policies = null)
{
    /// <summary>The first letter to a co-debtor: why they owe each claim too.</summary>
    public IReadOnlyList<LiabilityGround> Grounds { get; init; } = [];

    /// <summary>The texts in force on the letter's date, for its claims.</summary>
    public Wording Wording { get; init; } = Wording.Standard;
}

/// <summary>Why somebody owes a claim beside its debtor, as a caseworker has found it (P04).</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="Until">Last day, inclusive; null while it lasts.</param>
/// <param name="Source">Where it was found, Danish.</param>
/// <param name="Text">The fact it rests on, Danish.</param>
public sealed record LiabilityGround(ClaimId Claim, DateOnly On, DateOnly From, DateOnly? Until, string Source, string Text);

/// <summary>A claim in a letter of the course: what the night decided, and what the claim is.</summary>
/// <param name="Reference">What the department calls it.</param>
/// <param name="Property">The property's number, for claims on a property.</param>
/// <param name="OthersLiable">Somebody else owes it too.</param>
/// <param name="Discreet">Somebody else on it has name and address protection: nothing may tell of a place (letters.md 6.4), so it goes by its type alone.</param>
/// <param name="Broken">A settlement or judgment: the first of its terms that was not kept (P14).</param>
public sealed record CourseLetterSubject(
    CourseLetterClaim Amounts, ClaimType Type, string Description, PaymentId PaymentId, string Reference, string Property, bool OthersLiable, bool Discreet,
    ClaimBasis Basis, DateOnly? BasisOn, TermDue? Broken = null)
{
    public ClaimTypeRules Rules => ClaimTypes.For(Type, Amounts.DueOn);

    public string Name(string language) => Discreet ? ClaimName.OfType(Type, language) : ClaimName.Of(Description, Type, language);
}

/// <summary>A term (rate) of a settlement or judgment.</summary>
public sealed record TermDue(DateOnly DueOn, Kroner Amount);

/// <summary>A fee that an earlier letter charged.</summary>
/// <param name="Rule">The law, as the entry names it.</param>
public sealed record FeeCharged(DateOnly On, Kroner Amount, string Rule);
