using System.Globalization;
using System.Text;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.App.Journal;

/// <summary>
/// Copies of the sealed chain's head outside the database: <c>witness/journal-head.txt</c>, a line for each batch with number, hash and time, and one for each restored
/// backup. Whoever rewrites the
/// journal and its chain cannot make them agree with it. Only ever added to; the folder may lie on another volume.
/// </summary>
public sealed class JournalWitness(StorageOptions storage)
{
    private const string Folder = "witness";
    private const string Name = "journal-head.txt";
    private const int HashLength = 64;
    private const string RestoredMark = " restored";

    private static readonly WitnessedHead Beginning = new(0, new string('0', HashLength), default);

    internal void Add(WitnessedHead head) => Write(head, "");

    /// <summary>Before the first link of the first chain, so that a crash before its head is copied cannot be taken for a witness that was removed.</summary>
    internal void Begin()
    {
        if (Read().Heads.Count == 0) Write(Beginning, "");
    }

    /// <summary>A backup has been restored: the heads of what happened after it belong to a chain that is gone.</summary>
    /// <param name="head">The restored chain's; null when it had none.</param>
    internal void Restored(WitnessedHead? head) => Write(head ?? Beginning, RestoredMark);

    private void Write(WitnessedHead head, string mark)
    {
        var folder = storage.Folder(Folder).FullName;
        var path = Path.Combine(folder, Name);
        var isNew = !File.Exists(path);
        Durably.AppendLine(path, string.Create(CultureInfo.InvariantCulture, $"{head.Number} {head.Hash} {head.At.UtcDateTime:O}{mark}"));
        if (isNew) Durably.SyncFolder(folder);
    }

    /// <summary>Every head on record, in the order in which they were written, and the lines that cannot be read.</summary>
    internal (IReadOnlyList<WitnessedHead> Heads, IReadOnlyList<string> Unreadable) Read()
    {
        var path = Path.Combine(storage.Root, Folder, Name);
        if (!File.Exists(path)) return ([], []);
        var heads = new List<WitnessedHead>();
        var unreadable = new List<string>();
        var text = File.ReadAllText(path, Encoding.UTF8);
        // What follows the last line's end was cut off by a crash, and is cut away before the next line is written.
        var lines = text.Split('\n')[..^1];
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].EndsWith(RestoredMark, StringComparison.Ordinal) && Parse(lines[i][..^RestoredMark.Length]) is { } restored)
            {
                heads.RemoveAll(head => head.Number > restored.Number);
                if (restored.Number > 0) heads.Add(restored);
            }
            else if (Parse(lines[i]) is { } head) heads.Add(head);
            else unreadable.Add(string.Create(CultureInfo.InvariantCulture, $"line {i + 1} of {Name} cannot be read"));
        return (heads, unreadable);
    }

    private static WitnessedHead? Parse(string line) =>
        line.Split(' ') is [var number, { Length: HashLength } hash, var at]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
        && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? new WitnessedHead(parsed, hash, time)
            : null;
}

/// <summary>The last link of the chain at some time; number 0 before it has any.</summary>
internal sealed record WitnessedHead(long Number, string Hash, DateTimeOffset At);
