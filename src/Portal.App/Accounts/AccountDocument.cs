namespace Portal.App.Accounts;

/// <summary>A person's whole account as <c>portal account</c> prints it: whole øre, ISO dates, the names and order of formats.md section 4.</summary>
public sealed record AccountDocument(
    AccountPerson Person, DateOnly AsOf, long BalanceOre, long CreditOre,
    IReadOnlyList<AccountClaim> Claims, IReadOnlyList<AccountAgreement> Agreements, IReadOnlyList<AccountRequest> Requests,
    IReadOnlyList<AccountLetter> Letters, IReadOnlyList<AccountStatement> Statements);

/// <param name="Id">CPR or CVR.</param>
public sealed record AccountPerson(string Id, string Name);

public sealed record AccountClaim(
    string Source, string Reference, string Type, string PaymentId, string Stage,
    long PrincipalOre, long FeesOre, long InterestOre, long PaidOre, long BalanceOre, long CreditOre,
    DateOnly DueOn, DateOnly PayBy, string Liable, AccountNext? Next,
    IReadOnlyList<AccountHold> Holds, IReadOnlyList<AccountEntry> Entries, IReadOnlyList<AccountPending> Pending, IReadOnlyList<AccountStep> Steps);

/// <summary>The step that comes next; null when settled, written off or transferred.</summary>
/// <param name="EarliestOn">Null while an open task decides it.</param>
/// <param name="StoppedBy">The strongest hold, or small-remainder.</param>
public sealed record AccountNext(string Step, DateOnly? EarliestOn, string? StoppedBy);

public sealed record AccountHold(string Kind, DateOnly From, DateOnly? Until);

/// <param name="Of">What a correction corrects.</param>
/// <param name="Corrects">The day of the entry that a correction or reversal takes back, wholly or in part.</param>
public sealed record AccountEntry(DateOnly On, string Kind, string? Of, long AmountOre, string Rule, DateOnly? AccrualOn, DateOnly? Corrects);

/// <summary>A payment that counts from the night of its day.</summary>
public sealed record AccountPending(DateOnly On, long AmountOre);

public sealed record AccountStep(DateOnly On, string Step, Guid? Letter, bool Skipped);

public sealed record AccountAgreement(string Status, string PaymentId, IReadOnlyList<string> Claims, IReadOnlyList<AccountInstalment> Instalments);

public sealed record AccountInstalment(DateOnly DueOn, long AmountOre, long PaidOre);

public sealed record AccountRequest(
    IReadOnlyList<string> Kinds, IReadOnlyList<string> Reasons, IReadOnlyList<string> Claims, string Status, DateOnly? SubmittedOn, DateOnly? DecidedOn);

public sealed record AccountLetter(Guid Id, string Kind, DateOnly On, IReadOnlyList<string> Claims, string Delivery, DateOnly? DeliveredOn);

public sealed record AccountStatement(DateOnly From, DateOnly To, long OpeningOre, long ClosingOre, int Version);
