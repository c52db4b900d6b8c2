using System.Buffers.Binary;

namespace Portal.Pdf;

/// <summary>Big-endian reading of a font table. Reading outside the table means a broken font, and says so.</summary>
internal readonly struct FontData(ReadOnlyMemory<byte> bytes)
{
    public int Length => bytes.Length;

    public ReadOnlySpan<byte> Span => bytes.Span;

    public int U8(int offset) => At(offset, 1)[0];

    public int U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(At(offset, 2));

    public int I16(int offset) => BinaryPrimitives.ReadInt16BigEndian(At(offset, 2));

    public uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(At(offset, 4));

    public FontData Slice(long offset, long length) =>
        offset < 0 || length < 0 || offset + length > bytes.Length
            ? throw new InvalidDataException($"The font is cut short: {length} bytes at {offset} are outside {bytes.Length}.")
            : new FontData(bytes.Slice((int)offset, (int)length));

    private ReadOnlySpan<byte> At(int offset, int count) =>
        offset < 0 || (long)offset + count > bytes.Length
            ? throw new InvalidDataException($"The font is cut short: byte {offset} is outside {bytes.Length}.")
            : bytes.Span.Slice(offset, count);
}
