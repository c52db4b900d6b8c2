using System.Globalization;
using Portal.Domain.Money;

namespace Portal.App.Import;

/// <summary>How an import ended; each has an exit code of its own (formats.md section 4).</summary>
public enum ImportOutcome
{
    /// <summary>Every line was imported, or was there already.</summary>
    Done,

    /// <summary>The file cannot be read, or a line is bad: nothing was imported.</summary>
    Refused,

    /// <summary>The good lines were imported, the bad ones are in <see cref="ImportReport.RejectedFile"/>.</summary>
    PartlyRefused,
}

/// <summary>What is wrong with one line of a file.</summary>
/// <param name="Line">The physical line in the file; the header is 1; 0 when it is the file as a whole.</param>
/// <param name="Field">The column; empty when it is the line as a whole.</param>
/// <param name="Problem">What is wrong with the value. Never holds a CPR number.</param>
/// <param name="Rule">The rule that it breaks.</param>
public sealed record LineError(int Line, string Field, string Problem, string Rule)
{
    public string Text(string file) => $"{file}{(Line > 0 ? $" line {Line}" : "")}{(Field.Length > 0 ? $", {Field}" : "")}: {Problem} (rule: {Rule})";
}

/// <summary>What an import did. Every line is counted once: new, updated, unchanged, corrected or rejected.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Lines">Lines with data, the header not counted.</param>
/// <param name="Corrected">Claims whose principal changed.</param>
/// <param name="NewOre">Claims: the principal of the new ones, in øre.</param>
/// <param name="CorrectedOre">Claims: the sum of the differences, in øre; negative when claims became smaller.</param>
/// <param name="RejectedFile">Where the bad lines stand, when the good ones were imported.</param>
public sealed record ImportReport(
    string File, ImportOutcome Outcome, int Lines, int New, int Updated, int Unchanged, int Corrected, int Rejected,
    long NewOre, long CorrectedOre, IReadOnlyList<LineError> Errors, string? RejectedFile)
{
    /// <summary>The result in words, without the errors.</summary>
    public string Text()
    {
        if (Outcome == ImportOutcome.Refused) return $"{File}: nothing imported, {Count(Rejected)} bad of {Count(Lines)} lines";
        var sums = NewOre == 0 && CorrectedOre == 0 ? "" : $"; principal of new claims {new Kroner(NewOre).Text()}, corrections {new Kroner(CorrectedOre).Text()}";
        var rejected = RejectedFile is null ? "" : $"; the rejected lines are in {RejectedFile}";
        return $"{File}: {Count(Lines)} lines: {New} new, {Unchanged} unchanged, {Updated} updated, {Corrected} corrected, {Rejected} rejected{sums}{rejected}";
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
