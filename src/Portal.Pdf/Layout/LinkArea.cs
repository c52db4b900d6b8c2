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
            .Raw("/StructParent "u8).Int(tree.AddAnnotation(Element)).Raw("/Contents"u8).TextString(CleanText.OneLine(Text))
            .Raw("/A<</Type/Action/S/URI/URI"u8).HexString(Encoding.ASCII.GetBytes(Target.AbsoluteUri)).Raw(">>>>"u8);
        return number;
    }
}
