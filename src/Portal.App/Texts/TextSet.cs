using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Portal.App.Texts;

/// <summary>Texts of one area in Danish and English, asked for by language: a letter's language is its receiver's, not the reader's.</summary>
public sealed class TextSet
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private readonly ResourceManager[] _texts;
    private readonly ConcurrentDictionary<(string Language, string Key), string> _seen = new();
    private readonly ConcurrentDictionary<string, bool> _has = new();

    private TextSet(params IReadOnlyList<string> names) => _texts = [.. names.Select(name => new ResourceManager($"Portal.App.Texts.{name}", typeof(TextSet).Assembly))];

    /// <summary>The letters' own texts, those of the statements in a file of their own.</summary>
    public static readonly TextSet Letters = new("Letters", "Statements");

    /// <summary>Names of claim types, reasons and the like, used by letters and pages.</summary>
    public static readonly TextSet Names = new("Names");

    /// <summary>What a nudge says (letters.md 1.6). A municipality has no texts of its own for these.</summary>
    public static readonly TextSet Nudges = new("Nudges");

    /// <summary>Names, units and tables of the municipality's choices (regelsæt).</summary>
    public static readonly TextSet Policy = new("Policy");

    /// <exception cref="MissingTextException">A letter never goes out with a hole in it.</exception>
    public string this[string language, string key] => _seen.GetOrAdd((language, key), asked =>
        Found(asked.Key, asked.Language == "en" ? English : CultureInfo.InvariantCulture) ?? throw new MissingTextException(asked.Key, asked.Language));

    /// <summary>Whether there is such a text: some are only for one kind of claim.</summary>
    public bool Has(string key) => _has.GetOrAdd(key, asked => Found(asked, CultureInfo.InvariantCulture) is not null);

    /// <summary>Every text's name, by the alphabet.</summary>
    public IReadOnlyList<string> Keys =>
        [.. _texts.SelectMany(file => file.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>()).Select(text => (string)text.Key).Order(StringComparer.Ordinal)];

    private string? Found(string key, CultureInfo culture) => _texts.Select(file => file.GetString(key, culture)).FirstOrDefault(text => text is not null);

    /// <summary>With its placeholders filled: {0}, {1} …</summary>
    public string Format(string language, string key, params IReadOnlyList<object> values) => string.Format(CultureInfo.InvariantCulture, this[language, key], [.. values]);
}

/// <summary>A text that the code asks for does not exist.</summary>
public sealed class MissingTextException(string key, string language) : InvalidOperationException($"There is no text '{key}' in '{language}'.");
