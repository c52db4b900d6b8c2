using System.Text.RegularExpressions;
using Portal.Pdf.Tests.Sound;

namespace Portal.App.Tests.Letters;

/// <summary>Holds the words on a letter's pages, in the order they are read aloud, against its plain text. Headers, footers and page numbers are no part of the letter; nor are bullets.</summary>
internal static partial class PdfWords
{
    /// <summary>Elements that are read in one piece.</summary>
    private static readonly string[] Pieces = ["H1", "H2", "H3", "P", "LBody", "Caption", "TH", "TD"];

    /// <summary>The first word that one says and not the other; nothing where they say the same.</summary>
    public static IEnumerable<string> Complaints(SoundPdf pdf, string text)
    {
        var (drawn, written) = (OnPages(pdf), InText(text));
        var same = drawn.Zip(written).TakeWhile(pair => pair.First == pair.Second).Count();
        if (same < drawn.Count || same < written.Count) yield return $"The pages say '{Around(drawn, same)}' where the text says '{Around(written, same)}'";
    }

    public static List<string> OnPages(SoundPdf pdf) => [.. pdf.Document.All().Where(element => Pieces.Contains(element.Type)).SelectMany(element => Words(element.Text))];

    /// <summary>The words of a letter as <see cref="Portal.App.Letters.LetterPlainText"/> writes it, without its signs for headings, bullets, rows, bold and language.</summary>
    public static List<string> InText(string text) => [.. text.Split('\n').SelectMany(line => Words(Sign().Replace(line, "").Replace("**", "", StringComparison.Ordinal).Replace(" | ", " ", StringComparison.Ordinal)))];

    /// <summary>The dot between date and case is drawn, not written.</summary>
    private static IEnumerable<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => word != "·");

    private static string Around(List<string> words, int at) => string.Join(' ', words.Skip(Math.Max(0, at - 5)).Take(10));

    [GeneratedRegex(@"^(\[(da|en)\]$|#+ |- |\| |= |\[K\d\w*\] )")]
    private static partial Regex Sign();
}
