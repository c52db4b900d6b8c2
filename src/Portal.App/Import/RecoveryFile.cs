using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Portal.Domain.Money;

namespace Portal.App.Import;

/// <summary>A set-off (modregning) that the recovery authority tells of: money it has kept back and gives to a claim that is still here.</summary>
/// <param name="Id">The authority's own, the same however often it is told.</param>
/// <param name="Line">Where it stands in the file.</param>
internal sealed record ToldSetOff(string Id, string Source, string Reference, DateOnly On, Kroner Amount, int Line);

/// <summary>What the recovery authority sends us, as XML (docs/formats/recovery.md): one element for each thing it tells.</summary>
internal static partial class RecoveryFile
{
    public const string Namespace = "urn:portal:recovery-receipts:1";

    private const long MostBytes = 50_000_000;

    private static readonly XNamespace Ours = Namespace;

    /// <summary>The file begins as XML does; receipts of Digital Post are CSV.</summary>
    public static bool IsXml(string path)
    {
        if (!File.Exists(path)) return false;
        using var reader = new StreamReader(path);
        var next = reader.Read();
        while (next >= 0 && char.IsWhiteSpace((char)next)) next = reader.Read();
        return next == '<';
    }

    /// <returns>The elements of the file; and what is wrong with it as a whole, null when nothing is.</returns>
    public static (IReadOnlyList<XElement> Elements, LineError? Fault) Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MostBytes) return ([], new LineError(0, "", "is larger than 50 million bytes", "a file of receipts is a day's"));
            using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            return root.Name == Ours + "recoveryReceipts" ? ([.. root.Elements()], null) : ([], new LineError(LineOf(root), root.Name.LocalName, "is another root", $"the root is recoveryReceipts of {Namespace}"));
        }
        catch (XmlException bad)
        {
            return ([], new LineError(bad.LineNumber, "", "is not well-formed", "the file is XML without a DTD"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ([], new LineError(0, "", "cannot be read", "the file is there"));
        }
    }

    /// <returns>Null when something is wrong with it; then it stands among the faults.</returns>
    public static ToldSetOff? SetOff(XElement element, List<LineError> faults)
    {
        var (line, before) = (LineOf(element), faults.Count);
        if (element.Name != Ours + "setOff")
        {
            faults.Add(new LineError(line, element.Name.LocalName, "is not known", "the file holds setOff elements"));
            return null;
        }
        foreach (var other in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name.ToString() is not ("id" or "claim" or "amount" or "on")))
            faults.Add(new LineError(line, other.Name.LocalName, "is not known", "a set-off has id, claim, amount and on"));
        var (id, claim) = (Value("id"), Value("claim").Split('/', 2));
        if (!Code().IsMatch(id)) Fail("id", "id is 1 to 60 letters, digits, '.', '_' and '-'");
        if (claim.Length != 2 || claim.Any(part => part.Length == 0)) Fail("claim", "claim is \"source/reference\"");
        if (!Money().IsMatch(Value("amount"))) Fail("amount", "amount is kroner above 0 with a decimal point and two decimals: 500.00");
        if (!DateOnly.TryParseExact(Value("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) Fail("on", "dates are YYYY-MM-DD");
        var amount = faults.Count > before ? Kroner.Zero : new Kroner(long.Parse(Value("amount").Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
        if (faults.Count == before && !amount.IsPositive) Fail("amount", "amount is kroner above 0 with a decimal point and two decimals: 500.00");
        return faults.Count > before ? null : new ToldSetOff(id, claim[0], claim[1], on, amount, line);

        string Value(string name) => (string?)element.Attribute(name) ?? "";

        void Fail(string field, string rule) => faults.Add(new LineError(line, field, Value(field).Length == 0 ? "is empty" : $"{Shown.Value(Value(field))} does not do", rule));
    }

    private static int LineOf(XElement element) => ((IXmlLineInfo)element).LineNumber;

    [GeneratedRegex("^[0-9A-Za-z._-]{1,60}$")]
    private static partial Regex Code();

    [GeneratedRegex("^[0-9]{1,10}[.][0-9]{2}$")]
    private static partial Regex Money();
}
