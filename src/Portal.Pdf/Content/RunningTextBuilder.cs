using System.Globalization;

namespace Portal.Pdf;

/// <summary>
/// A header or footer. It is repeated decoration and is not read aloud, so nothing may stand here that stands nowhere else.
/// Lines of the same alignment stand one below the other.
/// </summary>
public sealed class RunningTextBuilder
{
    private readonly List<RunningLine> _lines = [];

    internal RunningTextBuilder()
    {
    }

    internal IReadOnlyList<RunningLine> Lines => _lines;

    /// <summary>Adds a line of text.</summary>
    /// <returns>The same builder.</returns>
    public RunningTextBuilder Text(string text, Alignment alignment = Alignment.Left, bool bold = false) =>
        Add(new RunningLine(CleanText.Of(text), alignment, bold, IsPageNumber: false));

    /// <summary>Adds the page number.</summary>
    /// <param name="format">Words around the number {0} and the number of pages {1}, e.g. <c>Side {0} af {1}</c>.</param>
    /// <param name="alignment">Where it stands.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="FormatException">The format has other places than {0} and {1}.</exception>
    public RunningTextBuilder PageNumber(string format, Alignment alignment = Alignment.Right)
    {
        var line = new RunningLine(CleanText.Of(format), alignment, Bold: false, IsPageNumber: true);
        line.On(1, 1);
        return Add(line);
    }

    private RunningTextBuilder Add(RunningLine line)
    {
        _lines.Add(line);
        return this;
    }
}

/// <summary>One line of a header or footer.</summary>
internal sealed record RunningLine(string Text, Alignment Alignment, bool Bold, bool IsPageNumber)
{
    public string On(int page, int pages) => IsPageNumber ? string.Format(CultureInfo.InvariantCulture, Text, page, pages) : Text;
}
