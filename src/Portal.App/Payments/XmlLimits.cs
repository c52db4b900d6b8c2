using System.Xml;

namespace Portal.App.Payments;

/// <summary>A file is larger, in one of its parts, than any bank's file is: it would fill the memory.</summary>
internal sealed class BeyondLimitException(string problem, string rule) : IOException(problem)
{
    public string Rule { get; } = rule;
}

/// <summary>Gives the reader a bounded number of bytes for each step: no text, name or attribute without an end is ever gathered in memory.</summary>
internal sealed class PacedStream(Stream file) : Stream
{
    private const int MostForAStep = 1 << 20;

    private int _given;

    /// <summary>The last byte has been read.</summary>
    public bool IsAtEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => false;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => throw new NotSupportedException(); }

    public void BeginStep() => _given = 0;

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer);
        IsAtEnd = read == 0;
        _given += read;
        return _given <= MostForAStep ? read : throw new BeyondLimitException("holds more than a million bytes in one piece", "no text of the format is anywhere near this long");
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) file.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Keeps a file from filling the memory with names: the format has some hundred.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int Most = 5000;

    private int _count;

    public override string Add(char[] key, int start, int len)
    {
        if (Get(key, start, len) is { } known) return known;
        if (++_count > Most) throw new BeyondLimitException($"holds more than {Most} names of elements and attributes", "the format has some hundred names");
        return base.Add(key, start, len);
    }
}
