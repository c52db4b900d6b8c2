using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Portal.Pdf.Tests.Sound;

/// <summary>What a file must say about itself for archives and readers: identity, title, language, colours, fonts, pictures.</summary>
internal static class FileCheck
{
    /// <summary>The longest string that PDF/A knows.</summary>
    private const int LongestString = 32767;

    public static List<string> Complaints(SoundPdf pdf)
    {
        var problems = new List<string>();
        void Demand(bool holds, string otherwise) => problems.AddRange(holds ? [] : [otherwise]);

        var (file, catalog) = (pdf.File, pdf.File.Catalog);
        Demand(catalog.GetValueOrDefault("Lang") is PdfBytes { Text.Length: > 1 }, "The document does not say its language");
        Demand(file.Dict(catalog["MarkInfo"]).GetValueOrDefault("Marked") is true, "The document does not say that it is tagged");
        Demand(file.Dict(catalog["ViewerPreferences"]).GetValueOrDefault("DisplayDocTitle") is true, "The window does not show the title");
        Demand(file.Trailer.GetValueOrDefault("ID") is List<object?> { Count: 2 }, "The document has no identifier");
        Demand(!catalog.ContainsKey("OpenAction") && !catalog.ContainsKey("AA") && !catalog.ContainsKey("Names"), "The document acts on its own or carries files");
        var intents = file.List(catalog["OutputIntents"]);
        Demand(intents.Count == 1 && PdfReader.Name(file.Dict(intents[0])["S"]) == "GTS_PDFA1" && file.Dict(file.Dict(intents[0])["DestOutputProfile"])["N"] is 3.0, "The document does not say what its colours mean");
        problems.AddRange(Metadata(file));
        problems.AddRange(pdf.Fonts.SelectMany(font => font.Complaints()));
        foreach (int number in file.Numbers)
        {
            object? value = file.Object(number);
            Demand(Strings(value).All(text => text.Bytes.Length <= LongestString), $"Object {number} has a string longer than PDF/A knows");
            if (value is PdfStream { Entries: var entries } && PdfReader.Name(entries.GetValueOrDefault("Subtype")) == "Image")
            {
                problems.AddRange(Picture(file, entries));
            }
        }

        return problems;
    }

    private static IEnumerable<string> Metadata(PdfReader file)
    {
        XNamespace archive = "http://www.aiim.org/pdfa/ns/id/", access = "http://www.aiim.org/pdfua/ns/id/", core = "http://purl.org/dc/elements/1.1/";
        var info = file.Dict(file.Trailer["Info"]);
        var xmp = XmlOrNull(file.Data(file.Catalog["Metadata"]));
        string? Of(XName name) => xmp?.Descendants(name).FirstOrDefault()?.Value.Trim();
        if (Of(archive + "part") != "2" || Of(archive + "conformance") != "A" || Of(access + "part") != "1")
        {
            yield return "The metadata does not claim PDF/A-2a and PDF/UA-1";
        }

        if (Of(core + "title") is not { Length: > 0 } title || title != (info.GetValueOrDefault("Title") as PdfBytes)?.Text)
        {
            yield return "The metadata has no title, or another than the document";
        }
    }

    private static XDocument? XmlOrNull(byte[] bytes)
    {
        try
        {
            return XDocument.Parse(Encoding.UTF8.GetString(bytes));
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Picture(PdfReader file, Dictionary<string, object?> picture)
    {
        if (picture.GetValueOrDefault("Interpolate") is true || picture.ContainsKey("Alternates") || picture.ContainsKey("OPI") || picture.ContainsKey("Intent"))
        {
            yield return "A picture asks for what PDF/A does not know";
        }

        if (picture["Width"] is not >= 1.0 || picture["Height"] is not >= 1.0 || picture["BitsPerComponent"] is not (1.0 or 2.0 or 4.0 or 8.0 or 16.0))
        {
            yield return "A picture has no size";
        }

        object? space = picture["ColorSpace"];
        if (PdfReader.Name(space is List<object?> list ? list[0] : space) is not ("DeviceGray" or "DeviceRGB" or "Indexed"))
        {
            yield return "A picture's colours are not those the document speaks of";
        }

        if (picture.TryGetValue("SMask", out object? mask) && PdfReader.Name(file.Dict(mask)["ColorSpace"]) != "DeviceGray")
        {
            yield return "A picture's transparency is not in grey";
        }
    }

    private static IEnumerable<PdfBytes> Strings(object? value) => value switch
    {
        PdfBytes text => [text],
        List<object?> list => list.SelectMany(Strings),
        Dictionary<string, object?> entries => entries.Values.SelectMany(Strings),
        PdfStream stream => Strings(stream.Entries),
        _ => [],
    };
}
