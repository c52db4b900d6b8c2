namespace Portal.App.Import;

/// <summary>Counts what happens to each line while an import runs.</summary>
internal sealed class ImportTally(string path, bool acceptValid)
{
    private readonly List<LineError> _errors = [];

    public string File { get; } = Path.GetFileName(path);
    public int Lines { get; set; }
    public int New { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public int Corrected { get; set; }
    public int Rejected { get; private set; }
    public long NewOre { get; set; }
    public long CorrectedOre { get; set; }

    /// <summary>Once a line is bad there is no use in writing the rest, unless the good lines are wanted.</summary>
    public bool Writes => acceptValid || _errors.Count == 0;

    public void Reject(IReadOnlyCollection<LineError> errors)
    {
        Rejected++;
        _errors.AddRange(errors);
    }

    /// <summary>Nothing of the file counts: it cannot be read at all, or a line is bad and only a whole file is wanted.</summary>
    public ImportReport Refused(params IEnumerable<LineError> also) =>
        new(File, ImportOutcome.Refused, Lines, 0, 0, 0, 0, Rejected, 0, 0, [.. _errors, .. also], null);

    public ImportReport Imported(string? rejectedFile) => new(
        File, Rejected == 0 ? ImportOutcome.Done : ImportOutcome.PartlyRefused, Lines, New, Updated, Unchanged, Corrected, Rejected, NewOre, CorrectedOre, _errors, rejectedFile);
}
