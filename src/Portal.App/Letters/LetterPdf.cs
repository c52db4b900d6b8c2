using Portal.Pdf;

namespace Portal.App.Letters;

/// <summary>Draws a letter's content as a tagged A4 document.</summary>
public static class LetterPdf
{
    private const double QrMillimetres = 23;

    // Parsed once: reading the typeface costs more than drawing a letter.
    private static readonly Lazy<FontSet> Fonts = new(() => new FontSet(Face("IBMPlexSans-Regular.ttf"), Face("IBMPlexSans-Bold.ttf")));

    private static readonly DocumentStyle Large = DocumentStyle.Default with { Text = new TextSize(12, 17), TableText = new TextSize(11, 15.5) };

    /// <summary>For a letter that then needs a page less.</summary>
    private static readonly DocumentStyle Compact = DocumentStyle.Default with
    {
        Text = new TextSize(10, 12.4), TableText = new TextSize(9.5, 11.5), Heading1 = new TextSize(16, 19), Heading2 = new TextSize(11.5, 13.2),
        MarginLeft = 20, MarginRight = 20, MarginTop = 20, MarginBottom = 17, EdgeToRunningText = 9,
    };

    /// <returns>The same content always gives the same bytes.</returns>
    public static ReadOnlyMemory<byte> Draw(LetterContent letter) => Drawn(letter).Bytes;

    /// <summary>With what the typeface has no sign for, which is drawn as a box.</summary>
    internal static PdfResult Drawn(LetterContent letter) => Best(letter).Drawn;

    /// <summary>Many letters one after the other in one file, for a print shop: each as it would be by itself, its pages counted from 1.</summary>
    /// <param name="title">What the file is called.</param>
    public static void Bundle(Stream target, string title, DateOnly on, IEnumerable<LetterContent> letters)
    {
        PdfBundle? bundle = null;
        try
        {
            foreach (var letter in letters)
            {
                bundle ??= PdfBundle.Create(target, new DocumentInfo(title, "da", letter.Sender[0], on), Fonts.Value);
                bundle.Document(InfoOf(letter), document => Build(document, letter), Best(letter).Style);
            }
            bundle?.Finish();
        }
        finally
        {
            bundle?.Dispose();
        }
    }

    private static (PdfResult Drawn, DocumentStyle Style) Best(LetterContent letter)
    {
        if (letter.LargeType) return (Draw(letter, Large), Large);
        var small = Draw(letter, Compact);
        if (small.PageCount == 1) return (small, Compact);
        // A letter that needs as many pages all the same has no reason to be small.
        var usual = Draw(letter, DocumentStyle.Default);
        return small.PageCount < usual.PageCount ? (small, Compact) : (usual, DocumentStyle.Default);
    }

    private static PdfResult Draw(LetterContent letter, DocumentStyle style) => PdfDocument.Create(InfoOf(letter), Fonts.Value, document => Build(document, letter), style);

    private static DocumentInfo InfoOf(LetterContent letter) => new(letter.Texts[0].Title, letter.Texts[0].Language, letter.Sender[0], letter.On);

    private static void Build(DocumentBuilder document, LetterContent letter)
    {
        var main = letter.Texts[0];
        document.Header(rest: header => header.Text($"{letter.Sender[0]} · {main.CaseLine}"));
        document.Footer(footer => footer.Text($"{letter.Sender[0]} · {letter.Sender[1]}").PageNumber(main.PageFormat));
        document.Letterhead(head =>
        {
            head.Paragraph(text => text.Bold(letter.Sender[0]));
            head.Paragraph(text =>
            {
                for (var i = 1; i < letter.Sender.Count; i++)
                    _ = i == 1 ? text.Text(letter.Sender[i]) : text.LineBreak().Text(letter.Sender[i]);
            });
        });
        document.AddressWindow([.. letter.Receiver]);
        for (var i = 0; i < letter.Texts.Count; i++) Write(document, letter.Texts[i], onNewPage: i > 0);
    }

    private static void Write(DocumentBuilder document, LetterText text, bool onNewPage) => document.Section(text.Language, content =>
    {
        content.Paragraph(line => line.Text($"{text.DateLine} · {text.CaseLine}"));
        content.Heading(1, text.Title);
        foreach (var block in text.Blocks) Write(content, block);
    }, onNewPage);

    private static void Write(ContentBuilder content, LetterBlock block)
    {
        switch (block)
        {
            case LetterBlock.Heading heading:
                content.Heading(heading.Level, heading.Text);
                break;
            case LetterBlock.Paragraph paragraph:
                content.Paragraph(text => Runs(text, paragraph.Runs), paragraph.Language);
                break;
            case LetterBlock.Locked locked:
                content.Paragraph(text => Runs(text, locked.Runs));
                break;
            case LetterBlock.Bullets bullets:
                content.Bullets(bullets.Items.Select(item => (Action<TextBuilder>)(text => Runs(text, item))));
                break;
            case LetterBlock.Table table:
                content.Table(drawn => Rows(drawn, table));
                break;
            case LetterBlock.Payment payment:
                var qr = QrModules.Of(payment.PaymentLine);
                content.Box(
                    box => box.Paragraph(text =>
                    {
                        for (var i = 0; i < payment.Lines.Count; i++) Runs(i == 0 ? text : text.LineBreak(), payment.Lines[i]);
                    }),
                    Drawing.Modules(qr.Size, qr.Size, qr.IsDark, QrMillimetres, payment.QrText));
                break;
        }
    }

    private static void Rows(TableBuilder drawn, LetterBlock.Table table)
    {
        drawn.Caption(table.Caption);
        for (var i = 0; i < table.Columns.Count; i++)
            if (i >= table.Columns.Count - table.Numbers) drawn.NumberColumn(table.Columns[i]);
            else drawn.Column(table.Columns[i]);
        drawn.RowHeadings();
        foreach (var row in table.Rows) drawn.Row([.. row]);
        if (table.Total is { } total) drawn.TotalRow([.. total]);
    }

    private static void Runs(TextBuilder text, IEnumerable<LetterRun> runs)
    {
        foreach (var run in runs) _ = run.Bold ? text.Bold(run.Text) : text.Text(run.Text);
    }

    private static FontFace Face(string name)
    {
        using var source = typeof(LetterPdf).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The typeface {name} was not embedded at build.");
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return FontFace.Parse(bytes.ToArray());
    }
}
