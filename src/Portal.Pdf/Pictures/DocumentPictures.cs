using System.Globalization;
using System.Text;

namespace Portal.Pdf;

/// <summary>The pictures of one file. Each is written when it is first shown, and once.</summary>
internal sealed class DocumentPictures(PdfFile file)
{
    private readonly Dictionary<Picture, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _objects = [];

    /// <summary>The picture's name on the pages.</summary>
    public string NameOf(Picture picture)
    {
        if (!_numbers.TryGetValue(picture, out int index))
        {
            index = _objects.Count;
            _numbers.Add(picture, index);
            _objects.Add(Write(picture));
        }

        return Name(index);
    }

    public void WriteResources(PdfBuffer target)
    {
        if (_objects.Count == 0)
        {
            return;
        }

        target.Raw("/XObject<<"u8);
        for (int i = 0; i < _objects.Count; i++)
        {
            target.Byte((byte)'/').Ascii(Name(i)).Byte((byte)' ').Ref(_objects[i]);
        }

        target.Raw(">>"u8);
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"I{index + 1}");

    private int Write(Picture picture)
    {
        string mask = picture.Alpha is { } alpha ? $"/SMask {WriteData(picture, alpha, "")} 0 R" : "";
        return WriteData(picture, picture.Pixels, mask);
    }

    private int WriteData(Picture picture, PictureData data, string more)
    {
        int number = file.Reserve();
        file.PlainStream(number, Encoding.ASCII.GetBytes($"/Type/XObject/Subtype/Image/Width {picture.PixelWidth}/Height {picture.PixelHeight}{data.Entries}{more}"), data.Bytes);
        return number;
    }
}
