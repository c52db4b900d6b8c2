using System.Globalization;
using System.Text;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>
/// Letters on paper: <c>print/&lt;date&gt;/&lt;letter&gt;.pdf</c> and one line each in <c>index.csv</c> beside them. A letter has been handed over when its line is
/// there. The index is rewritten whole and renamed, so that the print house never reads half of one; a letter that stands in any index is never added again.
/// </summary>
internal sealed class PrintFolder(StorageOptions storage)
{
    private const string Index = "index.csv";
    private const string Header = "letter;file;on;name;street;postcode;city;country;protected";
    private const int LetterIdLength = 36;

    /// <summary>Makes the index of a day. Done before an attempt is written down: an index that is missing afterwards has been taken away.</summary>
    public async Task Open(DateOnly day, CancellationToken cancel)
    {
        var root = storage.Folder("print").FullName;
        await using var turn = await FileLock.Take(Path.Combine(root, "index.lock"), cancel);
        var folder = Directory.CreateDirectory(Path.Combine(root, Name(day))).FullName;
        if (!File.Exists(Path.Combine(folder, Index))) await Append(root, folder, [], cancel);
    }

    /// <summary>Puts letters into the folder of a day.</summary>
    /// <param name="pages">The letter's pages, or how it ends without any.</param>
    public async Task<List<HandOver>> Take(DateOnly day, IReadOnlyList<OutgoingLetter> letters, Func<OutgoingLetter, Task<(LetterFile? File, HandOver? Instead)>> pages, CancellationToken cancel)
    {
        var root = storage.Folder("print").FullName;
        await using var turn = await FileLock.Take(Path.Combine(root, "index.lock"), cancel);
        var printed = PrintedBefore(root);
        var folder = Path.Combine(root, Name(day));
        var results = new List<HandOver>(letters.Count);
        var lines = new List<string>();
        foreach (var letter in letters)
        {
            if (printed.Contains(letter.Id)) results.Add(HandOver.Taken(Code(letter)));
            else if (IsLost(root, letter)) results.Add(HandOver.Refused(DeliveryCode.PrintUnknown));
            else
            {
                var (file, instead) = await pages(letter);
                results.Add(instead ?? HandOver.Taken(Code(letter)));
                if (file is null) continue;
                await Durably.Write(Path.Combine(folder, FileName(letter)), file.Pdf, cancel);
                lines.Add(Line(letter));
            }
        }
        if (lines.Count > 0) await Append(root, folder, lines, cancel);
        return results;
    }

    private static string Code(OutgoingLetter letter) => letter.Receiver.Country == "DK" ? DeliveryCode.Paper : DeliveryCode.PaperAbroad;

    internal static string Line(OutgoingLetter letter)
    {
        var to = letter.Receiver;
        var on = letter.Letter.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return string.Join(';', new[] { $"{letter.Id:D}", FileName(letter), on, to.Name, to.Street, to.Postcode, to.City, to.Country, to.Protected ? "yes" : "no" }.Select(Field));
    }

    /// <summary>
    /// One line, and nothing that a spreadsheet would carry out: a name may begin with an equals sign. RFC 4180 quotes.
    /// </summary>
    internal static string Field(string value)
    {
        var plain = NoFormula(value);
        return plain.AsSpan().IndexOfAny(";\",") < 0 ? plain : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Somebody else's words as a spreadsheet may have them: nothing that it would carry out.</summary>
    internal static string NoFormula(string value)
    {
        var plain = string.Concat(value.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return plain.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..] ? $"'{plain}" : plain;
    }

    /// <summary>An attempt was cut off, and the index it went to has been taken away: only a person can tell whether it was printed.</summary>
    private static bool IsLost(string root, OutgoingLetter letter) => letter.Facts.Any(fact =>
        fact.AttemptChannel == Channel.Paper && !letter.Facts.Any(other => other.IsOutcome && other.At >= fact.At) && !File.Exists(Path.Combine(root, Name(fact.On), Index)));

    private static HashSet<Guid> PrintedBefore(string root)
    {
        var printed = new HashSet<Guid>();
        foreach (var index in Directory.EnumerateFiles(root, Index, SearchOption.AllDirectories))
            foreach (var line in File.ReadLines(index))
                if (line.Length > LetterIdLength && Guid.TryParse(line.AsSpan(0, LetterIdLength), out var id)) printed.Add(id);
        return printed;
    }

    private static async Task Append(string root, string folder, List<string> lines, CancellationToken cancel)
    {
        var path = Path.Combine(folder, Index);
        var text = new StringBuilder(File.Exists(path) ? await File.ReadAllTextAsync(path, cancel) : Header + "\n");
        foreach (var line in lines) text.Append(line).Append('\n');
        await Durably.Write(path, Encoding.UTF8.GetBytes(text.ToString()), cancel);
        Durably.SyncFolder(folder);
        Durably.SyncFolder(root);
    }

    private static string FileName(OutgoingLetter letter) => $"{letter.Id:D}.pdf";

    private static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
