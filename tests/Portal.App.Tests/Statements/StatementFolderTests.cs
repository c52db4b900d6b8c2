using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Data;
using Portal.App.OwnTexts;
using Portal.App.Statements;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.App.Tests.Letters;
using Portal.App.Tests.Rules;
using Portal.Pdf.Tests.Sound;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Statements;

/// <summary>A year-end run written as files, for whoever prints or keeps them.</summary>
public sealed class StatementFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-statements-").FullName;

    [Theory, OnEveryDatabase]
    public async Task Every_statement_is_written_once_with_an_index_without_names_and_the_totals(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Line("A", "after-school", Anna, "1685,00", Day("2026-11-16")), Line("B", "general", Shop, "500,00", Day("2026-12-15")));
        await town.Nights("2026-02-02", "2026-12-31");
        var run = Assert.IsType<StatementOutcome.Made>(await town.Get<MakeStatements>().Handle(2026, Town.Finn, null, default)).Run;

        Assert.Equal(2, await town.Get<StatementFolder>().Handle(run, _folder, null, default));
        var names = Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(6, names.Count);
        var index = await File.ReadAllLinesAsync(Path.Combine(_folder, "index.csv"));
        Assert.Equal(["statement;version;opening;closing;credit;withheld", ";1;0,00;1718,70;0,00;", ";1;0,00;500,00;0,00;"], [index[0], .. index[1..].Select(line => line[36..]).Order(StringComparer.Ordinal)]);
        Assert.Equal(0, JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(_folder, "totals.json"))).RootElement.GetProperty("differenceOre").GetInt64());

        var (first, at) = (Directory.EnumerateFiles(_folder, "*.pdf").First(), DateTime.UtcNow.AddDays(-1));
        File.SetLastWriteTimeUtc(first, at);
        File.Delete(Directory.EnumerateFiles(_folder, "*.pdf").Last());
        Assert.Equal(2, await town.Get<StatementFolder>().Handle(run, _folder, null, default));
        Assert.Equal((2, at), (Directory.EnumerateFiles(_folder, "*.pdf").Count(), File.GetLastWriteTimeUtc(first)));
        Assert.Null(await town.Get<StatementFolder>().Handle(Guid.NewGuid(), _folder, null, default));
    }

    [Fact]
    public async Task Statements_on_paper_are_also_in_bundles_each_with_pages_of_its_own()
    {
        await using var town = await RuleTown.Create(Engine.Sqlite, null, services => services.AddSingleton(provider => new StatementFolder(
            provider.GetRequiredService<IDbContextFactory<PortalDb>>(), provider.GetRequiredService<StatementLetter>(), provider.GetRequiredService<OwnTextBook>()) { InABundle = 2 }));
        await town.Persons(Files.Anna.With("digital_post", "exempt"), Files.Bo.With("digital_post", "exempt"), Files.Shop.With("digital_post", "exempt"));
        await town.Claims(Line("A", "after-school", Anna, "1685,00", Day("2026-11-16")), Line("B", "general", Shop, "500,00", Day("2026-12-15")), Line("C", "general", Bo, "700,00", Day("2026-12-15")));
        await town.Nights("2026-02-02", "2026-12-31");
        var run = Assert.IsType<StatementOutcome.Made>(await town.Get<MakeStatements>().Handle(2026, Town.Finn, null, default)).Run;
        await town.Get<StatementFolder>().Handle(run, _folder, null, default);

        Assert.Equal(["print-0001.pdf", "print-0002.pdf"], Directory.EnumerateFiles(_folder, "print-*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var first = await File.ReadAllBytesAsync(Path.Combine(_folder, "print-0001.pdf"));
        Assert.Empty(StructureCheck.Complaints(first));
        var text = await PdfTools.Run("pdftotext", "-layout", Path.Combine(_folder, "print-0001.pdf"), "-");
        Assert.Equal(2, text.Split("Opgørelse for 2026").Length - 1);
        Assert.Equal(2, text.Split("Side 1 af ").Length - 1);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
