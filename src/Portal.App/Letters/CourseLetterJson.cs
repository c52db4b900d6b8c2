using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Letters;

/// <summary>A letter of the course as it is kept (letter_inputs): ids as text, ISO dates, amounts in øre, kinds by the names of formats.md.</summary>
internal static class CourseLetterJson
{
    public static byte[] ToBytes(CourseLetter letter) => JsonSerializer.SerializeToUtf8Bytes(letter, CourseLetterContext.Default.CourseLetter);

    public static CourseLetter FromBytes(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, CourseLetterContext.Default.CourseLetter) ?? throw new JsonException("A letter's inputs are empty.");

    internal sealed class KronerConverter : JsonConverter<Kroner>
    {
        public override Kroner Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Kroner value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Ore);
    }

    internal sealed class ClaimIdConverter : JsonConverter<ClaimId>
    {
        public override ClaimId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, ClaimId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    internal sealed class PersonIdConverter : JsonConverter<PersonId>
    {
        public override PersonId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, PersonId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    internal sealed class KindConverter : JsonConverter<LetterKind>
    {
        public override LetterKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Slug.Parse<LetterKind>(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, LetterKind value, JsonSerializerOptions options) => writer.WriteStringValue(Slug.Of(value));
    }
}

/// <summary>Written at build: a night keeps a hundred thousand letters, and reflection would cost more than the rest of the work.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CourseLetterJson.KronerConverter), typeof(CourseLetterJson.ClaimIdConverter), typeof(CourseLetterJson.PersonIdConverter), typeof(CourseLetterJson.KindConverter)])]
[JsonSerializable(typeof(CourseLetter))]
internal sealed partial class CourseLetterContext : JsonSerializerContext;
