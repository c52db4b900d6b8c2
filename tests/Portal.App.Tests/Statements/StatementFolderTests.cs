using System.Text.Json;
using Portal.App.Statements;
using Portal.App.Tests.Data;
using Portal.App.Tests.Rules;
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

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
