namespace Portal.Pdf;

/// <summary>
/// Makes documents that can be read aloud, searched and archived: tagged PDF 1.7 laid out for PDF/UA-1 and PDF/A-2a.
/// </summary>
/// <example>
/// <code>
/// var fonts = new FontSet(FontFace.Parse(regularBytes), FontFace.Parse(boldBytes));
/// var info = new DocumentInfo("Regning", Language: "da-DK", Author: "Kommunen", CreatedOn: new DateOnly(2026, 8, 1));
/// PdfResult result = PdfDocument.Create(info, fonts, doc => doc
///     .Footer(f => f.PageNumber("Side {0} af {1}"))
///     .Section("da-DK", s => s
///         .Heading(1, "Regning for daginstitution")
///         .Paragraph(p => p.Text("Du skal betale ").Bold("4.250,00 kr.").Text(" senest den 1. september 2026."))));
/// </code>
/// </example>
public static class PdfDocument
{
    /// <summary>Makes a document. The same input gives the same bytes.</summary>
    /// <param name="info">Title, language, author and date.</param>
    /// <param name="fonts">The typefaces, parsed once and shared by all documents.</param>
    /// <param name="build">Says what is in it.</param>
    /// <param name="style">Its looks; an A4 letter when left out.</param>
    /// <exception cref="ArgumentException">
    /// The title is empty, the language is not a language tag, or margins, header and footer leave no room.
    /// </exception>
    /// <exception cref="InvalidDataException">A typeface is damaged in a letter that is used.</exception>
    public static PdfResult Create(DocumentInfo info, FontSet fonts, Action<DocumentBuilder> build, DocumentStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(fonts);
        ArgumentNullException.ThrowIfNull(build);
        using var bytes = new MemoryStream(32 * 1024);
        using var file = new FileAssembly(bytes, info, fonts, ofMany: false);
        var document = DocumentBuilder.Build(build);
        file.AddOnly(new Composer(file, style, info.Language).Compose(document, file.Tree.Root, "Part"));
        file.Finish();
        return new PdfResult(bytes.ToArray(), file.PageCount, file.Fonts.Missing);
    }
}
