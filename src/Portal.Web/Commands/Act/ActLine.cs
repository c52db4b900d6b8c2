using System.Globalization;
using System.Text.Json;
using Portal.App.Import;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.Web.Commands.Act;

/// <summary>One line of the file: reads its fields and says what is wrong with them. No message holds a value with digits, which could be a CPR number.</summary>
/// <param name="printed">The ids that earlier lines printed, by line.</param>
internal sealed class ActLine(int number, JsonElement line, IReadOnlyDictionary<int, Guid> printed)
{
    private readonly HashSet<string> _asked = [];

    /// <exception cref="BadLineException">The text is no JSON object.</exception>
    public static ActLine Read(int number, string text, IReadOnlyDictionary<int, Guid> printed)
    {
        const string Rule = "one JSON object a line, each field once";
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new ActLine(number, json.RootElement.Clone(), printed) : throw new BadLineException(new LineError(number, "", "is no JSON object", Rule));
        }
        catch (JsonException)
        {
            throw new BadLineException(new LineError(number, "", "is no JSON object, or has a field twice", Rule));
        }
    }

    public BadLineException Bad(string field, string problem, string rule) => new(new LineError(number, field, problem, rule));

    public bool Has(string field) => Value(field) is not null;

    /// <summary>A text that must be there.</summary>
    public string Text(string field) => Value(field) switch
    {
        null => throw Bad(field, "is missing", "required"),
        { ValueKind: JsonValueKind.String } text when text.GetString()!.Trim().Length > 0 => text.GetString()!,
        _ => throw Bad(field, "is no text, or an empty one", "a text in quotation marks"),
    };

    /// <summary>What somebody writes in a form and may leave empty; the use case says whether it may.</summary>
    public string Words(string field) => Value(field) switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        _ => throw Bad(field, "is no text", "a text in quotation marks"),
    };

    public DateOnly Day(string field) => DayOrNull(field) ?? throw Bad(field, "is missing", "required, yyyy-MM-dd");

    public DateOnly? DayOrNull(string field)
    {
        if (Value(field) is null) return null;
        return DateOnly.TryParseExact(Words(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw Bad(field, "is no date", "a day that exists, yyyy-MM-dd");
    }

    /// <summary>Any number of days; none when the field is left out.</summary>
    public IReadOnlySet<DateOnly> Days(string field) => Texts(field).Select(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day : throw Bad(field, "holds what is no date", "days that exist, yyyy-MM-dd")).ToHashSet();

    public bool Yes(string field) => YesOrNull(field) ?? throw Bad(field, "is missing", "required, true or false");

    public bool? YesOrNull(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Bad(field, "is neither true nor false", "true or false, without quotation marks"),
    };

    /// <summary>A whole number, such as a day of the month.</summary>
    public int Number(string field) => NumberOrNull(field) ?? throw Bad(field, "is missing", "required, a whole number");

    public int? NumberOrNull(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
        _ => throw Bad(field, "is no whole number", "a whole number, without quotation marks"),
    };

    public long Ore(string field) => OreOrNull(field) ?? throw Bad(field, "is missing", "required, whole øre");

    public long? OreOrNull(string field) => Value(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } amount when amount.TryGetInt64(out var ore) => ore,
        _ => throw Bad(field, "is no amount", "whole øre, without quotation marks"),
    };

    public T Choice<T>(string field) where T : struct, Enum => Named<T>(field, Text(field));

    public T ChoiceOr<T>(string field, T otherwise) where T : struct, Enum => Has(field) ? Choice<T>(field) : otherwise;

    /// <summary>Any number of the names; none when the field is left out.</summary>
    public IReadOnlySet<T> Choices<T>(string field) where T : struct, Enum => Texts(field).Select(name => Named<T>(field, name)).ToHashSet();

    /// <summary>A list of objects, each with the same two texts.</summary>
    public IReadOnlyList<(string First, string Second)> Pairs(string field, string first, string second) => Value(field) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(one => IsPair(one, first, second)) =>
            [.. list.EnumerateArray().Select(one => (one.GetProperty(first).GetString()!, one.GetProperty(second).GetString()!))],
        _ => throw Bad(field, "is no such list", $"a list of {{\"{first}\":\"…\",\"{second}\":\"…\"}}"),
    };

    public SourceReference Claim(string field) => ClaimOf(field, Text(field));

    public IReadOnlyList<SourceReference> Claims(string field) =>
        Has(field) ? [.. Texts(field).Select(name => ClaimOf(field, name)).Distinct()] : throw Bad(field, "is missing", "required, a list of \"source/reference\"");

    /// <summary>A CPR or CVR number.</summary>
    public IdNumber Person(string field) => PersonOf(field, Text(field));

    public IdNumber PersonOf(string field, string digits) => IdNumber.TryParse(digits.Replace("-", "", StringComparison.Ordinal), out var id)
        ? id : throw Bad(field, "is no CPR or CVR number", "10 digits with a date that exists, or 8 digits");

    /// <summary>An id that was printed before, or "$3" for the one that line 3 of this file printed.</summary>
    public Guid Id(string field)
    {
        var text = Text(field);
        if (!text.StartsWith('$')) return Guid.TryParse(text, out var id) ? id : throw Bad(field, "is no id", "an id printed before, or \"$\" and the line that printed it");
        return int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var from) && printed.TryGetValue(from, out var earlier)
            ? earlier : throw Bad(field, "names a line that has printed no id", "\"$\" and the number of an earlier line that was carried out");
    }

    /// <summary>A misspelt field would otherwise count as left out.</summary>
    public void NothingElse()
    {
        foreach (var field in line.EnumerateObject().Where(field => !_asked.Contains(field.Name)))
            throw Bad(Shown(field.Name), "is not known here", $"the fields of this use case: {string.Join(", ", _asked)}");
    }

    public static string Shown(string value) => value.Any(char.IsDigit) ? "•" : value;

    private static bool IsPair(JsonElement one, string first, string second) => one.ValueKind == JsonValueKind.Object
        && one.EnumerateObject().All(field => (field.Name == first || field.Name == second) && field.Value.ValueKind == JsonValueKind.String) && one.EnumerateObject().Count() == 2;

    private List<string> Texts(string field) => Value(field) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) => [.. list.EnumerateArray().Select(one => one.GetString()!)],
        _ => throw Bad(field, "is no list of texts", "a list such as [\"a\",\"b\"]"),
    };

    private T Named<T>(string field, string name) where T : struct, Enum =>
        Slug.TryParse<T>(name, out var value) ? value : throw Bad(field, $"'{Shown(name)}' is not known", $"one of: {Slug.List<T>()}");

    private SourceReference ClaimOf(string field, string name) => name.Split('/', 2) is [{ Length: > 0 } source, { Length: > 0 } reference]
        ? new SourceReference(source, reference) : throw Bad(field, "names no claim", "\"source/reference\", as claims.csv names it");

    /// <returns>Null when the field is left out, or null.</returns>
    private JsonElement? Value(string field)
    {
        _asked.Add(field);
        return line.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}

/// <summary>How a department's system names a claim.</summary>
internal readonly record struct SourceReference(string Source, string Reference);

/// <summary>A line that cannot be understood.</summary>
internal sealed class BadLineException(LineError error) : Exception(error.Problem)
{
    public LineError Error => error;
}
