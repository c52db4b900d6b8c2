using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Web.Commands;

/// <summary>Options that several commands have, spelt and read the same way.</summary>
internal static class CommandOptions
{
    /// <summary>One line of JSON on standard output, Danish letters left as they are.</summary>
    public static readonly JsonSerializerOptions JsonText = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON" };

    /// <summary>A day as yyyy-MM-dd, whatever the culture of the machine is.</summary>
    public static Option<DateOnly?> Date(string name, string description, bool required = false) => new(name)
    {
        Description = $"{description} (yyyy-MM-dd)",
        Required = required,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
            result.AddError($"'{text}' is not a date: write yyyy-MM-dd");
            return null;
        },
    };
}
