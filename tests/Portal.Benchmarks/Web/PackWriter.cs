using System.Buffers.Binary;
using System.Text;

namespace Portal.Benchmarks.Web;

/// <summary>Writes a message to a circuit: MessagePack, with its length before it.</summary>
internal static class PackWriter
{
    public static readonly byte[] Ping = Framed([0x91, 0x06]);

    /// <summary>A call: its number when an answer is wanted, the method, and arguments that are texts, numbers, yes or no, or nothing.</summary>
    public static byte[] Call(string? number, string method, params object?[] arguments)
    {
        List<byte> body = [0x96, 0x01, 0x80, .. Value(number), .. Value(method), (byte)(0x90 | arguments.Length), .. arguments.SelectMany(Value), 0x90];
        return Framed([.. body]);
    }

    private static byte[] Value(object? value)
    {
        switch (value)
        {
            case null: return [0xc0];
            case bool yes: return [(byte)(yes ? 0xc3 : 0xc2)];
            case long number:
                var of = new byte[8];
                BinaryPrimitives.WriteInt64BigEndian(of, number);
                return [0xd3, .. of];
            case string text:
                var (bytes, length) = (Encoding.UTF8.GetBytes(text), new byte[4]);
                BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
                return [0xdb, .. length, .. bytes];
            default: throw new ArgumentException($"No way to write a {value.GetType().Name}.", nameof(value));
        }
    }

    private static byte[] Framed(byte[] body)
    {
        var framed = new List<byte>(body.Length + 5);
        var left = body.Length;
        for (; left >= 0x80; left >>= 7) framed.Add((byte)(left & 0x7f | 0x80));
        framed.Add((byte)left);
        framed.AddRange(body);
        return [.. framed];
    }
}
