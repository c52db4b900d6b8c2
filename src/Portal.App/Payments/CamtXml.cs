using System.Text;
using System.Xml;
using Portal.App.Import;

namespace Portal.App.Payments;

/// <summary>
/// Walks through a camt.054 document element by element, in one direction and with little memory. After <see cref="NextChild"/> has
/// found an element, exactly one of <see cref="Enter"/>, <see cref="Text"/> and <see cref="Skip"/> takes it.
/// </summary>
internal sealed class CamtXml : IDisposable
{
    private const string NamespaceStart = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.";
    private const string VersionRule = "the file is camt.054.001.02, .04 or .08";
    private const string WholeRule = "the file is well-formed XML without a DTD";
    private const int LongestText = 2000;
    private const int Deepest = 40;

    private static readonly string[] Versions = ["02", "04", "08"];

    private readonly PacedStream _bytes;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _lines;
    private readonly char[] _text = new char[LongestText + 1];
    private string _namespace = "";
    private bool _isEmpty;

    public CamtXml(Stream file)
    {
        var table = new BoundedNames();
        Names = new CamtNames(table);
        _bytes = new PacedStream(file);
        try
        {
            _reader = XmlReader.Create(_bytes, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, NameTable = table, CloseInput = true,
                IgnoreComments = true, IgnoreProcessingInstructions = true, IgnoreWhitespace = true,
            });
        }
        catch (Exception unread) when (IsOfTheFile(unread))
        {
            _bytes.Dispose();
            throw new BankFileException("", 1, "is not text that can be read", WholeRule, unread);
        }
        _lines = (IXmlLineInfo)_reader;
    }

    public CamtNames Names { get; }

    /// <summary>The element it stands on; empty when it is not of the format.</summary>
    public string Name { get; private set; } = "";

    public int Line => _lines.LineNumber;

    /// <summary>Stands on the root afterwards.</summary>
    public void ReadRoot()
    {
        if (_reader.MoveToContent() != XmlNodeType.Element) throw Truncated();
        var name = _reader.LocalName;
        if (name != Names.Document) throw new BankFileException(name, Line, "is not the root of a bank's notification", $"the root is {Names.Document}; {VersionRule}");
        _namespace = _reader.NamespaceURI;
        if (!Versions.Any(version => _namespace == NamespaceStart + version))
            throw new BankFileException(name, Line, $"the namespace {Shown.Value(_namespace)} is not read here", VersionRule);
        Name = Names.Document;
    }

    /// <summary>Nothing may follow what has been read but comments.</summary>
    public void ReadToEnd()
    {
        while (Step()) ;
    }

    public bool Is(string name) => ReferenceEquals(Name, name);

    /// <summary>Into the element; its children are next.</summary>
    public void Enter()
    {
        RefuseDeep();
        _isEmpty = _reader.IsEmptyElement;
    }

    /// <summary>The next child of the element entered last; when there is none left, it is done with and its parent goes on.</summary>
    public bool NextChild()
    {
        if (_isEmpty)
        {
            _isEmpty = false;
            return false;
        }
        while (Step())
        {
            if (_reader.NodeType == XmlNodeType.EndElement) return false;
            if (_reader.NodeType != XmlNodeType.Element) continue;
            Name = NameOfFormat();
            return true;
        }
        throw Truncated();
    }

    /// <summary>The element's text without blanks around it. Good until the next call.</summary>
    /// <param name="choice">The child that holds the text, in versions that have one.</param>
    public ReadOnlySpan<char> Text(string? choice = null)
    {
        var length = 0;
        AppendText(choice, Name, ref length);
        return _text.AsSpan(0, length).Trim();
    }

    /// <summary>The text for keeping; null when it is empty.</summary>
    public string? Words()
    {
        var text = Text();
        return text.IsEmpty ? null : text.ToString();
    }

    /// <summary>A number with its currency.</summary>
    public BankAmount Amount()
    {
        var currency = _reader.GetAttribute("Ccy");
        return BankAmount.Read(Text(), currency);
    }

    /// <summary>Passes over the element and everything in it, in which no payment may hide.</summary>
    public void Skip()
    {
        RefuseMisplaced();
        if (_reader.IsEmptyElement) return;
        var depth = _reader.Depth;
        while (Step())
        {
            if (_reader.NodeType == XmlNodeType.Element)
            {
                RefuseMisplaced();
                RefuseDeep();
            }
            else if (_reader.NodeType == XmlNodeType.EndElement && _reader.Depth == depth) return;
        }
        throw Truncated();
    }

    /// <summary>The file is to blame, not the portal.</summary>
    public static bool IsOfTheFile(Exception cause) => cause is XmlException or BeyondLimitException or DecoderFallbackException;

    /// <summary>What to tell when the file itself cannot be read on.</summary>
    public BankFileException Broken(Exception cause) => cause switch
    {
        BeyondLimitException limit => new BankFileException("", Line, limit.Message, limit.Rule, cause),
        _ when _namespace.Length == 0 && cause.Message.Contains("DTD", StringComparison.Ordinal) => new BankFileException("DOCTYPE", 0, "the file holds a DTD", WholeRule, cause),
        _ when _bytes.IsAtEnd || cause is XmlException { LineNumber: 0 } => Truncated(cause),
        XmlException broken => new BankFileException("", broken.LineNumber, $"is not well-formed at character {broken.LinePosition} of the line", WholeRule, cause),
        _ => new BankFileException("", Line, "is not text that can be read", WholeRule, cause),
    };

    public void Dispose() => _reader.Dispose();

    private void AppendText(string? choice, string element, ref int length)
    {
        if (_reader.IsEmptyElement) return;
        while (Step())
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.EndElement:
                    return;
                case XmlNodeType.Element:
                    if (choice is null) throw new BankFileException(element, Line, "holds elements where a value belongs", "elements are those of the format");
                    if (ReferenceEquals(NameOfFormat(), choice)) AppendText(null, choice, ref length);
                    else Skip();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    length += _reader.ReadValueChunk(_text, length, _text.Length - length);
                    if (length > LongestText) throw new BankFileException(element, Line, $"has more than {LongestText} characters", "no text of the format is anywhere near this long");
                    break;
            }
        }
        throw Truncated();
    }

    private bool Step()
    {
        _bytes.BeginStep();
        return _reader.Read();
    }

    private string NameOfFormat() => ReferenceEquals(_reader.NamespaceURI, _namespace) ? _reader.LocalName : "";

    private void RefuseDeep()
    {
        if (_reader.Depth > Deepest) throw new BankFileException(Shown.Value(_reader.LocalName), Line, $"stands more than {Deepest} elements deep", "the format is not that deep");
    }

    /// <summary>In another namespace too: nobody hides a payment there on purpose.</summary>
    private void RefuseMisplaced()
    {
        if (!Names.HoldsPayments(_reader.LocalName)) return;
        throw new BankFileException(_reader.LocalName, Line, "stands where none belongs", "elements are those of the format, in its places and namespace");
    }

    private BankFileException Truncated(Exception? cause = null) => new("", Line, "ends before it is complete", WholeRule, cause);
}
