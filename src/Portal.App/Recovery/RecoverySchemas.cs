using System.Reflection;
using System.Xml;
using System.Xml.Schema;

namespace Portal.App.Recovery;

/// <summary>The two schemas of the exchange with the recovery authority, as they are documented in docs/formats.</summary>
internal static class RecoverySchemas
{
    /// <summary>What the portal hands over.</summary>
    public static readonly XmlSchemaSet Batch = Load("recovery-batch.xsd");

    /// <summary>What it is told.</summary>
    public static readonly XmlSchemaSet Receipts = Load("recovery-receipts.xsd");

    private static XmlSchemaSet Load(string file)
    {
        using var schema = XmlReader.Create(Assembly.GetExecutingAssembly().GetManifestResourceStream(file)!, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var set = new XmlSchemaSet { XmlResolver = null };
        set.Add(null, schema);
        set.Compile();
        return set;
    }
}
