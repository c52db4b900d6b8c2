namespace Portal.Pdf;

/// <summary>The typefaces of a document. Make it once and share it: it does not change.</summary>
/// <param name="regular">Running text.</param>
/// <param name="bold">Headings, bold words and table headings.</param>
public sealed class FontSet(FontFace regular, FontFace bold)
{
    /// <summary>Running text.</summary>
    public FontFace Regular { get; } = regular ?? throw new ArgumentNullException(nameof(regular));

    /// <summary>Headings, bold words and table headings.</summary>
    public FontFace Bold { get; } = bold ?? throw new ArgumentNullException(nameof(bold));
}
