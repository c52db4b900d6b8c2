namespace Portal.Pdf.Tests;

/// <summary>Documents used by many tests.</summary>
internal static class Sample
{
    public static readonly DocumentInfo Info = new("Regning for daginstitution – juli 2026", "da-DK", "Eksempel Kommune", new DateOnly(2026, 8, 1));

    /// <summary>A document of one Danish section.</summary>
    public static PdfResult Of(Action<ContentBuilder> content) =>
        PdfDocument.Create(Info, LetterFonts.Set, doc => doc.Footer(f => f.PageNumber("Side {0} af {1}")).Section("da-DK", content));

    /// <summary>A letter with everything in it: English first, the Danish original after it.</summary>
    public static PdfResult Letter() => PdfDocument.Create(Info, LetterFonts.Set, LetterOf("2026-004711"));

    /// <summary>The same of any case.</summary>
    public static Action<DocumentBuilder> LetterOf(string number) => doc => doc
        .Header(rest: h => h.Text("Eksempel Kommune").Text($"Sag {number}", Alignment.Right))
        .Footer(f => f.Text("Eksempel Kommune · Opkrævningen · Rådhuspladsen 1 · 9999 Eksempel").PageNumber("Side {0} af {1}"))
        .Letterhead(l => l
            .Paragraph(p => p.Bold("Eksempel Kommune").LineBreak().Text("Opkrævningen").LineBreak().Text("Rådhuspladsen 1\n9999 Eksempel"))
            .Paragraph(p => p.Text("Telefon 12 34 56 78\nMandag-fredag kl. 9-15\n").Link("eksempel.dk/betaling", new Uri("https://eksempel.dk/betaling")))
            .Paragraph($"1. august 2026\nSag {number}"))
        .AddressWindow(["Åse Ærøskøbing Østergård", "Blåbærvænget 17, 2. th.", "9999 Eksempel"])
        .Section("en", s => s
            .Heading(1, "Bill for day care")
            .Paragraph("This is a translation. The Danish text applies."))
        .Section("da-DK", Danish, onNewPage: false);

    private static void Danish(ContentBuilder s) => s
        .Heading(1, "Regning for daginstitution")
        .Paragraph(p => p.Text("Du skal betale ").Bold("4.250,00 kr.").Text(" senest ").Bold("den 1. september 2026")
            .Text(". Det er betaling for Liva i børnehaven Æblegården i august. Har du betalt inden for de sidste 3 bankdage, kan du se bort fra brevet."))
        .Heading(2, "Det kan du gøre")
        .Bullets([
            p => p.Text("Kan du ikke betale nu? Så kan du søge om at vente eller betale i rater på ").Link("eksempel.dk/hjælp", new Uri("https://eksempel.dk/hjaelp")).Text("."),
            p => p.Text("Er du ikke enig i regningen? Skriv gerne til os senest ").Bold("15. august 2026").Text(", så når vi at sætte sagen på pause."),
            p => p.Text("Du kan også ringe til os på 12 34 56 78 mandag-fredag kl. 9-15."),
        ])
        .Heading(2, "Sådan betaler du")
        .Box(
            b => b
                .Paragraph(p => p.Bold("Beløb: 4.250,00 kr.").LineBreak().Text("Betal senest: 1. september 2026"))
                .Paragraph(p => p.Text("Betalingslinje: ").Bold("+71<000000000047115+87654321<"))
                .Paragraph("Betal i din netbank eller scan koden med din telefon. Er regningen tilmeldt Betalingsservice, sker det af sig selv."),
            beside: Code())
        .Heading(2, "Sådan er beløbet regnet ud")
        .Table(t =>
        {
            t.Column("Dato").Column("Hvad", share: 3).NumberColumn("Beløb i kr.");
            t.Row("1. august 2026", "Børnehave, fuld tid, august 2026", "3.900,00");
            t.Row("1. august 2026", "Frokostordning, august 2026", "725,00");
            t.Row("1. august 2026", "Søskendetilskud", "-375,00");
            t.TotalRow("", "I alt at betale, opgjort den 1. august 2026", "4.250,00");
        })
        .Heading(2, "Det sker der nu")
        .Numbered(["Du betaler senest den 1. september 2026, og så hører du ikke mere.", "Betaler du ikke, får du en rykker med et gebyr på 250 kr."])
        .Rule()
        .Paragraph(p => p.Text("Vi behandler oplysninger om dig. Læs mere på ").Link("eksempel.dk/privatliv", new Uri("https://eksempel.dk/privatliv")).Text("."));

    public static Drawing Code() =>
        Drawing.Modules(25, 25, (column, row) => ((column * 7) + (row * 11) + (column * row)) % 3 == 0, 26, "QR-kode med betalingslinjen +71<000000000047115+87654321<");
}
