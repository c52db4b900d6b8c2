using System.Text.RegularExpressions;

namespace Portal.Pdf.Tests.Sound;

/// <summary>
/// Walks the structure as one does who has the document read aloud: headings in order, tables with headings, figures with
/// words for them, links that can be followed, and nothing drawn that the structure does not know.
/// </summary>
internal sealed partial class StructureCheck
{
    private static readonly Dictionary<string, string[]> Places = new()
    {
        ["Part"] = ["Document"],
        ["Sect"] = ["Part"],
        ["Div"] = ["Document", "Part", "Sect", "Div"],
        ["H1"] = ["Part", "Sect", "Div"],
        ["H2"] = ["Part", "Sect", "Div"],
        ["H3"] = ["Part", "Sect", "Div"],
        ["P"] = ["Part", "Sect", "Div"],
        ["L"] = ["Part", "Sect", "Div"],
        ["LI"] = ["L"],
        ["Lbl"] = ["LI"],
        ["LBody"] = ["LI"],
        ["Table"] = ["Part", "Sect", "Div"],
        ["Caption"] = ["Table"],
        ["TR"] = ["Table"],
        ["TH"] = ["TR"],
        ["TD"] = ["TR"],
        ["Figure"] = ["Part", "Sect", "Div"],
        ["Link"] = ["P", "LBody", "TD", "TH", "Div"],
        ["Span"] = ["P", "LBody", "TD", "TH"],
    };

    private readonly List<string> _problems = [];
    private readonly SoundPdf _pdf;

    private StructureCheck(SoundPdf pdf) => _pdf = pdf;

    /// <summary>What is wrong with the structure and with what the file says about itself; nothing when all is well.</summary>
    public static List<string> Complaints(byte[] file) => SoundPdf.Check(file, pdf => Complaints(pdf));

    /// <summary>The same of a file that was read.</summary>
    public static List<string> Complaints(SoundPdf pdf)
    {
        var check = new StructureCheck(pdf);
        check.CheckPages();
        check.CheckElements();
        check.CheckHeadings();
        return [.. FileCheck.Complaints(pdf), .. check._problems];
    }

    private void Demand(bool holds, string otherwise) => _problems.AddRange(holds ? [] : [otherwise]);

    private void CheckPages()
    {
        var owners = new Dictionary<(int Page, int Number), TagNode>();
        var links = new Dictionary<int, TagNode>();
        foreach (var element in _pdf.Document.All())
        {
            element.Marks.ForEach(mark => Demand(owners.TryAdd(mark, element), $"Mark {mark.Number} belongs to two elements"));
            element.Annotations.ForEach(link => Demand(links.TryAdd(link, element), "A link's area belongs to two elements"));
        }

        foreach (var (number, entries, drawn) in _pdf.Pages)
        {
            _problems.AddRange(drawn.Complaints);
            Demand(drawn.Pieces.TrueForAll(piece => piece.Mark is not null), "Something is drawn that is neither content nor an artifact");
            Demand(drawn.Marks.Select(mark => mark.Number!.Value).SequenceEqual(Enumerable.Range(0, drawn.Marks.Count)), "The marks of a page are not numbered from 0");
            Demand(PdfReader.Name(entries.GetValueOrDefault("Tabs")) == "S", "Tab does not go in reading order");
            var parents = _pdf.Parents.GetValueOrDefault((int)(double)entries["StructParents"]!) as List<object?> ?? [];
            Demand(parents.Count == drawn.Marks.Count, "The parent tree knows another number of marks than the page has");
            for (int i = 0; i < drawn.Marks.Count; i++)
            {
                bool known = owners.Remove((number, i), out var owner);
                Demand(known && owner!.Type == drawn.Marks[i].Tag, $"Mark {i} '{drawn.Marks[i].Tag}' belongs to no element of that kind");
                Demand(known && i < parents.Count && parents[i] is PdfRef parent && parent.Number == owner!.Number, $"The parent tree does not lead from mark {i} to its element");
            }

            foreach (object? annotation in entries.TryGetValue("Annots", out object? list) ? _pdf.File.List(list) : [])
            {
                bool known = links.Remove(((PdfRef)annotation!).Number, out var owner);
                CheckLink(_pdf.File.Dict(annotation), known ? owner : null, _pdf.File.Box(entries["MediaBox"]));
            }
        }

        Demand(owners.Count == 0, "An element has a mark that no page has");
        Demand(links.Count == 0, "A link has an area that no page has");
    }

    private void CheckLink(Dictionary<string, object?> annotation, TagNode? owner, double[] page)
    {
        Demand(owner is { Type: "Link" }, "A link's area belongs to no link");
        Demand(PdfReader.Name(annotation["Subtype"]) == "Link", "There is an annotation that is no link");
        Demand(annotation.GetValueOrDefault("Contents") is PdfBytes { Text.Length: > 0 }, "A link does not say in words where it leads");
        Demand(annotation.GetValueOrDefault("F") is 4.0, "A link is not printed with its page");
        Demand(_pdf.Parents.GetValueOrDefault((int)(annotation.GetValueOrDefault("StructParent") as double? ?? -1)) is PdfRef parent && parent.Number == owner?.Number, "The parent tree does not lead from a link to its element");
        var action = _pdf.File.Dict(annotation["A"]);
        Demand(PdfReader.Name(action["S"]) == "URI" && action["URI"] is PdfBytes uri && Array.TrueForAll(uri.Bytes, letter => letter is > 32 and < 127), "A link leads to no address");
        var box = _pdf.File.Box(annotation["Rect"]);
        Demand(box[0] < box[2] && box[1] < box[3] && box[0] >= 0 && box[1] >= 0 && box[2] <= page[2] && box[3] <= page[3], "A link's area is not on its page");
    }

    private void CheckElements()
    {
        Demand(_pdf.Document is { Type: "Document" }, "The structure does not begin with a document");
        foreach (var element in _pdf.Document.All().Skip(1))
        {
            Demand(Places.TryGetValue(element.Type, out var allowed) && allowed.Contains(element.Parent!.Type), $"{element.Type} stands in {element.Parent!.Type}");
            Demand(element.ParentReference?.Number == element.Parent!.Number, $"{element.Type} names another parent than it has");
            Demand(element.Language is null || LanguageTag().IsMatch(element.Language), $"'{element.Language}' is no language");
            CheckKind(element);
        }
    }

    private void CheckKind(TagNode element)
    {
        switch (element.Type)
        {
            case "Table":
                Demand(!element.Children.Skip(1).Any(child => child.Type == "Caption"), "What a table shows is not said before its rows");
                Demand(element.Children.Where(child => child.Type == "TR").Select(row => row.Children.Count).Distinct().Count() == 1, "A table's rows have different numbers of cells");
                Demand(element.Children.Exists(row => row.Children.Exists(cell => cell.Type == "TH")), "A table has no headings");
                break;
            case "TH":
                Demand(PdfReader.Name(element.Attribute("Scope")) is "Column" or "Row", "A table heading does not say what it is the heading of");
                break;
            case "L":
                Demand(PdfReader.Name(element.Attribute("ListNumbering")) is "Disc" or "Decimal", "A list does not say how it is numbered");
                Demand(element.Children.Count > 0, "A list has no items");
                break;
            case "LI":
                Demand(element.Children is [{ Type: "Lbl" }] or [{ Type: "Lbl" }, { Type: "LBody" }], "A list's item is not a label and a text");
                break;
            case "Figure":
                Demand(element.AlternativeText is { Length: > 0 }, "A figure has no words for it");
                Demand(element.Attribute("BBox") is List<object?> { Count: 4 }, "A figure does not say where it is");
                break;
            case "Link":
                Demand(element.Annotations.Count > 0 && element.Marks.Count > 0, "A link has no words, or cannot be followed");
                break;
            case "P" or "H1" or "H2" or "H3" or "Caption" or "Lbl" or "LBody" or "Span":
                Demand(element.Marks.Count + element.Children.Count > 0, $"{element.Type} holds nothing");
                break;
        }
    }

    /// <summary>Each document of a bundle, as each document alone, begins at level 1; no level is skipped on the way down.</summary>
    private void CheckHeadings()
    {
        bool bundle = _pdf.Document.All().Any(element => element.Type == "Sect");
        foreach (var document in bundle ? _pdf.Document.Children : [_pdf.Document])
        {
            int last = 0;
            foreach (var heading in document.All().Where(element => element.Type is "H1" or "H2" or "H3"))
            {
                int level = heading.Type[1] - '0';
                Demand(level <= last + 1, $"A heading of level {level} follows one of level {last}");
                last = level;
            }
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\\z")]
    private static partial Regex LanguageTag();
}
