using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Data;

/// <summary>How the domain's types stand in a column, the same in both engines.</summary>
internal static class Converters
{
    public static void Register(ModelConfigurationBuilder types)
    {
        types.Properties<PersonId>().HaveConversion<PersonIdConverter>();
        types.Properties<ClaimId>().HaveConversion<ClaimIdConverter>();
        types.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        foreach (var type in typeof(Slug).Assembly.GetExportedTypes().Concat(typeof(PortalDb).Assembly.GetExportedTypes()).Where(type => type.IsEnum))
            types.Properties(type).HaveConversion(typeof(SlugConverter<>).MakeGenericType(type)).HaveMaxLength(40);
    }

    private sealed class PersonIdConverter() : ValueConverter<PersonId, Guid>(id => id.Value, value => new PersonId(value));

    private sealed class ClaimIdConverter() : ValueConverter<ClaimId, Guid>(id => id.Value, value => new ClaimId(value));

    /// <summary>Instants are kept as UTC: SQLite cannot compare offsets.</summary>
    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, DateTime>(
        instant => instant.UtcDateTime, stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));

    private sealed class SlugConverter<T>() : ValueConverter<T, string>(value => Slug.Of(value), text => Slug.Parse<T>(text)) where T : struct, Enum;
}
