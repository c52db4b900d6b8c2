using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.App.Data.Rows;

namespace Portal.App.Journal;

/// <summary>
/// The hash of one link of the sealed chain: SHA-256 over the hash before it, the time of sealing and everything the journal entry holds. Each value is written as its
/// length in bytes, a colon and its text, so that two entries never give the same text; a value that is not there is a hyphen. Used for many links, one at a time.
/// </summary>
internal sealed class JournalHash
{
    private const byte Colon = (byte)':';
    private const byte Hyphen = (byte)'-';

    /// <summary>Room for the longest length in digits, or the longest number, id or time.</summary>
    private const int Room = 48;

    private readonly byte[] _value = new byte[Room];
    private byte[] _text = new byte[1024];
    private int _length;

    /// <param name="before">The hash of the link before; empty for the first.</param>
    /// <param name="sealedAt">As the database keeps it.</param>
    public string Of(string before, DateTimeOffset sealedAt, JournalRow entry)
    {
        _length = 0;
        Add(before);
        Add(sealedAt.UtcDateTime, "O");
        Add(entry.Id, "D");
        Add(entry.At.UtcDateTime, "O");
        Add(entry.On, "O");
        Add(entry.Actor);
        Add(entry.What);
        Add(entry.Rule);
        Add(entry.ClaimId?.Value);
        Add(entry.RequestId);
        Add(entry.PersonId?.Value);
        Add(entry.Digest);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_text.AsSpan(0, _length), hash);
        return Convert.ToHexStringLower(hash);
    }

    private void Add(string value)
    {
        var bytes = Encoding.UTF8.GetByteCount(value);
        Length(bytes);
        Encoding.UTF8.GetBytes(value, Next(bytes));
        _length += bytes;
    }

    private void Add(Guid? value)
    {
        if (value is { } id)
        {
            Add(id, "D");
            return;
        }
        Next(1)[0] = Hyphen;
        _length++;
    }

    private void Add<T>(T value, string format) where T : IUtf8SpanFormattable
    {
        if (!value.TryFormat(_value, out var bytes, format, CultureInfo.InvariantCulture)) throw new InvalidOperationException($"A {typeof(T).Name} is too long for the journal's chain.");
        Length(bytes);
        _value.AsSpan(0, bytes).CopyTo(Next(bytes));
        _length += bytes;
    }

    private void Length(int bytes)
    {
        if (!Utf8Formatter.TryFormat(bytes, Next(Room), out var digits)) throw new InvalidOperationException("A length has more digits than there is room for.");
        _length += digits;
        Next(1)[0] = Colon;
        _length++;
    }

    private Span<byte> Next(int bytes)
    {
        if (_text.Length - _length < bytes) Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + bytes));
        return _text.AsSpan(_length, bytes);
    }
}
