namespace Portal.Domain.Claims;

/// <summary>Our own opaque id of a claim (krav); what addresses and logs carry.</summary>
public readonly record struct ClaimId(Guid Value) : IComparable<ClaimId>
{
    public static ClaimId New() => new(Guid.CreateVersion7());

    public int CompareTo(ClaimId other) => Value.CompareTo(other.Value);

    public static bool operator <(ClaimId left, ClaimId right) => left.CompareTo(right) < 0;

    public static bool operator >(ClaimId left, ClaimId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ClaimId left, ClaimId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ClaimId left, ClaimId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value.ToString();
}
