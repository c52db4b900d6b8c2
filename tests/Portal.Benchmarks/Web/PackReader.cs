using System.Buffers.Binary;
using System.Text;

namespace Portal.Benchmarks.Web;

/// <summary>Reads the MessagePack of a message from a circuit: only the kinds of value that a server sends there.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public int Array()
    {
        var kind = Byte();
        return kind switch
        {
            >= 0x90 and <= 0x9f => kind & 0x0f,
            0xdc => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => throw Unexpected("an array", kind),
        };
    }

    public long Integer()
    {
        var kind = Byte();
        return kind switch
        {
            <= 0x7f => kind,
            >= 0xe0 => (sbyte)kind,
            0xcc => Byte(),
            0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf => checked((long)BinaryPrimitives.ReadUInt64BigEndian(Take(8))),
            0xd0 => (sbyte)Byte(),
            0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            _ => throw Unexpected("a number", kind),
        };
    }

    /// <summary>Null for nil.</summary>
    public string? Text()
    {
        var kind = Byte();
        var length = kind switch
        {
            0xc0 => -1,
            >= 0xa0 and <= 0xbf => kind & 0x1f,
            0xd9 => Byte(),
            0xda => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xdb => (int)BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            _ => throw Unexpected("a text", kind),
        };
        return length < 0 ? null : Encoding.UTF8.GetString(Take(length));
    }

    /// <summary>The headers of a message, of which a circuit has none.</summary>
    public void NoHeaders()
    {
        if (Byte() is not 0x80 and var kind) throw Unexpected("no headers", kind);
    }

    private byte Byte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private static InvalidDataException Unexpected(string wanted, byte kind) => new($"A message of the circuit has a value of kind {kind:x2} where {wanted} was expected.");
}
