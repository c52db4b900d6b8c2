using System.Text;

namespace Portal.Pdf;

/// <summary>Where a document stands in its bundle.</summary>
/// <param name="FirstPage">Its first page, counted from 1 through the whole file.</param>
/// <param name="PageCount">How many pages it has.</param>
public readonly record struct BundledDocument(int FirstPage, int PageCount);

/// <summary>A finished bundle.</summary>
/// <param name="DocumentCount">How many documents it holds.</param>
/// <param name="PageCount">How many pages they have together.</param>
/// <param name="MissingGlyphs">Characters that the typeface lacks, in order of first use. They are drawn as a box and can still be copied.</param>
public sealed record BundleResult(int DocumentCount, int PageCount, IReadOnlyList<Rune> MissingGlyphs);
