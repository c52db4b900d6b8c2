using Microsoft.EntityFrameworkCore;
using Portal.App.Import;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Import;

public sealed class AcceptValidTests
{
    [Theory, OnEveryDatabase]
    public async Task Good_lines_are_imported_and_bad_ones_go_into_a_file_beside(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        var path = database.Write("claims.csv", Files.ClaimsHeader, Files.Daycare, Files.Tax.With("reference", "X").With("principal", "x").With("description", "\"a;b\"\"c\""), "EJENDOM;1", Files.Tax);

        var report = await database.ImportClaims(path, acceptValid: true);

        Assert.Equal((ImportOutcome.PartlyRefused, 4, 2, 2, path + ".rejected.csv"), (report.Outcome, report.Lines, report.New, report.Rejected, report.RejectedFile));
        var rejected = await File.ReadAllLinesAsync(report.RejectedFile!);
        Assert.Equal(Files.ClaimsHeader + ";line;error", rejected[0]);
        Assert.StartsWith("EJENDOM;X;property-tax;6101801234;7202852345;x;", rejected[1], StringComparison.Ordinal);
        Assert.EndsWith("\"a;b\"\"c\";3;principal: 'x' is not an amount (rule: amounts are kroner with a decimal comma, at most two decimals and no thousands mark: 1234,50)", rejected[1], StringComparison.Ordinal);
        Assert.EndsWith(";4;has 2 fields (rule: a line has as many fields as the header: 17)", rejected[2], StringComparison.Ordinal);
        Assert.Equal(3, rejected.Length);
        Assert.False(File.Exists(path + ".rejected.csv.part"));
        await using var db = database.Open();
        Assert.Equal(2, await db.Claims.CountAsync());
    }

    [Theory, OnEveryDatabase]
    public async Task The_rejected_lines_can_be_imported_once_they_are_mended_and_the_two_columns_taken_off(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await database.Persons(Files.Anna, Files.Bo);
        var report = await database.ImportClaims(database.Write("claims.csv", Files.ClaimsHeader, Files.Daycare, Files.Tax.With("principal", "x")), acceptValid: true);

        var mended = (await File.ReadAllLinesAsync(report.RejectedFile!)).Select(line => string.Join(';', line.Split(';').Take(17))).ToArray();
        mended[1] = mended[1].With("principal", "4120,50");

        Assert.Equal((ImportOutcome.Done, 1), await database.ImportClaims(database.Write("mended.csv", mended)) is var again ? (again.Outcome, again.New) : default);
        Assert.Contains("0 new, 2 unchanged", (await database.Claims(Files.Daycare, Files.Tax)).Text());
    }

    [Fact]
    public async Task Without_a_bad_line_there_is_no_file_of_rejected_ones()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var report = await database.ImportPersons(database.Write("persons.csv", Files.PersonsHeader, Files.Anna), acceptValid: true);

        Assert.Equal((ImportOutcome.Done, null), (report.Outcome, report.RejectedFile));
        Assert.Empty(Directory.GetFiles(database.Folder, "*rejected*"));
    }
}
