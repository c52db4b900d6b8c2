namespace Portal.Model;

/// <summary>A person or business; the id is the CPR or CVR text.</summary>
public sealed record ModelPerson(string Id, bool HasPhone, bool Dead, string Country);

/// <summary>A line of claims.csv with its lines of terms.csv.</summary>
public sealed record ModelClaim(
    string Source, string Reference, string Type, string Debtor, IReadOnlyList<string> CoDebtors, long PrincipalOre,
    DateOnly DueOn, DateOnly PayBy, string Basis, IReadOnlyList<(DateOnly DueOn, long AmountOre)> Terms)
{
    /// <summary>"source/reference", the name of a claim everywhere in this model.</summary>
    public string Key => $"{Source}/{Reference}";
}

/// <summary>One transaction of a bank file; the reference is unique, a reversal names the one it reverses.</summary>
public sealed record ModelPayment(
    string Reference, string? ClaimSource, string? ClaimReference, DateOnly PaidOn, long AmountOre, bool IsReversal, string? Reverses)
{
    /// <summary>Paid on the payment id of this agreement or arrangement; then it names no claim.</summary>
    public int? Agreement { get; init; }
}

/// <summary>What an agreement is asked for or given with: so much a month, on a day of the month, from a day on.</summary>
public sealed record ModelPlanAsk(long MonthlyOre, int PayDay, DateOnly FirstOn);

/// <summary>What can happen. Claims are named by their key; "on" is the business day on which it happens.</summary>
public abstract partial record ModelEvent
{
    private ModelEvent()
    {
    }

    public sealed record Persons(IReadOnlyList<ModelPerson> All) : ModelEvent;

    /// <summary>New claims, or known ones with a changed principal.</summary>
    public sealed record Claims(IReadOnlyList<ModelClaim> All) : ModelEvent;

    /// <summary>One bank file, in bank order.</summary>
    public sealed record Payments(IReadOnlyList<ModelPayment> All) : ModelEvent;

    public sealed record Night(DateOnly D) : ModelEvent;

    /// <summary>A staff hold, until and with a day, or until released.</summary>
    public sealed record Hold(string Claim, DateOnly On, DateOnly? Until) : ModelEvent;

    public sealed record ReleaseHold(string Claim, DateOnly On) : ModelEvent;

    public sealed record Contact(string Debtor, DateOnly On) : ModelEvent;

    /// <summary>Further reminders are pointless (P06).</summary>
    public sealed record Pointless(string Claim, DateOnly On) : ModelEvent;

    /// <summary>The objective reason for one more fee of gebyrloven, with reminder 2.</summary>
    public sealed record FeeReason(string Claim, DateOnly On) : ModelEvent;

    public sealed record WriteDown(string Claim, DateOnly On, long Ore) : ModelEvent;

    public sealed record WriteOff(string Claim, DateOnly On) : ModelEvent;

    /// <summary>A deferral is asked for, of one debtor's claims, until a day.</summary>
    public sealed record Request(IReadOnlyList<string> Keys, DateOnly On, int Id, DateOnly Until) : ModelEvent;

    /// <summary>A deferral until a day; null is a refusal.</summary>
    public sealed record Decide(int Id, DateOnly On, DateOnly? DeferralUntil) : ModelEvent;

    public sealed record Withdraw(int Id, DateOnly On) : ModelEvent;

    /// <summary>An agreement is asked for, of one debtor's claims: made at once inside the frame, else it waits. The agreement bears the request's number.</summary>
    public sealed record AskAgreement(IReadOnlyList<string> Keys, DateOnly On, int Id, ModelPlanAsk Ask) : ModelEvent;

    /// <summary>The plan that was asked for (granted), another (partly granted), or null (refused).</summary>
    public sealed record DecideAgreement(int Id, DateOnly On, ModelPlanAsk? Given) : ModelEvent;

    public sealed record ChangePayDay(int Id, DateOnly On, int PayDay) : ModelEvent;

    /// <summary>A broken agreement is taken up again.</summary>
    public sealed record Reinstate(int Id, DateOnly On) : ModelEvent;

    /// <summary>A repayment arrangement is set, from a net yearly income or (null) by the standard amount.</summary>
    public sealed record SetArrangement(string Claim, DateOnly On, int Id, long? NetYearlyOre, bool HasDependants, DateOnly FirstOn, int PayDay) : ModelEvent;

    public sealed record ClosePhone(string Debtor, DateOnly On) : ModelEvent;

    /// <summary>The co-liability task is closed: nobody else is liable.</summary>
    public sealed record CloseCoLiability(string Claim, DateOnly On) : ModelEvent;
}

/// <summary>A claim as it must look on the business day.</summary>
public sealed record ModelClaimState(
    string Source, string Reference, string Stage, long PrincipalOre, long FeesOre, long InterestOre, long PaidOre, long BalanceOre,
    long CreditOre, string? NextStep, DateOnly? NextEarliestOn, string? StoppedBy, IReadOnlyList<ModelEntry> Entries,
    IReadOnlyList<(DateOnly On, long AmountOre)> Pending, IReadOnlyList<ModelStep> Steps, IReadOnlyList<ModelHold> Holds)
{
    /// <summary>Everybody who owes it, as `liable`: `primary`, `owner`, `co-debtor`.</summary>
    public IReadOnlyList<(string Person, string Kind)> Liable { get; init; } = [];

    public IReadOnlyList<ModelNotice> Notices { get; init; } = [];

    public IReadOnlyList<ModelSending> Sendings { get; init; } = [];
}

/// <summary>A hold in force; until and with a day.</summary>
public sealed record ModelHold(string Kind, DateOnly From, DateOnly? Until);

/// <summary>An agreement or arrangement as it must look on the business day; its claims in the order in which its payments cover them.</summary>
public sealed record ModelAgreementState(int Id, string Status, IReadOnlyList<string> Claims, IReadOnlyList<ModelInstalment> Instalments);

public sealed record ModelInstalment(DateOnly DueOn, long AmountOre, long PaidOre);

/// <summary>A request that was sent.</summary>
public sealed record ModelRequestState(int Id, string Kind, string Status, DateOnly SubmittedOn, DateOnly? DecidedOn, IReadOnlyList<string> Claims);

/// <summary>A posted line, in order of posting.</summary>
public sealed record ModelEntry(DateOnly On, string Kind, string? Of, long AmountOre, DateOnly? AccrualOn, DateOnly? Corrects);

/// <summary>A step on record, one for each receiver of a letter.</summary>
public sealed record ModelStep(DateOnly On, string Step, string Person, bool Skipped);

/// <summary>A letter of the course to one receiver; claims as source/reference, sorted.</summary>
public sealed record ModelLetter(DateOnly On, string Kind, string Person, IReadOnlyList<string> Claims);

/// <summary>A person's account: the claims on which the person is liable, and the letters to that person.</summary>
public sealed record ModelAccount(
    string Person, long BalanceOre, long CreditOre, IReadOnlyList<ModelClaimState> Claims, IReadOnlyList<ModelLetter> Letters);
