using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using Portal.App.Import;
using Portal.Domain.Money;
using Portal.Domain.Recovery;

namespace Portal.App.Recovery;

/// <summary>One element of a file of receipts: its attributes, and everything that is wrong with them at once.</summary>
internal sealed partial class ReceiptElement
{
    private const int MostCodes = 50;

    private readonly string _name;
    private readonly int _line;
    private readonly Dictionary<string, string> _values;
    private readonly HashSet<string> _asked = [];

    public ReceiptElement(XmlReader xml)
    {
        _name = xml.NamespaceURI == RecoveryReceiptsFile.Namespace ? xml.LocalName : $"{xml.NamespaceURI}:{xml.LocalName}";
        _line = ((IXmlLineInfo)xml).LineNumber;
        _values = Attributes(xml);
    }

    public List<LineError> Faults { get; } = [];

    public static Dictionary<string, string> Attributes(XmlReader xml)
    {
        var values = new Dictionary<string, string>();
        while (xml.MoveToNextAttribute())
            if (xml.NamespaceURI != "http://www.w3.org/2000/xmlns/") values[xml.Name] = xml.Value;
        xml.MoveToElement();
        return values;
    }

    public void HasContent()
    {
        if (Faults.Count == 0) Faults.Add(new LineError(_line, Shown.Name(_name), "holds something between its tags", "an element has attributes alone"));
    }

    /// <summary>Puts what it tells among the news, when nothing is wrong with it.</summary>
    public void Read(RecoveryNews news)
    {
        switch (_name)
        {
            case "receipt":
                Add(news.Receipts, new ActionReceipt(Action(), State(), Codes(), Day("on")));
                break;
            case "balance":
                Add(news.Balances, new BalanceUpdate(Id(), Claim(), Day("on"), Amount("balance", above: false), YesNo("otherCreditors")));
                break;
            case "returned":
                Add(news.Returns, new ReturnedClaim(Id(), Claim(), Day("on"), Code(), Amount("balance", above: false)));
                break;
            case "setOff":
                Add(news.SetOffs, new SetOff(Id(), Claim(), Day("on"), Amount("amount", above: true)));
                break;
            default:
                Faults.Add(new LineError(_line, Shown.Name(_name), "is not known", "the file holds receipt, balance, returned and setOff elements"));
                break;
        }
    }

    private void Add<T>(List<Told<T>> among, T what)
    {
        foreach (var other in _values.Keys.Except(_asked)) Faults.Add(new LineError(_line, Shown.Name(other), "is not known", $"{_name} has {string.Join(", ", _asked)}"));
        if (Faults.Count == 0) among.Add(new Told<T>(what, _line));
    }

    private Guid Action()
    {
        if (!Guid.TryParseExact(Value("action"), "D", out var action)) Fail("action", "action is the UUID of an action of ours");
        return action;
    }

    private ReceiptOutcome State()
    {
        if (ActionCodes.Outcome(Value("state")) is { } outcome) return outcome;
        Fail("state", "state is UDFØRT, AFVIST or HØRING");
        return default;
    }

    private string[] Codes()
    {
        var codes = Value("codes").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (codes.Length > MostCodes || !codes.All(code => CodeText().IsMatch(code))) Fail("codes", "codes are at most 50, with blanks between, each of at most 40 letters, digits, '.', '_', '+' and '-'");
        else if (codes.Length == 0 && Value("state") == "AFVIST") Fail("codes", "a refusal has at least one code");
        else if (codes.Length > 0 && Value("state") == "UDFØRT") Fail("codes", "what was carried out has no codes");
        return codes;
    }

    private string Code()
    {
        if (!CodeText().IsMatch(Value("code"))) Fail("code", "code is at most 40 letters, digits, '.', '_', '+' and '-'");
        return Value("code");
    }

    private string Id()
    {
        if (!IdText().IsMatch(Value("id"))) Fail("id", "id is 1 to 60 letters, digits, '.', '_' and '-'");
        return Value("id");
    }

    private ClaimReference Claim()
    {
        var parts = Value("claim").Split('/', 2);
        if (parts.Length == 2 && parts.All(part => part.Length > 0)) return new ClaimReference(parts[0], parts[1]);
        Fail("claim", "claim is \"source/reference\"");
        return new ClaimReference("", "");
    }

    private Kroner Amount(string name, bool above)
    {
        var text = Value(name);
        var amount = AmountText().IsMatch(text) ? new Kroner(long.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)) : (Kroner?)null;
        if (amount is null || (above && !amount.Value.IsPositive)) Fail(name, $"{name} is kroner{(above ? " above 0" : "")} with a decimal point and two decimals: 500.00");
        return amount ?? Kroner.Zero;
    }

    private DateOnly Day(string name)
    {
        if (!DateOnly.TryParseExact(Value(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) Fail(name, "dates are YYYY-MM-DD");
        return day;
    }

    private bool YesNo(string name)
    {
        if (Value(name) is not ("yes" or "no")) Fail(name, $"{name} is yes or no");
        return Value(name) == "yes";
    }

    private string Value(string name)
    {
        _asked.Add(name);
        return _values.GetValueOrDefault(name, "");
    }

    private void Fail(string field, string rule) => Faults.Add(new LineError(_line, field, Value(field).Length == 0 ? "is empty" : $"{Shown.Value(Value(field))} does not do", rule));

    [GeneratedRegex("^[0-9A-Za-z._-]{1,60}$")]
    private static partial Regex IdText();

    [GeneratedRegex("^[0-9A-Za-zÆØÅæøå+_.-]{1,40}$")]
    private static partial Regex CodeText();

    [GeneratedRegex("^[0-9]{1,10}[.][0-9]{2}$")]
    private static partial Regex AmountText();
}
