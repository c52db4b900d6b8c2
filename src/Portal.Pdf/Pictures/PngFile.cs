using System.Buffers.Binary;
using System.Text;

namespace Portal.Pdf;

/// <summary>
/// Reads a PNG. PDF knows its compression and its filters, so the rows are carried over as they are; all of them are unpacked
/// once, to know that the file is whole.
/// </summary>
internal sealed class PngFile
{
    private const int Grey = 0, Colour = 2, Palette = 3, GreyAlpha = 4, ColourAlpha = 6;

    private readonly PdfBuffer _rows = new(16 * 1024);
    private byte[] _palette = [];
    private byte[]? _transparent;
    private int _width, _height, _bits, _kind;

    private PngFile()
    {
    }

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private int Channels => _kind switch { Colour => 3, GreyAlpha => 2, ColourAlpha => 4, _ => 1 };

    private string ColourSpace => _kind switch
    {
        Grey or GreyAlpha => "/DeviceGray",
        Palette => $"[/Indexed/DeviceRGB {(_palette.Length / 3) - 1}<{Convert.ToHexString(_palette)}>]",
        _ => "/DeviceRGB",
    };

    public static Picture Read(ReadOnlySpan<byte> bytes)
    {
        var png = new PngFile();
        png.ReadChunks(bytes[Signature.Length..]);
        return png.ToPicture();
    }

    private void ReadChunks(ReadOnlySpan<byte> rest)
    {
        const int around = 12;
        for (bool first = true; ; first = false)
        {
            if (rest.Length < around || BinaryPrimitives.ReadUInt32BigEndian(rest) > rest.Length - around)
            {
                throw CutShort();
            }

            int length = BinaryPrimitives.ReadInt32BigEndian(rest);
            string name = Encoding.ASCII.GetString(rest[4..8]);
            if (first != (name == "IHDR"))
            {
                throw new InvalidDataException("The PNG does not begin with its one header.");
            }

            if (name == "IEND")
            {
                return;
            }

            Take(name, rest.Slice(8, length));
            rest = rest[(length + around)..];
        }
    }

    private void Take(string name, ReadOnlySpan<byte> data)
    {
        switch (name)
        {
            case "IHDR":
                ReadHeader(data);
                break;
            case "PLTE":
                _palette = data.Length is > 0 and <= 256 * 3 && data.Length % 3 == 0 ? data.ToArray() : throw new InvalidDataException("The PNG's palette is damaged.");
                break;
            case "tRNS":
                _transparent = data.ToArray();
                break;
            case "IDAT":
                _rows.Raw(data);
                break;
            default:
                // A capital letter says that the picture cannot be shown rightly without it.
                if (char.IsAsciiLetterUpper(name[0]))
                {
                    throw new InvalidDataException("The PNG has a part that is not known.");
                }

                break;
        }
    }

    private void ReadHeader(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13)
        {
            throw CutShort();
        }

        PictureLimits.Check(BinaryPrimitives.ReadUInt32BigEndian(data), BinaryPrimitives.ReadUInt32BigEndian(data[4..]));
        (_width, _height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
        (_bits, _kind) = (data[8], data[9]);
        bool known = _kind switch
        {
            Grey => _bits is 1 or 2 or 4 or 8 or 16,
            Palette => _bits is 1 or 2 or 4 or 8,
            Colour or GreyAlpha or ColourAlpha => _bits is 8 or 16,
            _ => false,
        };
        if (!known || data[10] != 0 || data[11] != 0)
        {
            throw new InvalidDataException($"The PNG is of an unknown kind ({_kind}, {_bits} bits).");
        }

        if (data[12] != 0)
        {
            throw new InvalidDataException("The PNG is interlaced, which is not read: save it without.");
        }
    }

    private Picture ToPicture()
    {
        if (_kind == Palette && _palette.Length == 0)
        {
            throw new InvalidDataException("The PNG has no palette.");
        }

        int colours = _kind is GreyAlpha or ColourAlpha ? Channels - 1 : Channels;
        var packed = _rows.Written.ToArray();
        var rows = new PngRows(packed, _width, _height, Channels, _bits);
        if (colours < Channels)
        {
            var (pixels, alpha) = rows.Split();
            return new Picture(_width, _height, Data(ColourSpace, colours, pixels), Data("/DeviceGray", 1, alpha));
        }

        if (_kind == Palette && _transparent is { } alphas)
        {
            return new Picture(_width, _height, Data(ColourSpace, 1, packed), new PictureData("/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode", rows.AlphaOfPalette(alphas)));
        }

        rows.Check();
        var data = Data(ColourSpace, colours, packed);
        return new Picture(_width, _height, _transparent is null ? data : data with { Entries = data.Entries + TransparentColour(colours) });
    }

    private PictureData Data(string space, int channels, byte[] bytes) => new(
        $"/ColorSpace{space}/BitsPerComponent {_bits}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {channels}/BitsPerComponent {_bits}/Columns {_width}>>", bytes);

    /// <summary>One colour that is not drawn at all.</summary>
    private string TransparentColour(int channels)
    {
        if (_transparent!.Length != channels * 2)
        {
            throw new InvalidDataException("The PNG's transparent colour is damaged.");
        }

        var mask = new StringBuilder("/Mask[");
        for (int i = 0; i < channels; i++)
        {
            int value = BinaryPrimitives.ReadUInt16BigEndian(_transparent.AsSpan(i * 2)) & ((1 << _bits) - 1);
            mask.Append(value).Append(' ').Append(value).Append(' ');
        }

        return mask.Append(']').ToString();
    }

    private static InvalidDataException CutShort() => new("The PNG is cut short.");
}
