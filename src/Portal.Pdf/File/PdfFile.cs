using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Portal.Pdf;

/// <summary>
/// The objects of one PDF 1.7 file, written as they come: only where each stands is kept. Dictionaries are packed in object
/// streams, which makes a tagged file about half the size; data is written as streams of its own, and a cross-reference
/// stream closes the file.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private const int ObjectsPerStream = 250;

    /// <summary>The most that PDF/A lets a file have.</summary>
    private const int MostObjects = 8_388_607;

    private readonly Stream _target;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Per object: its offset in the file, or, below zero, its object stream and its index there.</summary>
    private readonly List<long> _places = [0];
    private readonly List<(int Number, int Offset)> _packed = [];
    private readonly PdfBuffer _objects = new(32 * 1024);
    private readonly PdfBuffer _piece = new(1024);
    private long _length;
    private int _objectStream;

    public PdfFile(Stream target)
    {
        _target = target;
        Put("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);
    }

    /// <summary>Gives the next object number, so that objects may refer to each other before they are written.</summary>
    /// <exception cref="InvalidOperationException">The file is full.</exception>
    public int Reserve()
    {
        if (_places.Count > MostObjects)
        {
            throw new InvalidOperationException($"A PDF file has room for {MostObjects} objects: divide the documents between several files.");
        }

        _places.Add(0);
        return _places.Count - 1;
    }

    /// <summary>Begins the object of that number; the caller writes its value, whole, before the next call.</summary>
    public PdfBuffer Begin(int number)
    {
        if (_packed.Count == ObjectsPerStream)
        {
            ClosePacked();
        }

        if (_packed.Count == 0)
        {
            _objectStream = Reserve();
        }

        _places[number] = -(((long)_objectStream * ObjectsPerStream) + _packed.Count);
        _objects.Byte((byte)'\n');
        _packed.Add((number, _objects.Length));
        return _objects;
    }

    /// <summary>Writes a stream, compressed by Deflate.</summary>
    public void Stream(int number, ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> data) =>
        CompressedStream(number, dictionary, Compress(data));

    /// <summary>Writes a stream whose data is compressed already.</summary>
    public void CompressedStream(int number, ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> compressed)
    {
        OpenStream(number, dictionary).Raw("/Filter/FlateDecode"u8);
        CloseStream(compressed);
    }

    /// <summary>Writes a stream as it is: metadata stays readable for programs that do not know PDF.</summary>
    public void PlainStream(int number, ReadOnlySpan<byte> dictionary, ReadOnlySpan<byte> data)
    {
        OpenStream(number, dictionary);
        CloseStream(data);
    }

    /// <summary>Closes the file. Its identifier is derived from its content, so that the same document has the same identifier.</summary>
    public void Finish(int catalog, int info)
    {
        ClosePacked();
        var identifier = _hash.GetCurrentHash().AsSpan(0, 16);
        int self = Reserve();
        long start = _length;
        _places[self] = start;
        // Four bytes hold a place in a file of up to 4 GB; larger ones need more.
        int width = start <= uint.MaxValue ? 4 : 6;
        var dictionary = new PdfBuffer(256);
        dictionary.Raw("/Type/XRef/W[1 "u8).Int(width).Raw("2]/Size "u8).Int(_places.Count).Raw("/Root "u8).Ref(catalog).Raw("/Info "u8).Ref(info)
            .Raw("/ID["u8).HexString(identifier).HexString(identifier).Raw("]"u8);
        Stream(self, dictionary.Written, CrossReferences(width));
        Put(_piece.Clear().Raw("startxref\n"u8).Digits(start).Raw("\n%%EOF\n"u8).Written);
        _target.Flush();
    }

    public void Dispose() => _hash.Dispose();

    /// <summary>Deflate with the zlib wrapping that PDF asks for.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        using var target = new MemoryStream(data.Length / 2);
        using (var zlib = new ZLibStream(target, CompressionLevel.Fastest))
        {
            zlib.Write(data);
        }

        return target.ToArray();
    }

    private byte[] CrossReferences(int width)
    {
        int row = 1 + width + 2;
        var table = new byte[_places.Count * row];
        Span<byte> where = stackalloc byte[8];
        for (int i = 0; i < _places.Count; i++)
        {
            // Kind 0 is a free number: the first, and any that was never written.
            long place = _places[i];
            bool packed = place < 0;
            var entry = table.AsSpan(i * row, row);
            entry[0] = (byte)(packed ? 2 : place > 0 ? 1 : 0);
            BinaryPrimitives.WriteInt64BigEndian(where, packed ? -place / ObjectsPerStream : place);
            where[^width..].CopyTo(entry[1..]);
            BinaryPrimitives.WriteUInt16BigEndian(entry[^2..], (ushort)(packed ? -place % ObjectsPerStream : place == 0 ? ushort.MaxValue : 0));
        }

        return table;
    }

    private PdfBuffer OpenStream(int number, ReadOnlySpan<byte> dictionary)
    {
        _places[number] = _length;
        return _piece.Clear().Int(number).Raw("0 obj\n<<"u8).Raw(dictionary);
    }

    private void CloseStream(ReadOnlySpan<byte> data)
    {
        Put(_piece.Raw("/Length "u8).Int(data.Length).Raw(">>\nstream\n"u8).Written);
        Put(data);
        Put("\nendstream\nendobj\n"u8);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _target.Write(bytes);
        _hash.AppendData(bytes);
        _length += bytes.Length;
    }

    private void ClosePacked()
    {
        if (_packed.Count == 0)
        {
            return;
        }

        var body = new PdfBuffer(_objects.Length + (_packed.Count * 12));
        foreach (var (number, offset) in _packed)
        {
            body.Int(number).Int(offset);
        }

        int first = body.Length;
        body.Raw(_objects.Written);
        var dictionary = new PdfBuffer(64);
        dictionary.Raw("/Type/ObjStm/N "u8).Int(_packed.Count).Raw("/First "u8).Int(first);
        Stream(_objectStream, dictionary.Written, body.Written);
        _packed.Clear();
        _objects.Clear();
    }
}
