using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain;

/// <summary>An id that follows from what it names: the same thing always gets the same id, on any machine, however often it is tried.</summary>
public static class DerivedId
{
    /// <summary>A UUID of version 8 from the parts, in order.</summary>
    public static Guid Of(params IReadOnlyList<object> parts)
    {
        var text = string.Join('\u001f', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}
