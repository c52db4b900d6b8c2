using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain;

/// <summary>An id that follows from what it names: the same thing always gets the same id, on any machine, however often it is tried.</summary>
public static class DerivedId
{
    /// <summary>A UUID of version 8 from the parts, in order.</summary>
    public static Guid Of(params IReadOnlyList<object> parts) => Named(Hash(parts));

    /// <summary>
    /// The same, beginning with a time as a UUID of version 7 does: what is written together then lies together in an index, however large that has become.
    /// </summary>
    /// <param name="time">A part of what the id follows from.</param>
    public static Guid At(DateTimeOffset time, params IReadOnlyList<object> parts)
    {
        var bytes = Hash(parts);
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, time.ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(bytes);
        return Named(bytes);
    }

    /// <inheritdoc cref="At(DateTimeOffset, IReadOnlyList{object})"/>
    public static Guid On(DateOnly day, params IReadOnlyList<object> parts) => At(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), parts);

    /// <summary>
    /// The same, beginning as another id does: what is written about one thing then lies where that thing lies, in every index by either of them.
    /// </summary>
    /// <param name="neighbour">An id that itself begins with what it is to be found by: a claim's, or that of a letter beside it.</param>
    public static Guid Beside(Guid neighbour, params IReadOnlyList<object> parts)
    {
        var bytes = Hash(parts);
        Span<byte> beginning = stackalloc byte[16];
        neighbour.TryWriteBytes(beginning, bigEndian: true, out _);
        beginning[..6].CopyTo(bytes);
        return Named(bytes);
    }

    private static byte[] Hash(IReadOnlyList<object> parts)
    {
        var text = string.Join('\u001f', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
        return SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }

    private static Guid Named(byte[] hash)
    {
        var bytes = hash.AsSpan(0, 16);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
