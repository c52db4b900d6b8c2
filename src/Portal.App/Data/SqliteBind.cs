using System.Globalization;
using System.Reflection;
using System.Text;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;
using SQLitePCL;

namespace Portal.App.Data;

/// <summary>Hands one value of a row to a parameter of a statement.</summary>
/// <returns>SQLite's own answer.</returns>
internal delegate int SqliteBind<in T>(sqlite3_stmt statement, int parameter, T row);

/// <summary>Values as the ADO.NET provider and EF's conversions store them, without an object for each of them.</summary>
internal static class SqliteBind
{
    /// <summary>For a property of a row.</summary>
    public static SqliteBind<T> Of<T>(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (type == typeof(string)) return Text(Get<T, string?>(property));
        if (type == typeof(long)) return Number(Get<T, long>(property));
        if (type == typeof(long?)) return Optional(Get<T, long?>(property), raw.sqlite3_bind_int64);
        if (type == typeof(int)) return Of(Get<T, int>(property), (statement, i, value) => raw.sqlite3_bind_int64(statement, i, value));
        if (type == typeof(bool)) return Of(Get<T, bool>(property), Flag);
        if (type == typeof(bool?)) return Optional(Get<T, bool?>(property), Flag);
        if (type == typeof(Guid)) return Id(Get<T, Guid>(property));
        if (type == typeof(Guid?)) return Optional(Get<T, Guid?>(property), Id);
        if (type == typeof(ClaimId)) return Of(Get<T, ClaimId>(property), (statement, i, id) => Id(statement, i, id.Value));
        if (type == typeof(ClaimId?)) return Optional(Get<T, ClaimId?>(property), (statement, i, id) => Id(statement, i, id.Value));
        if (type == typeof(PersonId)) return Of(Get<T, PersonId>(property), (statement, i, id) => Id(statement, i, id.Value));
        if (type == typeof(PersonId?)) return Optional(Get<T, PersonId?>(property), (statement, i, id) => Id(statement, i, id.Value));
        if (type == typeof(DateOnly)) return Of(Get<T, DateOnly>(property), Day);
        if (type == typeof(DateOnly?)) return Day(Get<T, DateOnly?>(property));
        if (type == typeof(DateTimeOffset)) return Of(Get<T, DateTimeOffset>(property), Instant);
        if (type == typeof(DateTimeOffset?)) return Optional(Get<T, DateTimeOffset?>(property), Instant);
        var (method, named) = Nullable.GetUnderlyingType(type) is { IsEnum: true } inner ? (nameof(OptionalName), inner) : (nameof(Name), type);
        if (!named.IsEnum) throw new InvalidOperationException($"A {type.Name} has no place in a column.");
        return (SqliteBind<T>)typeof(SqliteBind).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(typeof(T), named).Invoke(null, [property])!;
    }

    public static SqliteBind<T> Text<T>(Func<T, string?> get) => (statement, i, row) =>
        get(row) is { } text ? raw.sqlite3_bind_text(statement, i, text) : raw.sqlite3_bind_null(statement, i);

    public static SqliteBind<T> Number<T>(Func<T, long> get) => (statement, i, row) => raw.sqlite3_bind_int64(statement, i, get(row));

    public static SqliteBind<T> Id<T>(Func<T, Guid> get) => (statement, i, row) => Id(statement, i, get(row));

    public static SqliteBind<T> Day<T>(Func<T, DateOnly?> get) => Optional(get, Day);

    private static SqliteBind<T> Name<T, TEnum>(PropertyInfo property) where TEnum : struct, Enum => Of(Get<T, TEnum>(property), (statement, i, value) => raw.sqlite3_bind_text(statement, i, Slug.Of(value)));

    private static SqliteBind<T> OptionalName<T, TEnum>(PropertyInfo property) where TEnum : struct, Enum =>
        Optional(Get<T, TEnum?>(property), (statement, i, value) => raw.sqlite3_bind_text(statement, i, Slug.Of(value)));

    private static Func<T, TValue> Get<T, TValue>(PropertyInfo property) => property.GetMethod!.CreateDelegate<Func<T, TValue>>();

    private static SqliteBind<T> Of<T, TValue>(Func<T, TValue> get, Func<sqlite3_stmt, int, TValue, int> bind) => (statement, i, row) => bind(statement, i, get(row));

    private static SqliteBind<T> Optional<T, TValue>(Func<T, TValue?> get, Func<sqlite3_stmt, int, TValue, int> bind) where TValue : struct => (statement, i, row) =>
        get(row) is { } value ? bind(statement, i, value) : raw.sqlite3_bind_null(statement, i);

    private static int Flag(sqlite3_stmt statement, int parameter, bool value) => raw.sqlite3_bind_int(statement, parameter, value ? 1 : 0);

    private static int Id(sqlite3_stmt statement, int parameter, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return raw.sqlite3_bind_text(statement, parameter, text);
    }

    private static int Day(sqlite3_stmt statement, int parameter, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, parameter, text);
    }

    private static int Instant(sqlite3_stmt statement, int parameter, DateTimeOffset instant)
    {
        Span<byte> text = stackalloc byte[27];
        instant.UtcDateTime.TryFormat(text, out var written, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, parameter, text[..written]);
    }
}
