using System.Globalization;
using Portal.App.OwnTexts;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.Letters;

/// <summary>Puts a letter together, block by block, in one language and one tone.</summary>
/// <param name="letter">What the letter is called where it cannot be written.</param>
internal sealed class LetterWriter(string letter, string language, bool business, Wording wording)
{
    private readonly List<LetterBlock> _blocks = [];

    public string Language => language;

    public IReadOnlyList<LetterBlock> Blocks => _blocks;

    /// <summary>The number of the newest of the municipality's own texts that has been used; 0 while none has.</summary>
    public int NewestOwn { get; private set; }

    /// <summary>A text of the letters, the municipality's own where it has one, addressed to the receiver: "du" to a person, "I" to a business (letters.md 6.3).</summary>
    /// <exception cref="EmptyPlaceholderException">Something that it fills in is empty: nobody is sent a letter with a hole in it (letters.md 3.1).</exception>
    public string Text(string key, params IReadOnlyList<object> values)
    {
        wording.Asked?.Invoke(key);
        foreach (var place in LetterKeys.FilledIn(key, language))
            if (values[place] is null || values[place] is string value && string.IsNullOrWhiteSpace(value)) throw new EmptyPlaceholderException(letter, key, LetterKeys.NameOf(key, place));
        if (wording.Own(key) is { } own)
        {
            NewestOwn = Math.Max(NewestOwn, own.Number);
            return own.In(language, business, values);
        }
        var text = TextSet.Letters[language, key];
        return string.Format(CultureInfo.InvariantCulture, business && language == "da" ? BusinessAddress.Of(text) : text, [.. values]);
    }

    /// <summary>The municipality has a text of its own for these claims under a name that the portal has none for.</summary>
    public bool HasOwn(string key) => wording.Own(key) is not null;

    /// <summary>The most particular text there is under a name (P15): of the claims' type, else of their family, else the one for all.</summary>
    /// <returns>Null when the name has no text at all.</returns>
    public static string? KeyFor(string name, IReadOnlyList<ClaimTypeRules> claims)
    {
        var types = claims.Select(rules => rules.Type).Distinct().ToList();
        string[] kinds = [.. types is [var type] ? [$"_{Slug.Of(type)}"] : (string[])[], $"_{Slug.Of(claims[0].Family)}", ""];
        return kinds.SelectMany(kind => claims.Count > 1 ? (string[])[$"{name}{kind}_several", $"{name}{kind}"] : [$"{name}{kind}"]).FirstOrDefault(TextSet.Letters.Has);
    }

    public string Date(DateOnly day) => DateText.InWords(day, language);

    public LetterWriter Heading(string key, params IReadOnlyList<object> values) => Add(new LetterBlock.Heading(Text(key, values)));

    public LetterWriter Paragraph(string key, params IReadOnlyList<object> values) => Add(new LetterBlock.Paragraph(LetterRun.Parse(Text(key, values))));

    /// <summary>Several texts as one paragraph; none when there are none.</summary>
    public LetterWriter Together(params IEnumerable<string> texts)
    {
        var text = string.Join(' ', texts);
        return text.Length == 0 ? this : Add(new LetterBlock.Paragraph(LetterRun.Parse(text)));
    }

    /// <summary>A caseworker's own words, always Danish; no markup is read in them.</summary>
    public LetterWriter Words(string text)
    {
        foreach (var part in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Add(new LetterBlock.Paragraph([new LetterRun(part.ReplaceLineEndings(" "))], language == "da" ? null : "da"));
        return this;
    }

    public LetterWriter Bullets(params IEnumerable<string> items) => Add(new LetterBlock.Bullets([.. items.Select(LetterRun.Parse)]));

    public LetterWriter Locked(string id, string text) => Add(new LetterBlock.Locked(id, LetterRun.Parse(text)));

    public LetterWriter Add(LetterBlock block)
    {
        _blocks.Add(block);
        return this;
    }
}

/// <summary>What is to be filled into a letter is not there, so the letter is not written.</summary>
public sealed class EmptyPlaceholderException(string letter, string key, string name) : InvalidOperationException($"The letter {letter} is not written: {name} of its text '{key}' is empty.");
