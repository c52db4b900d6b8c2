using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>A claim (krav) as it arrived (claims.csv), and the figures cached from its entries, which <c>portal verify</c> recomputes.</summary>
public sealed class ClaimRow
{
    public ClaimId Id { get; set; }

    /// <summary>Raised by the one writer at every change, inside the row lock.</summary>
    public int Version { get; set; }
    public string Source { get; set; } = "";
    public string Reference { get; set; } = "";
    public ClaimType Type { get; set; }
    public PersonId DebtorId { get; set; }
    public Custody Custody { get; set; }

    /// <summary>15 digits, given in file order, ascending.</summary>
    public string PaymentId { get; set; } = "";

    /// <summary>The principal as it is on record now, in øre; the ledger holds how it came to be.</summary>
    public long PrincipalOre { get; set; }

    /// <summary>What the source said, while an answer to an objection has lowered it and the source has not said otherwise since (L03); else null.</summary>
    public long? SourcePrincipalOre { get; set; }
    public DateOnly? PeriodFrom { get; set; }
    public DateOnly? PeriodTo { get; set; }
    public DateOnly? EstablishedOn { get; set; }
    public DateOnly DueOn { get; set; }
    public DateOnly PayBy { get; set; }
    public DateOnly? LimitationOn { get; set; }
    public ClaimBasis Basis { get; set; }
    public DateOnly? BasisOn { get; set; }
    public bool StateRefund { get; set; }
    public string Property { get; set; } = "";
    public string Description { get; set; } = "";
    public DateOnly ArrivedOn { get; set; }

    /// <summary>Cached: what is owed, from all entries known.</summary>
    public long BalanceOre { get; set; }

    /// <summary>Cached: what was paid above what is owed.</summary>
    public long CreditOre { get; set; }

    /// <summary>The last day whose interest has been posted, inclusive; null before the first time.</summary>
    public DateOnly? DerivedOn { get; set; }

    /// <summary>When a caseworker recorded the objective reason for one more fee (gebyrloven § 2); null when nobody has.</summary>
    public DateOnly? FeeReasonOn { get; set; }

    /// <summary>The first night that may have something to do here; null when nothing can happen before something else does.</summary>
    public DateOnly? NextOn { get; set; }
}

/// <summary>Who is, or may be, liable for a claim (hæftelse).</summary>
public sealed class LiabilityRow
{
    public ClaimId ClaimId { get; set; }
    public PersonId PersonId { get; set; }
    public LiabilityKind Kind { get; set; }

    /// <summary>Null for a possible co-debtor that staff have not confirmed: to that person the claim does not exist.</summary>
    public DateOnly? ConfirmedOn { get; set; }

    /// <summary>The day on which it was found that the person is not liable after all (L03): from then on the claim does not exist for them.</summary>
    public DateOnly? EndedOn { get; set; }
}

/// <summary>A term (rate) of a settlement or judgment (terms.csv).</summary>
public sealed class TermRow
{
    public ClaimId ClaimId { get; set; }
    public DateOnly DueOn { get; set; }
    public long AmountOre { get; set; }
}
