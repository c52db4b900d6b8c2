namespace Portal.Pdf;

/// <summary>A column: its heading, its share of the width (0: as its content), and where its texts stand.</summary>
internal sealed record TableColumn(string Heading, double Share, Alignment Alignment);

/// <summary>A row: the runs of each cell, and whether it is a sum.</summary>
internal sealed record TableRow(IReadOnlyList<TextRun>[] Cells, bool IsTotal);

/// <summary>A column's place on the page, in points.</summary>
internal readonly record struct ColumnPlace(double Left, double Width);

/// <summary>Divides the width of a table between its columns.</summary>
internal static class ColumnPlaces
{
    private const double Gap = 12;

    /// <summary>Columns that fit their content may take so much of the width when others share the rest.</summary>
    private const double MostForFitting = 0.7;

    /// <param name="columns">The columns.</param>
    /// <param name="natural">How wide each would be with nothing broken.</param>
    /// <param name="left">Where the table begins.</param>
    /// <param name="width">The table's width.</param>
    public static ColumnPlace[] Divide(IReadOnlyList<TableColumn> columns, double[] natural, double left, double width)
    {
        double gap = Math.Min(Gap, width / (columns.Count * 2));
        double room = width - (gap * (columns.Count - 1));
        var fitting = new List<double>();
        double shares = 0;
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Share == 0)
            {
                fitting.Add(natural[i]);
            }

            shares += columns[i].Share;
        }

        double widest = Widest(fitting, shares > 0 ? room * MostForFitting : room);
        double rest = room - fitting.Sum(width => Math.Min(width, widest));
        var places = new ColumnPlace[columns.Count];
        double x = left;
        for (int i = 0; i < columns.Count; i++)
        {
            double own = columns[i].Share == 0 ? Math.Min(natural[i], widest) : rest * columns[i].Share / shares;
            // With nobody to share it, the rest widens the first column.
            own += shares == 0 && i == 0 ? rest : 0;
            places[i] = new ColumnPlace(x, own);
            x += own + gap;
        }

        return places;
    }

    /// <summary>How wide a column may be so that all of them fit: one with a long text gives way, and one of numbers keeps its width.</summary>
    private static double Widest(List<double> widths, double room)
    {
        widths.Sort();
        for (int i = 0; i < widths.Count; i++)
        {
            double share = room / (widths.Count - i);
            if (widths[i] > share)
            {
                return share;
            }

            room -= widths[i];
        }

        return double.PositiveInfinity;
    }
}
