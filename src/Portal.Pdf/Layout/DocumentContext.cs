namespace Portal.Pdf;

/// <summary>What every part of the layout needs: looks, fonts and bookmarks of the document being made.</summary>
internal sealed record DocumentContext(DocumentStyle Style, DocumentFonts Fonts, Bookmarks Bookmarks)
{
    /// <summary>The height for text on a page without letterhead; what is taller than this must be divided.</summary>
    public double FullHeight { get; set; }
}
