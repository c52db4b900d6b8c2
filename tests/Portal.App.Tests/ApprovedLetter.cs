using System.Runtime.CompilerServices;
using Portal.App.Letters;
using Portal.App.Tests.Letters;
using Portal.Pdf.Tests.Sound;

namespace Portal.App.Tests;

/// <summary>A letter whose text a person has read and approved, and whose pages say those words and no other.</summary>
internal static class ApprovedLetter
{
    public static void Same(LetterContent letter, string name, [CallerFilePath] string test = "")
    {
        var text = LetterPlainText.Of(letter);
        Approved.Same(text, name, test);
        Assert.Empty(SoundPdf.Check(LetterPdf.Drawn(letter).Bytes, pdf => [.. PdfWords.Complaints(pdf, text)]));
    }
}
