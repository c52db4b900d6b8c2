using System.Text;

namespace Portal.Pdf;

/// <summary>A place on a page that can be clicked, and the structure element of the words there.</summary>
internal sealed record LinkArea(StructElement Element, double Left, double Top, double Right, double Bottom, Uri Target, string Text)
{
    /// <summary>Writes the annotation and gives its object number.</summary>
    public int Write(PdfFile file, StructTree tree, PageCanvas page)
    {
        int number = file.Reserve();
        Element.AddAnnotation(page.ObjectNumber, number);
        file.Begin(number).Raw("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["u8)
            .Number(Left).Number(page.Height - Bottom).Number(Right).Number(page.Height - Top).Raw("]/P "u8).Ref(page.ObjectNumber)
            .Raw("/StructParent "u8).Int(tree.AddAnnotation(Element)).Raw("/Contents"u8).TextString(CleanText.Shortened(CleanText.OneLine(Text)))
            .Raw("/A<</Type/Action/S/URI/URI"u8).HexString(Encoding.ASCII.GetBytes(Address())).Raw(">>>>"u8);
        return number;
    }

    /// <summary>PDF knows addresses in ASCII alone: a host with other letters is spelled as the name system spells it.</summary>
    private string Address()
    {
        string address = Target.AbsoluteUri;
        if (Ascii.IsValid(address))
        {
            return address;
        }

        string host = Target.Host.Length > 0 ? address.Replace(Target.Host, Target.IdnHost, StringComparison.OrdinalIgnoreCase) : address;
        return string.Concat(host.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
    }
}
