using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.App.Letters;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Statements;

namespace Portal.App.Statements;

/// <summary>Everything that a statement says, before it is put into words: amounts, dates and ids.</summary>
/// <param name="MadeOn">The day that it was made up.</param>
/// <param name="DueNow">What ought to have been paid by that day, of what is collected here and rests for nothing.</param>
/// <param name="Version">1 for the first of its period; 0 for one that somebody asked for, which is kept nowhere.</param>
/// <param name="Replaced">A correction: the statement that it takes the place of.</param>
public sealed record StatementInputs(BalanceStatement Statement, DateOnly MadeOn, Kroner DueNow, int Version, ReplacedStatement? Replaced = null)
{
    /// <summary>A whole calendar year is called by its number.</summary>
    [JsonIgnore]
    public bool IsYear => Statement is { From: { Month: 1, Day: 1 }, To: { Month: 12, Day: 31 } } && Statement.From.Year == Statement.To.Year;
}

/// <summary>The statement that a corrected one replaces, and what it says otherwise.</summary>
/// <param name="MadeOn">The day that it was made up.</param>
public sealed record ReplacedStatement(int Version, DateOnly MadeOn, IReadOnlyList<StatementChange> Changes);

/// <summary>A statement as it is kept: ids as text, ISO dates, amounts in øre, kinds by the names of formats.md.</summary>
internal static class StatementJson
{
    public static string Of(StatementInputs inputs) => JsonSerializer.Serialize(inputs, StatementContext.Default.StatementInputs);

    public static StatementInputs Read(string json) => JsonSerializer.Deserialize(json, StatementContext.Default.StatementInputs) ?? throw new JsonException("A statement's inputs are empty.");

    public static string DigestOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    internal sealed class SlugConverter<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Slug.Parse<T>(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Slug.Of(value));
    }
}

/// <summary>Written at build: a year-end run keeps a statement for everybody.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(CourseLetterJson.KronerConverter), typeof(CourseLetterJson.ClaimIdConverter), typeof(CourseLetterJson.PersonIdConverter), typeof(StatementJson.SlugConverter<EntryKind>),
        typeof(StatementJson.SlugConverter<ClaimType>), typeof(StatementJson.SlugConverter<LiabilityKind>), typeof(StatementJson.SlugConverter<AgreementKind>), typeof(StatementJson.SlugConverter<Movement>),
    ])]
[JsonSerializable(typeof(StatementInputs))]
internal sealed partial class StatementContext : JsonSerializerContext;
