using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Portal.App.Settings;
using Portal.Domain;

namespace Portal.App.MyData;

/// <summary>How the values of a copy stand in the file.</summary>
internal static class MyDataJson
{
    private static readonly MethodInfo Named = typeof(Slug).GetMethod(nameof(Slug.Of))!;
    private static readonly ConcurrentDictionary<Enum, string> Slugs = [];

    public static void Row(Utf8JsonWriter json, IReadOnlyList<PersonalColumn> columns, IReadOnlyList<object?> values)
    {
        json.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
        {
            json.WritePropertyName(columns[i].Name);
            Value(json, values[i]);
        }
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case DateOnly day: json.WriteStringValue($"{day:yyyy-MM-dd}"); break;
            case DateTimeOffset at: json.WriteStringValue(at.InDenmark()); break;
            case Guid id: json.WriteStringValue(id); break;
            case Link link: json.WriteStringValue(link.Id); break;
            case Enum member: json.WriteStringValue(Slugs.GetOrAdd(member, of => (string)Named.MakeGenericMethod(of.GetType()).Invoke(null, [of])!)); break;
            default: throw new InvalidOperationException($"A {value.GetType().Name} has no form in the file.");
        }
    }
}
