using System.Text;

namespace Portal.Pdf;

/// <summary>A finished document.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="PageCount">How many pages it has.</param>
/// <param name="MissingGlyphs">Characters that the typeface lacks, in order of first use. They are drawn as a box and can still be copied.</param>
public sealed record PdfResult(byte[] Bytes, int PageCount, IReadOnlyList<Rune> MissingGlyphs);
