using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Portal.App.Settings;

/// <summary>Which settings an options class has, read from its properties.</summary>
public static class SettingsShape
{
    /// <summary>Full names of every setting of a class. A list of parts is written <c>Section:List:0:Part</c>.</summary>
    public static IEnumerable<string> Names(Type type, string prefix) =>
        Properties(type).SelectMany(property => Part(property) switch
        {
            { } item when IsLeaf(item) => [$"{prefix}:{property.Name}:0"],
            { } item => Names(item, $"{prefix}:{property.Name}:0"),
            null when IsLeaf(property.PropertyType) => [$"{prefix}:{property.Name}"],
            null => Names(property.PropertyType, $"{prefix}:{property.Name}"),
        });

    /// <summary>Settings that no class has (mostly a name spelt wrong), and values of another kind than the class asks for.</summary>
    internal static IEnumerable<SettingFault> Unreadable(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var property = Properties(type).FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null) yield return new(child.Path, $"there is no such setting; there are {string.Join(", ", Properties(type).Select(p => p.Name))}");
            else foreach (var fault in Unreadable(child, property)) yield return fault;
        }
    }

    private static IEnumerable<SettingFault> Unreadable(IConfigurationSection value, PropertyInfo property) => Part(property) switch
    {
        { } item when IsLeaf(item) => value.GetChildren().SelectMany(child => Unconvertible(child, item)),
        { } item => value.GetChildren().SelectMany(child => Unreadable(child, item)),
        null when IsLeaf(property.PropertyType) => Unconvertible(value, property.PropertyType),
        null => Unreadable(value, property.PropertyType),
    };

    private static IEnumerable<SettingFault> Unconvertible(IConfigurationSection value, Type type)
    {
        var wanted = Nullable.GetUnderlyingType(type) ?? type;
        // An empty value is "not set" for everything but a text.
        if (wanted == typeof(string) || string.IsNullOrEmpty(value.Value)) yield break;
        if (TypeDescriptor.GetConverter(wanted).IsValid(value.Value) && (!wanted.IsEnum || Enum.IsDefined(wanted, Enum.Parse(wanted, value.Value, ignoreCase: true)))) yield break;
        yield return new(value.Path, $"'{value.Value}' cannot be used: write {Expected(wanted)}");
    }

    private static string Expected(Type type) => type switch
    {
        { IsEnum: true } => string.Join(" or ", Enum.GetNames(type)),
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(DateOnly) => "a date as yyyy-MM-dd",
        _ when type == typeof(TimeOnly) => "a time as hh:mm",
        _ when type == typeof(int) => "a whole number",
        _ => $"a value of the kind {type.Name}",
    };

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);

    private static Type? Part(PropertyInfo property) =>
        property.PropertyType is { IsGenericType: true } list && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? list.GenericTypeArguments[0] : null;

    private static bool IsLeaf(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { } plain && (plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(DateOnly) || plain == typeof(TimeOnly));
}
