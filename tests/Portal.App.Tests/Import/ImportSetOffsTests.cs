using Portal.App.Import;
using Portal.App.Recovery;
using Portal.App.Tests.Agreements;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Import;

/// <summary>Set-offs that the recovery authority tells of before a transfer (<see cref="SetOffNews"/>, formats.md section 3).</summary>
public sealed class ImportSetOffsTests
{
    [Theory, OnEveryDatabase]
    public async Task A_set_off_is_booked_once_and_counts_as_an_instalment_of_the_agreement(Engine engine)
    {
        await using var town = await AgreementTown.Create(engine);
        await town.Nights("2026-02-27");
        var told = """<setOff id="M-1" claim="TEST/A1" amount="500.00" on="2026-02-26"/>""";
        var first = await Import(town, told);
        Assert.Equal((ImportOutcome.Done, 1, 0), (first.Outcome, first.New, first.Unchanged));
        Assert.Equal("active 500/0/0", await town.State());
        var again = await Import(town, told, """<setOff id="M-2" claim="TEST/A2" amount="10.50" on="2026-02-27"/>""");
        Assert.Equal((ImportOutcome.Done, 1, 1), (again.Outcome, again.New, again.Unchanged));

        var entry = Assert.Single((await town.Claim("A1")).Entries, entry => entry.Kind == "set-off");
        Assert.Equal((-500_00L, new DateOnly(2026, 2, 26)), (entry.AmountOre, entry.On));
        Assert.Equal(500_00, (await town.Claim("A1")).PaidOre);
        await town.Nights("2026-03-06");
        Assert.Empty(await town.Letters().Of("breach-reminder"));
        Assert.Empty(await town.Broken());
    }

    [Theory, OnEveryDatabase]
    public async Task A_bad_element_stops_the_file_and_the_good_ones_are_booked_where_they_are_wanted(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await Import(town, """<setOff id="M-1" claim="TEST/A1" amount="100.00" on="2026-02-02"/>""");
        string[] mixed =
        [
            """<setOff id="M-1" claim="TEST/A1" amount="100.01" on="2026-02-02"/>""", """<setOff id="M-2" claim="TEST/A9" amount="5.00" on="2026-02-02"/>""",
            """<setOff id="M 3" claim="A1" amount="5,00" on="i går" cpr="6101801234"/>""", "<credit/>", """<setOff id="M-4" claim="TEST/A1" amount="0.00" on="2026-02-02"/>""",
            """<setOff id="M-5" claim="TEST/A1" amount="20.00" on="2026-02-02"/>""",
        ];
        var refused = await Import(town, mixed);
        Assert.Equal((ImportOutcome.Refused, 0), (refused.Outcome, refused.New));
        Assert.Equal(
            ["2 id", "3 claim", "4 amount", "4 claim", "4 cpr", "4 id", "4 on", "5 credit", "6 amount"],
            refused.Errors.Select(error => $"{error.Line} {error.Field}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain("1801234", string.Join(' ', refused.Messages()), StringComparison.Ordinal);
        Assert.Equal(900_00, (await town.Claim("A1")).BalanceOre);

        var partly = await town.Database.Get<ImportReceipts>().Handle(Write(town, mixed), acceptValid: true, null, default);
        Assert.Equal((ImportOutcome.PartlyRefused, 1, 5), (partly.Outcome, partly.New, partly.Rejected));
        Assert.Equal(880_00, (await town.Claim("A1")).BalanceOre);
        Assert.Empty(await town.Broken());
    }

    [Theory]
    [InlineData("<recoveryReceipts xmlns='urn:other'/>", "another root")]
    [InlineData("<recoveryReceipts xmlns='urn:portal:recovery-receipts:1'>", "not well-formed")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><recoveryReceipts xmlns='urn:portal:recovery-receipts:1'/>", "not well-formed")]
    public async Task A_file_of_another_form_is_refused_whole(string xml, string why)
    {
        await using var town = await AgreementTown.Unagreed(Engine.Sqlite);
        var report = await town.Database.Get<ImportReceipts>().Handle(town.Database.WriteText("in.xml", xml), false, null, default);
        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Contains(why, Assert.Single(report.Errors).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_is_read()
    {
        await using var town = await AgreementTown.Unagreed(Engine.Sqlite);
        var report = await town.Database.Get<ImportReceipts>().Handle(Files.Sample("recovery-receipts.xml"), false, null, default);
        // Its claims and actions are nobody's here; nothing else is wrong with it.
        Assert.Equal((7, 7), (report.Lines, report.Errors.Count));
        Assert.All(report.Errors, error => Assert.Contains(error.Field, new[] { "action", "claim" }));
    }

    private static Task<ImportReport> Import(AgreementTown town, params string[] elements) => town.Database.Get<ImportReceipts>().Handle(Write(town, elements), false, null, default);

    private static string Write(AgreementTown town, params string[] elements) =>
        town.Database.WriteText("recovery.xml", $"<recoveryReceipts xmlns=\"{RecoveryReceiptsFile.Namespace}\">\n{string.Join('\n', elements)}\n</recoveryReceipts>");
}
