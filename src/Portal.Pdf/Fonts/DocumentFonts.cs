using System.Text;

namespace Portal.Pdf;

/// <summary>The typefaces of one document, with what it uses of them.</summary>
internal sealed class DocumentFonts(FontSet fonts, PdfFile file)
{
    private readonly MissingCharacters _missing = new();
    private DocumentFont? _regular;
    private DocumentFont? _bold;

    public DocumentFont Regular => _regular ??= new DocumentFont(fonts.Regular, "F1", file.Reserve(), _missing);

    public DocumentFont Bold => _bold ??= new DocumentFont(fonts.Bold, "F2", file.Reserve(), _missing);

    /// <summary>Characters drawn as a box.</summary>
    public IReadOnlyList<Rune> Missing => _missing.All;

    /// <summary>Writes the fonts that were used, and names them to the pages.</summary>
    public void WriteResources(PdfBuffer target)
    {
        target.Raw("/Font<<"u8);
        foreach (var font in new[] { _regular, _bold })
        {
            if (font is { IsUsed: true })
            {
                font.Write(file);
                target.Byte((byte)'/').Ascii(font.Resource).Byte((byte)' ').Ref(font.ObjectNumber);
            }
        }

        target.Raw(">>"u8);
    }
}
