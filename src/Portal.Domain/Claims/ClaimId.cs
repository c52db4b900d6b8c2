using System.Buffers.Binary;

namespace Portal.Domain.Claims;

/// <summary>Our own opaque id of a claim (krav); what addresses and logs carry.</summary>
public readonly record struct ClaimId(Guid Value) : IComparable<ClaimId>
{
    // 22 bits of the day are every day there is, and 26 of the time begin anew after 38 days.
    private const int TimeBits = 26;
    private const long TimeUnit = TimeSpan.TicksPerSecond / 20;

    /// <summary>
    /// A new one, of version 8. It begins with the last day to pay and then the time, because a night looks at claims by that day: those that it comes to together lie
    /// together in every index by claim, and so does what it writes about them, whose ids begin in the same way (<see cref="DerivedId.Beside"/>). The rest is random.
    /// </summary>
    /// <param name="payBy">As the claim arrives; what comes of it later changes no id.</param>
    public static ClaimId New(DateOnly payBy, DateTimeOffset now)
    {
        var time = (now.UtcTicks / TimeUnit) & ((1L << TimeBits) - 1);
        Span<byte> beginning = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(beginning, ((long)payBy.DayNumber << TimeBits) | time);
        Span<byte> bytes = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(bytes, bigEndian: true, out _);
        beginning[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        return new ClaimId(new Guid(bytes, bigEndian: true));
    }

    public int CompareTo(ClaimId other) => Value.CompareTo(other.Value);

    public static bool operator <(ClaimId left, ClaimId right) => left.CompareTo(right) < 0;

    public static bool operator >(ClaimId left, ClaimId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ClaimId left, ClaimId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ClaimId left, ClaimId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value.ToString();
}
