using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Portal.Pdf;

/// <summary>
/// The objects of one PDF 1.7 file. Dictionaries are packed in object streams, which makes a tagged file
/// about half the size; data is written as streams of its own, and a cross-reference stream closes the file.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsPerStream = 250;

    private readonly PdfBuffer _file = new(32 * 1024);
    private readonly List<Entry> _entries = [new Entry(0, 0, 65535)];
    private readonly List<(int Number, int Offset)> _packed = [];
    private PdfBuffer _objects = new(8 * 1024);
    private int _objectStream;

    public PdfFile() => _file.Raw("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n"u8);

    /// <summary>How an object is found: in the file (1) at an offset, or in an object stream (2) at an index.</summary>
    private readonly record struct Entry(byte Kind, int Where, int Index);

    /// <summary>Gives the next object number, so that objects may refer to each other before they are written.</summary>
    public int Reserve()
    {
        _entries.Add(default);
        return _entries.Count - 1;
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

        _entries[number] = new Entry(2, _objectStream, _packed.Count);
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
    public byte[] Finish(int catalog, int info)
    {
        ClosePacked();
        var identifier = SHA256.HashData(_file.Written).AsSpan(0, 16);
        int self = Reserve();
        int start = _file.Length;
        _entries[self] = new Entry(1, start, 0);
        var dictionary = new PdfBuffer(256);
        dictionary.Raw("/Type/XRef/W[1 4 2]/Size "u8).Int(_entries.Count).Raw("/Root "u8).Ref(catalog).Raw("/Info "u8).Ref(info)
            .Raw("/ID["u8).HexString(identifier).HexString(identifier).Raw("]"u8);
        Stream(self, dictionary.Written, CrossReferences());
        _file.Raw("startxref\n"u8).Int(start).Raw("\n%%EOF\n"u8);
        return _file.Written.ToArray();
    }

    /// <summary>Deflate with the zlib wrapping that PDF asks for.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> data)
    {
        using var target = new MemoryStream(data.Length / 2);
        using (var zlib = new ZLibStream(target, CompressionLevel.Optimal))
        {
            zlib.Write(data);
        }

        return target.ToArray();
    }

    private byte[] CrossReferences()
    {
        var table = new byte[_entries.Count * 7];
        for (int i = 0; i < _entries.Count; i++)
        {
            var row = table.AsSpan(i * 7, 7);
            row[0] = _entries[i].Kind;
            BinaryPrimitives.WriteInt32BigEndian(row[1..], _entries[i].Where);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)_entries[i].Index);
        }

        return table;
    }

    private PdfBuffer OpenStream(int number, ReadOnlySpan<byte> dictionary)
    {
        _entries[number] = new Entry(1, _file.Length, 0);
        return _file.Int(number).Raw("0 obj\n<<"u8).Raw(dictionary);
    }

    private void CloseStream(ReadOnlySpan<byte> data) =>
        _file.Raw("/Length "u8).Int(data.Length).Raw(">>\nstream\n"u8).Raw(data).Raw("\nendstream\nendobj\n"u8);

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
        _objects = new PdfBuffer(8 * 1024);
    }
}
