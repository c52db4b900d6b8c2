namespace Portal.Pdf;

/// <summary>
/// A table. Say the columns first, then the rows. The header row is repeated on each page, and a row is never divided
/// (unless it is taller than a page).
/// </summary>
public sealed class TableBuilder
{
    private readonly List<TableColumn> _columns = [];
    private readonly List<TableRow> _rows = [];

    internal TableBuilder()
    {
    }

    internal string Title { get; private set; } = "";

    internal bool HasRowHeadings { get; private set; }

    internal IReadOnlyList<TableColumn> Columns => _columns;

    internal IReadOnlyList<TableRow> Rows => _rows;

    /// <summary>Says what the table shows, in a line above it that stays on its page.</summary>
    /// <returns>The same builder.</returns>
    public TableBuilder Caption(string text)
    {
        Title = CleanText.Of(text);
        return this;
    }

    /// <summary>Adds a column that takes a share of the width left by those that fit their content.</summary>
    /// <param name="heading">The column's heading. Leave it out in all columns for a table with headings at the rows only.</param>
    /// <param name="share">Its share; 2 is twice as wide as 1. Zero makes the column fit its content.</param>
    /// <param name="alignment">Where its texts stand.</param>
    /// <returns>The same builder.</returns>
    public TableBuilder Column(string heading = "", double share = 1, Alignment alignment = Alignment.Left)
    {
        const double least = 0.01, most = 100;
        if (share is not (0 or (>= least and <= most)))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, $"A column's share is {least} to {most}, or 0 to fit its content.");
        }

        if (_rows.Count > 0)
        {
            throw new InvalidOperationException("The columns of a table are said before its rows.");
        }

        _columns.Add(new TableColumn(CleanText.Of(heading), share, alignment));
        return this;
    }

    /// <summary>Adds a column of numbers: at the right, as wide as its content.</summary>
    /// <returns>The same builder.</returns>
    public TableBuilder NumberColumn(string heading = "") => Column(heading, 0, Alignment.Right);

    /// <summary>Says that the first cell of each row is the row's heading.</summary>
    /// <returns>The same builder.</returns>
    public TableBuilder RowHeadings()
    {
        HasRowHeadings = true;
        return this;
    }

    /// <summary>Adds a row of plain texts, one for each column.</summary>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The number of cells is not the number of columns.</exception>
    public TableBuilder Row(params IReadOnlyList<string> cells) => Add([.. cells.Select(TextBuilder.Plain)], isTotal: false);

    /// <summary>Adds a row of texts with bold words or links, one for each column.</summary>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The number of cells is not the number of columns.</exception>
    public TableBuilder Row(params IReadOnlyList<Action<TextBuilder>> cells) => Add([.. cells.Select(TextBuilder.Build)], isTotal: false);

    /// <summary>Adds a row that sums up: bold, under a line.</summary>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentException">The number of cells is not the number of columns.</exception>
    public TableBuilder TotalRow(params IReadOnlyList<string> cells) => Add([.. cells.Select(TextBuilder.Plain)], isTotal: true);

    private TableBuilder Add(IReadOnlyList<TextRun>[] cells, bool isTotal)
    {
        if (cells.Length == 0 || cells.Length != _columns.Count)
        {
            throw new ArgumentException($"The row has {cells.Length} cells; the table has {_columns.Count} columns.", nameof(cells));
        }

        _rows.Add(new TableRow(cells, isTotal));
        return this;
    }
}
