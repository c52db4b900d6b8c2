using System.Xml;
using Portal.App.Import;
using Portal.App.Payments;

namespace Portal.App.Recovery;

/// <summary>
/// Reads what the recovery authority sends us (docs/formats/recovery.md, recovery-receipts.xsd) as a stream: one element without content for each thing it tells.
/// </summary>
internal static class RecoveryReceiptsFile
{
    public const string Namespace = "urn:portal:recovery-receipts:1";

    private const long MostBytes = 50_000_000;

    /// <summary>The file begins as XML does; receipts of Digital Post are CSV.</summary>
    public static bool IsXml(string path)
    {
        if (!File.Exists(path)) return false;
        using var reader = new StreamReader(path);
        var next = reader.Read();
        while (next >= 0 && char.IsWhiteSpace((char)next)) next = reader.Read();
        return next == '<';
    }

    /// <param name="tally">Told of every element, and of each that is bad by itself.</param>
    /// <returns>What the good elements tell; and what is wrong with the file as a whole, null when nothing is.</returns>
    public static (RecoveryNews News, LineError? Fault) Read(string path, ImportTally tally)
    {
        var news = new RecoveryNews();
        try
        {
            if (new FileInfo(path).Length > MostBytes) return (news, new LineError(0, "", "is larger than 50 million bytes", "a file of receipts is a day's"));
            using var file = new PacedStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
            using var xml = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, NameTable = new BoundedNames() });
            return (news, Read(xml, file, news, tally));
        }
        catch (XmlException bad)
        {
            return (news, new LineError(bad.LineNumber, "", "is not well-formed", "the file is XML without a DTD"));
        }
        catch (BeyondLimitException beyond)
        {
            return (news, new LineError(0, "", beyond.Message, beyond.Rule));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (news, new LineError(0, "", "cannot be read", "the file is there"));
        }
    }

    /// <returns>What is wrong with the file as a whole.</returns>
    private static LineError? Read(XmlReader xml, PacedStream file, RecoveryNews news, ImportTally tally)
    {
        xml.MoveToContent();
        if (xml.LocalName != "recoveryReceipts" || xml.NamespaceURI != Namespace)
            return new LineError(Line(xml), Shown.Name(xml.LocalName), "is another root", $"the root is recoveryReceipts of {Namespace}");
        if (ReceiptElement.Attributes(xml).Count > 0) return new LineError(Line(xml), xml.LocalName, "has attributes", "the root has none");
        while (Step(xml, file))
        {
            if (xml.Depth != 1) continue;
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) return new LineError(Line(xml), "", "holds text between its elements", "each thing told is an element");
            if (xml.NodeType == XmlNodeType.Element) Take(xml, file, news, tally);
        }
        return null;
    }

    private static void Take(XmlReader xml, PacedStream file, RecoveryNews news, ImportTally tally)
    {
        tally.Lines++;
        var element = new ReceiptElement(xml);
        // What stands inside an element is no part of the format: it is passed by without being kept.
        if (!xml.IsEmptyElement)
            while (Step(xml, file) && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == 1))
                if (xml.NodeType is XmlNodeType.Element or XmlNodeType.Text or XmlNodeType.CDATA) element.HasContent();
        element.Read(news);
        if (element.Faults.Count > 0) tally.Reject(element.Faults);
    }

    private static bool Step(XmlReader xml, PacedStream file)
    {
        file.BeginStep();
        return xml.Read();
    }

    private static int Line(XmlReader xml) => ((IXmlLineInfo)xml).LineNumber;
}
