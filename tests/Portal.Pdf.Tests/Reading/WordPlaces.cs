using System.Globalization;
using System.Xml.Linq;

namespace Portal.Pdf.Tests;

/// <summary>Where the words are, as poppler finds them. In points from the top left corner of their page.</summary>
internal sealed class WordPlaces
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public WordPlaces(byte[] document)
    {
        string output = Tool.Text(document, "-bbox");
        // Poppler leaves characters in that XML forbids; they are not what is asked about here.
        var pages = XDocument.Parse(new string([.. output.Where(c => c >= ' ' || c == '\n')])).Descendants(Html + "page").ToList();
        for (int page = 0; page < pages.Count; page++)
        {
            foreach (var word in pages[page].Elements(Html + "word"))
            {
                All.Add(new Word(page + 1, word.Value, Side(word, "xMin"), Side(word, "yMin"), Side(word, "xMax"), Side(word, "yMax")));
            }
        }
    }

    public List<Word> All { get; } = [];

    public sealed record Word(int Page, string Text, double Left, double Top, double Right, double Bottom);

    public Word Find(string text) => All.First(word => word.Text == text);

    public IEnumerable<Word> On(int page) => All.Where(word => word.Page == page);

    private static double Side(XElement word, string name) => double.Parse(word.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
