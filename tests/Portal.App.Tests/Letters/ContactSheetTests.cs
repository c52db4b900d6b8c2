using System.Globalization;
using System.Text;
using Portal.App.Letters;
using Portal.App.Letters.Samples;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.App.Tests.Statements;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.Tests.Letters;

/// <summary>Pictures of every Danish letter in <c>src/docs/letters</c>, made anew where PORTAL_CONTACT_SHEETS is set.</summary>
public sealed class ContactSheetTests
{
    private const int LettersOnASheet = 5, LargestSheet = 400_000;

    private static readonly LetterSamples Samples = new(Database.Municipality, new LettersOptions(), new ComplaintOptions());

    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Files.Sample(""))!, "letters"));

    /// <summary>The first type of claim that gets the letter.</summary>
    private static IReadOnlyList<(string Name, LetterContent Letter)> All =>
    [
        .. LetterSamples.All.Select(sample => (sample, Type: Enum.GetValues<ClaimType>().First(type => Samples.Has(sample, type)))).Select(one => ($"{one.sample.Name} ({Slug.Of(one.Type)})", Samples.Write(one.sample, one.Type, "da", Wording.Standard))),
        ("statement", SampleStatements.Named("Year")), ("statement-corrected", SampleStatements.Named("Corrected")),
    ];

    [Fact]
    public async Task Every_letter_is_on_a_sheet()
    {
        var sheets = All.Chunk(LettersOnASheet).Select((letters, i) => (File: $"{i + 1:00}.png", Letters: letters)).ToList();
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("PORTAL_CONTACT_SHEETS")))
            foreach (var (file, letters) in sheets) await File.WriteAllBytesAsync(Path.Combine(Folder, file), await ContactSheet.Of(letters.Select(one => LetterPdf.Draw(one.Letter))));

        var readme = new StringBuilder("""
            # The letters, as they look

            Every letter in Danish with an invented case, of the first type of claim that gets it; the text of each type is read on the page of the letter texts. Made by

                PORTAL_CONTACT_SHEETS=1 tests/run --filter Every_letter_is_on_a_sheet

            | sheet | letters, from the upper left, page by page |
            |---|---|

            """);
        foreach (var (file, letters) in sheets) readme.Append(CultureInfo.InvariantCulture, $"| [{file}]({file}) | {string.Join(", ", letters.Select(one => one.Name))} |\n");
        Approved.SameFile(readme.ToString(), Path.Combine(Folder, "README.md"));
        Assert.Equal(sheets.Select(sheet => sheet.File), Directory.GetFiles(Folder, "*.png").Select(Path.GetFileName).Order());
        Assert.All(Directory.GetFiles(Folder, "*.png"), file => Assert.InRange(new FileInfo(file).Length, 1, LargestSheet));
    }
}
