namespace Portal.Pdf;

/// <summary>
/// The words of a paragraph, a list item or a table cell. Any text may be given: a soft hyphen (U+00AD) allows a word to be
/// divided, a no-break space keeps words together, a line feed begins a new line, control characters are left out.
/// </summary>
public sealed class TextBuilder
{
    private readonly List<TextRun> _runs = [];

    internal TextBuilder()
    {
    }

    internal IReadOnlyList<TextRun> Runs => _runs;

    /// <summary>Adds plain words.</summary>
    /// <returns>The same builder.</returns>
    public TextBuilder Text(string text) => Add(new TextRun(CleanText.Of(text)));

    /// <summary>Adds words that stand out.</summary>
    /// <returns>The same builder.</returns>
    public TextBuilder Bold(string text) => Add(new TextRun(CleanText.Of(text), Bold: true));

    /// <summary>Adds words that can be clicked.</summary>
    /// <param name="text">The words, telling where the link leads.</param>
    /// <param name="target">An absolute address: https, http, mailto or tel.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The words are empty, or the address is of another kind or longer than 8,000 letters.</exception>
    public TextBuilder Link(string text, Uri target)
    {
        CleanText.Required(text, nameof(text));
        ArgumentNullException.ThrowIfNull(target);
        if (!target.IsAbsoluteUri || target.Scheme is not ("https" or "http" or "mailto" or "tel"))
        {
            throw new ArgumentException($"A link leads to https, http, mailto or tel, not to '{target}'.", nameof(target));
        }

        const int mostLetters = 8000;
        if (target.AbsoluteUri.Length > mostLetters)
        {
            throw new ArgumentException($"A link's address has at most {mostLetters} letters.", nameof(target));
        }

        return Add(new TextRun(CleanText.Of(text), Link: target));
    }

    /// <summary>Adds words in another language than those around them, so that they are read aloud rightly.</summary>
    /// <param name="language">The language as in HTML, e.g. <c>en</c>.</param>
    /// <param name="text">The words.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The language is not a language tag.</exception>
    public TextBuilder InLanguage(string language, string text) =>
        Add(new TextRun(CleanText.Of(text), Language: LanguageTag.Check(language)));

    /// <summary>Begins a new line in the same paragraph.</summary>
    /// <returns>The same builder.</returns>
    public TextBuilder LineBreak() => Add(new TextRun("\n"));

    internal static IReadOnlyList<TextRun> Build(Action<TextBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        var builder = new TextBuilder();
        build(builder);
        return builder.Runs;
    }

    internal static IReadOnlyList<TextRun> Plain(string text) => [new TextRun(CleanText.Of(text))];

    private TextBuilder Add(TextRun run)
    {
        _runs.Add(run);
        return this;
    }
}
