using Portal.Domain.Law;

namespace Portal.Domain.Agreements;

/// <summary>What the minister may limit (L11a).</summary>
public enum RequestLimitKind
{
    /// <summary>The most instalments of an agreement, in months.</summary>
    LongestAgreement,

    /// <summary>The least instalment, in øre; the last may be smaller.</summary>
    SmallestInstalment,

    /// <summary>The most days of a deferral, from the day it is asked for.</summary>
    LongestDeferral,
}

/// <summary>A limit in law on instalments or deferral, from a day on (lovgrænse; L11a).</summary>
/// <param name="Value">Months, øre or days, as the kind says; null from the day on which the limit is lifted.</param>
public sealed record RequestLimit(RequestLimitKind Kind, DateOnly ValidFrom, long? Value, LawRef Law);
