using System.Globalization;
using HandlebarsDotNet;
using Portal.App.Data.Rows;
using Portal.App.Letters;

namespace Portal.App.OwnTexts;

/// <summary>One of the municipality's own texts, as a letter is written with it. What is filled in is never read as a text with names of its own.</summary>
/// <param name="Number">The municipality's running number; 0 for a draft.</param>
/// <param name="Key">The portal's text that it stands for.</param>
/// <param name="Scope">The claim type or family that it is for; <see cref="AllClaims"/> for all.</param>
internal sealed record OwnText(int Number, string Key, string Scope, string Danish, string English)
{
    public const string AllClaims = "";

    // A letter is text and no HTML: æ and & stay as they are.
    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });

    private readonly Lazy<HandlebarsTemplate<object, object>> _danish = new(() => Engine.Compile(Danish));
    private readonly Lazy<HandlebarsTemplate<object, object>> _toBusiness = new(() => Engine.Compile(BusinessAddress.Of(Danish)));
    private readonly Lazy<HandlebarsTemplate<object, object>> _english = new(() => Engine.Compile(English));

    /// <returns>Null for a row that takes the portal's text back.</returns>
    public static OwnText? Of(OwnTextRow row) => row is { Danish: { } danish, English: { } english } ? new OwnText(row.Number ?? 0, row.Key, row.Scope, danish, english) : null;

    /// <summary>Why the template engine cannot read a text; null when it can.</summary>
    public static string? Unreadable(string text)
    {
        try
        {
            _ = Engine.Compile(text);
            return null;
        }
        catch (HandlebarsException fault)
        {
            return fault.Message;
        }
    }

    /// <param name="values">In the order of the portal's text.</param>
    public string In(string language, bool business, IReadOnlyList<object> values)
    {
        var names = LetterKeys.NamesOf(Key);
        var filled = new Dictionary<string, string>();
        for (var i = 0; i < Math.Min(names.Count, values.Count); i++)
            if (names[i] != LetterKeys.Unused) filled[names[i]] = string.Format(CultureInfo.InvariantCulture, "{0}", values[i]);
        return (language == "en" ? _english : business ? _toBusiness : _danish).Value(filled);
    }
}
