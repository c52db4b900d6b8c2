using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Portal.App.Texts;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.OwnTexts;

/// <summary>Why a text of the letters is the same in every municipality.</summary>
public enum TextLock
{
    /// <summary>Where and how to complain (klagevejledning, forvaltningsloven § 25): chosen by rules, confirmed by a lawyer.</summary>
    Complaint,

    /// <summary>The subject may be read on a locked phone, and never tells of a debt (letters.md 1.6).</summary>
    Subject,

    /// <summary>The notice about personal data (GDPR art. 13 and 14).</summary>
    Data,

    /// <summary>A heading or sentence that law asks for: grounds, an automatic answer, which language applies, that a debt is acknowledged.</summary>
    Law,

    /// <summary>What the letter is: a reminder must be known for one.</summary>
    Name,

    /// <summary>A balance statement (opgørelse): what its figures are called is the same in books, letter and file.</summary>
    Figures,

    /// <summary>Columns, counts, the payment line: parts that the page is drawn with.</summary>
    Layout,
}

/// <summary>Where in a letter a text stands (letters.md 1.1).</summary>
public enum LetterPlace
{
    Title,
    Subject,
    Heading,
    Message,
    Do,
    Pay,
    Amount,
    Reasons,
    Next,
    Complaint,
    Help,
    Remark,
    Text,
}

/// <summary>The texts that letters are made of: what is filled into each, and which of them the municipality can put its own in place of.</summary>
public static partial class LetterKeys
{
    internal const string Unused = "-";

    /// <summary>Places in a letter that the portal has no text of its own for: a remark to some kinds of claims.</summary>
    internal static readonly string[] Blank = ["Note", "Note_reminder"];

    private static readonly (LetterPlace Place, string[] Beginnings)[] Places =
    [
        (LetterPlace.Subject, ["Subject_"]), (LetterPlace.Complaint, ["K0", "K1", "K2", "K3", "K4", "K5", "K6", "K7", "K8", "K9", "Complaint_", "Disagree_"]), (LetterPlace.Title, ["Title_"]),
        (LetterPlace.Message, ["Message_"]), (LetterPlace.Heading, ["Do_Heading", "Pay_Heading", "Amount_Heading", "Next_Heading", "Next_Nothing_Heading", "Help_Heading", "Grounds_Heading", "Why_Heading"]),
        (LetterPlace.Do, ["Do_"]), (LetterPlace.Pay, ["Pay_"]), (LetterPlace.Amount, ["Amount_", "Interest_", "Basis", "Course_MadeUp"]), (LetterPlace.Reasons, ["Grounds_", "Why_", "Rule_"]),
        (LetterPlace.Next, ["Next_", "Step_", "Notice_"]), (LetterPlace.Help, ["Help_"]), (LetterPlace.Remark, ["Note"]),
    ];

    private static readonly Dictionary<string, string[]> Names =
        PlaceholderTable.Rows.SelectMany(row => row.Keys.Split(' ').Select(key => (Key: key, Names: row.Names.Split(' ')))).ToDictionary(row => row.Key, row => row.Names);

    private static readonly ConcurrentDictionary<(string Key, string Language), IReadOnlyList<int>> Filled = new();

    /// <summary>By the alphabet: what belongs together has the same beginning.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TextSet.Letters.Keys, .. Blank];

    /// <summary>The kinds of claims that a text can be for, the most particular first, and all.</summary>
    public static IReadOnlyList<string> Scopes { get; } = [.. Enum.GetValues<ClaimType>().Select(type => Slug.Of(type)).Concat(Enum.GetValues<ClaimFamily>().Select(family => Slug.Of(family))).Distinct(), OwnText.AllClaims];

    public static bool Exists(string key) => TextSet.Letters.Has(key) || Blank.Contains(key);

    /// <returns>Null where it can be replaced.</returns>
    public static TextLock? LockOf(string key) =>
        ComplaintKey().IsMatch(key) ? TextLock.Complaint
        : key.StartsWith("Subject_", StringComparison.Ordinal) ? TextLock.Subject
        : key.StartsWith("Data_", StringComparison.Ordinal) || key == "Help_Data" ? TextLock.Data
        : LawKey().IsMatch(key) ? TextLock.Law
        : NameKey().IsMatch(key) ? TextLock.Name
        : key.StartsWith("Statement_", StringComparison.Ordinal) ? TextLock.Figures
        : LayoutKey().IsMatch(key) ? TextLock.Layout
        : null;

    public static LetterPlace PlaceOf(string key) =>
        Places.Where(place => place.Beginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal))).Select(place => (LetterPlace?)place.Place).FirstOrDefault() ?? (
            key.EndsWith("_Heading", StringComparison.Ordinal) ? LetterPlace.Heading
            : key.Contains("_Title", StringComparison.Ordinal) ? LetterPlace.Title
            : key.Contains("_Message", StringComparison.Ordinal) ? LetterPlace.Message
            : key.Contains("_Do_", StringComparison.Ordinal) ? LetterPlace.Do
            : LetterPlace.Text);

    /// <summary>What is filled in, by its place; "-" where nothing is used.</summary>
    internal static IReadOnlyList<string> NamesOf(string key) => Names.GetValueOrDefault(key) ?? [];

    /// <summary>What stands in a place: its name in double braces, or its number in a text that cannot be replaced.</summary>
    internal static string NameOf(string key, int place) => NamesOf(key) is var names && place < names.Count ? $"{{{{{names[place]}}}}}" : $"{{{place}}}";

    /// <summary>The places that the portal's text fills in.</summary>
    internal static IReadOnlyList<int> FilledIn(string key, string language) => Filled.GetOrAdd(
        (key, language), asked => TextSet.Letters.Has(asked.Key) ? [.. Place().Matches(TextSet.Letters[asked.Language, asked.Key]).Select(place => int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct()] : []);

    /// <summary>What can be filled into a text.</summary>
    public static IReadOnlyList<Placeholder> PlaceholdersOf(string key) => [.. NamesOf(key).Where(name => name != Unused).Select(Placeholders.For)];

    /// <summary>The portal's own text, with names for what is filled in.</summary>
    /// <returns>Empty where it has none.</returns>
    public static string PortalText(string key, string language) => !TextSet.Letters.Has(key) ? ""
        : Place().Replace(TextSet.Letters[language, key], place => NamesOf(key) is var names && int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) is var at && at < names.Count ? $"{{{{{names[at]}}}}}" : place.Value);

    [GeneratedRegex(@"^(K\d|Complaint_|Disagree_)")]
    private static partial Regex ComplaintKey();

    [GeneratedRegex("^(Grounds_Heading|Grounds_Automatic|Plan_Automatic.*|Changed_Automatic|Translation|Agreed_Acknowledged|Demand_Word)$")]
    private static partial Regex LawKey();

    [GeneratedRegex("^Title_(reminder-[12]|transfer-notice.*|breach-reminder|demand)$")]
    private static partial Regex NameKey();

    [GeneratedRegex("^(Page|Case|Course_Case|Letterhead_.*|Column_.*|Correction_Column_.*|Pay_Line|Pay_Qr|Plan_(One|Many|Month|Months|Claims|Total|InterestRow)|Claims_Count|(Amount|Correction|Done)_Total)$")]
    private static partial Regex LayoutKey();

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();
}
