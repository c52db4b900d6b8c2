using System.Globalization;

namespace Portal.Pdf;

/// <summary>Writes pages, structure, fonts and metadata, and closes the file.</summary>
internal sealed class FileAssembly(PdfFile file, DocumentInfo info, DocumentStyle style, DocumentContext document, List<PageCanvas> pages)
{
    private readonly string _title = CleanText.OneLine(info.Title);
    private readonly string _author = CleanText.OneLine(info.Author);

    public byte[] Write()
    {
        int catalog = file.Reserve(), pageTree = file.Reserve(), resources = file.Reserve();
        foreach (var page in pages)
        {
            WritePage(page, pageTree, resources);
        }

        var kids = file.Begin(pageTree).Raw("<</Type/Pages/Count "u8).Int(pages.Count).Raw("/Kids["u8);
        foreach (var page in pages)
        {
            kids.Ref(page.ObjectNumber);
        }

        kids.Raw("]>>"u8);
        document.Fonts.Write(resources);
        WriteCatalog(catalog, pageTree);
        return file.Finish(catalog, WriteInfo());
    }

    private void WritePage(PageCanvas page, int pageTree, int resources)
    {
        var links = new List<int>();
        foreach (var link in page.Links)
        {
            links.Add(link.Write(file, document.Tree, page));
        }

        int content = file.Reserve();
        file.Stream(content, [], page.Finish().Written);
        var target = file.Begin(page.ObjectNumber).Raw("<</Type/Page/Parent "u8).Ref(pageTree)
            .Raw("/MediaBox[0 0 "u8).Number(Units.Points(style.PageWidth)).Number(page.Height)
            .Raw("]/Resources "u8).Ref(resources).Raw("/Contents "u8).Ref(content)
            .Raw("/Tabs/S/StructParents "u8).Int(page.StructParents);
        if (links.Count > 0)
        {
            target.Raw("/Annots["u8);
            links.ForEach(link => target.Ref(link));
            target.Raw("]"u8);
        }

        target.Raw(">>"u8);
    }

    private void WriteCatalog(int catalog, int pageTree)
    {
        int structure = document.Tree.Write(file);
        int metadata = file.Reserve(), profile = file.Reserve();
        int? outline = document.Bookmarks.Count > 0 ? document.Bookmarks.Write(file) : null;
        file.PlainStream(metadata, "/Type/Metadata/Subtype/XML"u8, Metadata.Build(_title, _author, info.Language, info.CreatedOn));
        file.CompressedStream(profile, "/N 3"u8, SrgbProfile.Compressed);
        var target = file.Begin(catalog).Raw("<</Type/Catalog/Pages "u8).Ref(pageTree)
            .Raw("/Lang"u8).TextString(info.Language)
            .Raw("/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot "u8).Ref(structure)
            .Raw("/Metadata "u8).Ref(metadata)
            .Raw("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile "u8)
            .Ref(profile).Raw(">>]"u8);
        if (outline is { } number)
        {
            target.Raw("/Outlines "u8).Ref(number);
        }

        target.Raw(">>"u8);
    }

    private int WriteInfo()
    {
        int number = file.Reserve();
        string date = info.CreatedOn.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        file.Begin(number).Raw("<</Title"u8).TextString(_title).Raw("/Author"u8).TextString(_author)
            .Raw("/CreationDate(D:"u8).Ascii(date).Raw("000000Z)>>"u8);
        return number;
    }
}
