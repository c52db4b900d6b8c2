namespace Portal.Pdf;

/// <summary>Lays a table out: each row is a slice.</summary>
internal sealed class TableBlock(TableBuilder table, string? language) : Block
{
    private const string ColumnScope = "<</O/Table/Scope/Column>>";
    private const string RowScope = "<</O/Table/Scope/Row>>";

    /// <summary>So many rows stay on one page.</summary>
    private const int Short = 7;

    /// <summary>Whether there is a header row; without one, the first cell of each row is its heading.</summary>
    private bool HasHeader { get; } = table.Columns.Any(column => column.Heading.Length > 0);

    public override void LayOut(Flow flow)
    {
        if (table.Columns.Count == 0)
        {
            return;
        }

        var style = flow.Document.Style;
        var element = new StructElement("Table", flow.Owner) { Language = language };
        var header = HasHeader ? Shape(flow, table.Columns.Select(column => (IReadOnlyList<TextRun>)[new TextRun(column.Heading)]), bold: true) : null;
        var rows = table.Rows.Select(row => Shape(flow, row.Cells, row.IsTotal)).ToList();
        var places = ColumnPlaces.Divide(table.Columns, NaturalWidths(header, rows), flow.Left, flow.Width);

        flow.Space(flow.Text.Leading * 0.3);
        AddTitle(flow, element);
        RowSlice? repeated = null;
        if (header is not null)
        {
            var slices = MakeRow(flow, element, header, places, isHeader: true, isTotal: false, null);
            slices[^1].KeepWithNext = true;
            slices.ForEach(flow.Add);
            double mostForHeader = flow.Document.FullHeight / 3;
            repeated = slices is [var only] && only.Height <= mostForHeader ? only : null;
        }

        for (int i = 0; i < rows.Count; i++)
        {
            foreach (var slice in MakeRow(flow, element, rows[i], places, isHeader: false, table.Rows[i].IsTotal, repeated))
            {
                // A sum does not stand alone on the next page, and what is read at a glance is not divided.
                slice.KeepWithNext = i == rows.Count - 2 || (rows.Count <= Short && i < rows.Count - 1);
                flow.Add(slice);
            }
        }

        flow.Space(style.TableText.Leading * 0.7);
    }

    private void AddTitle(Flow flow, StructElement owner)
    {
        if (table.Title.Length == 0)
        {
            return;
        }

        var text = SetText.Of(flow.Document, [new TextRun(table.Title)], flow.Document.Style.TableText, flow.Width, new StructElement("Caption", owner));
        for (int i = 0; i < text.LineCount; i++)
        {
            flow.Add(new LineSlice(text, i, flow.Left) { KeepWithNext = true });
        }
    }

    private static ShapedText[] Shape(Flow flow, IEnumerable<IReadOnlyList<TextRun>> cells, bool bold) =>
        [.. cells.Select(runs => ShapedText.Of(runs, flow.Document.Style.TableText.Points, bold, flow.Document.Fonts))];

    private double[] NaturalWidths(ShapedText[]? header, List<ShapedText[]> rows)
    {
        var widths = new double[table.Columns.Count];
        foreach (var row in header is null ? rows : [header, .. rows])
        {
            for (int i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Max(widths[i], row[i].NaturalWidth());
            }
        }

        return widths;
    }

    /// <summary>Makes a row's slice; several, one below the other, for a row taller than a page.</summary>
    private List<RowSlice> MakeRow(
        Flow flow, StructElement owner, ShapedText[] texts, ColumnPlace[] places, bool isHeader, bool isTotal, RowSlice? repeated)
    {
        var style = flow.Document.Style;
        var row = new StructElement("TR", owner);
        var cells = new RowCell[texts.Length];
        int lines = 1;
        for (int i = 0; i < texts.Length; i++)
        {
            bool rowHeading = i == 0 && !isHeader && (table.HasRowHeadings || !HasHeader);
            var element = new StructElement(isHeader || rowHeading ? "TH" : "TD", row)
            {
                Attributes = isHeader ? ColumnScope : rowHeading ? RowScope : null,
            };
            var text = SetText.Of(flow.Document, texts[i], style.TableText, places[i].Width, element, table.Columns[i].Alignment);
            cells[i] = new RowCell(element, text, places[i].Left);
            lines = Math.Max(lines, text.LineCount);
        }

        double room = flow.Document.FullHeight - (repeated?.Height ?? 0) - (2 * RowSlice.Padding);
        int most = Math.Max(1, (int)(room / style.TableText.Leading));
        var slices = new List<RowSlice>();
        for (int from = 0; from < lines; from += most)
        {
            var look = isHeader ? RowLook.Header : isTotal ? RowLook.Total : RowLook.Body;
            slices.Add(new RowSlice(style, cells, from, Math.Min(lines, from + most), flow.Left, flow.Width, look) { RepeatedHeader = repeated });
        }

        return slices;
    }
}
