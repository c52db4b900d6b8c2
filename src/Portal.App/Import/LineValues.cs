using System.Collections.Frozen;
using System.Globalization;
using Portal.Domain;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>Reads one line's fields and keeps every fault found on the way: a caseworker wants to hear of all of them at once.</summary>
internal sealed class LineValues(FrozenDictionary<string, int> columns, CsvLine line)
{
    /// <summary>Keys and names are indexed: a longer text would not fit an index page of the database.</summary>
    private const int LongestText = 200;

    private List<LineError>? _errors = line.Fault is null ? null : [line.Fault];

    public CsvLine Line => line;

    public IReadOnlyList<LineError> Errors => _errors ?? (IReadOnlyList<LineError>)[];

    public bool IsGood => _errors is null;

    public string Raw(string field) => line.Values[columns[field]];

    public void Fail(string field, string problem, string rule) => (_errors ??= []).Add(new LineError(line.Number, field, problem, rule));

    public string Text(string field, int longest = LongestText)
    {
        var text = Raw(field);
        if (text.Length > longest) Fail(field, $"has {text.Length} characters", $"at most {longest} characters");
        foreach (var letter in text)
        {
            if (!char.IsControl(letter) || letter is '\r' or '\n' or '\t') continue;
            Fail(field, $"{Shown.Value(text)} holds a control character", "text has no control characters but line breaks and tabs");
            break;
        }
        return text;
    }

    public string Required(string field)
    {
        var text = Text(field);
        if (string.IsNullOrWhiteSpace(text)) Fail(field, "is empty", $"{field} is required");
        return text;
    }

    public DateOnly? Day(string field)
    {
        var text = Raw(field);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Fail(field, $"{Shown.Value(text)} is not a date", "dates are YYYY-MM-DD");
        return null;
    }

    public DateOnly RequiredDay(string field)
    {
        if (Raw(field).Length == 0) Fail(field, "is empty", $"{field} is required");
        return Day(field) ?? default;
    }

    /// <summary>An amount above 0, in kroner with a decimal comma.</summary>
    public Kroner Amount(string field)
    {
        var text = Raw(field);
        if (text.Length == 0) Fail(field, "is empty", $"{field} is required");
        else if (!Kroner.TryParse(text, out var amount)) Fail(field, $"{Shown.Value(text)} is not an amount", "amounts are kroner with a decimal comma, at most two decimals and no thousands mark: 1234,50");
        else if (!amount.IsPositive) Fail(field, $"{Shown.Value(text)} is not above 0", $"{field} is above 0");
        else return amount;
        return default;
    }

    /// <summary>One of an enum's names; the given value when the field is empty, a fault when there is none.</summary>
    public T OneOf<T>(string field, T? empty = null) where T : struct, Enum
    {
        var text = Raw(field);
        if (text.Length == 0 && empty is { } given) return given;
        if (Names<T>.ByName.TryGetValue(text, out var value)) return value;
        Fail(field, text.Length == 0 ? "is empty" : $"{Shown.Value(text)} is not known", $"{field} is one of {Slug.List<T>()}");
        return default;
    }

    /// <summary>One of two words; the first stands for an empty field.</summary>
    /// <returns>True for the second word.</returns>
    public bool IsSecond(string field, string first, string second)
    {
        var text = Raw(field);
        if (text == second) return true;
        if (text.Length > 0 && text != first) Fail(field, $"{Shown.Value(text)} is not known", $"{field} is {first} or {second}");
        return false;
    }

    public IdNumber Id(string field, string? text = null)
    {
        text ??= Raw(field);
        if (IdNumber.TryParse(text, out var id)) return id;
        if (text.Length == 0) Fail(field, "is empty", $"{field} is required");
        else Fail(field, $"the id {Shown.Id(text)} is not a CPR or CVR number", "a CPR number has 10 digits and a date that exists, a CVR number has 8 digits");
        return default;
    }

    private static class Names<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<string, T> ByName = Enum.GetValues<T>().ToFrozenDictionary(Slug.Of);
    }
}
