using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.App.Import;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Import;

/// <summary>The file as such: encoding, line ends, quotes, header.</summary>
public sealed class FileShapeTests : IAsyncLifetime
{
    private Database _database = null!;

    public async Task InitializeAsync() => _database = await Database.Create(Engine.Sqlite);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Theory]
    [InlineData("\n", false)]
    [InlineData("\r\n", false)]
    [InlineData("\r\n", true)]
    public async Task Line_ends_and_a_byte_order_mark_make_no_difference(string newLine, bool mark)
    {
        var path = Path.Combine(_database.Folder, "p.csv");
        await File.WriteAllTextAsync(path, string.Join(newLine, Files.PersonsHeader, Files.Anna, Files.Bo), new UTF8Encoding(mark));

        Assert.Equal(2, (await _database.ImportPersons(path)).New);
        await using var db = _database.Open();
        Assert.Equal("Anna Ågård Sørensen", await db.Persons.Select(row => row.Name).OrderBy(name => name).FirstAsync());
    }

    [Fact]
    public async Task The_columns_may_come_in_any_order()
    {
        var order = Enumerable.Range(0, 14).Reverse().ToArray();
        string Turned(string line) => string.Join(';', order.Select(i => line.Split(';')[i]));

        Assert.Equal(1, (await _database.ImportPersons(_database.Write("p.csv", Turned(Files.PersonsHeader), Turned(Files.Anna)))).New);
        Assert.Equal(1, (await _database.Persons(Files.Anna)).Unchanged);
    }

    [Fact]
    public async Task Messages_name_the_physical_line_also_after_a_field_of_several_lines()
    {
        var report = await _database.Persons(Files.Anna.With("street", "\"Havnegade 4\r\n2. tv; bag\"\"huset\"\"\""), "", Files.Bo.With("kind", "x"));

        Assert.Equal(["persons.csv line 5, kind: 'x' is not known (rule: kind is one of person, business)"], report.Messages());
        Assert.Equal(1, (await _database.Persons(Files.Anna.With("street", "\"Havnegade 4\r\n2. tv; bag\"\"huset\"\"\""))).New);
        await using var db = _database.Open();
        Assert.Equal("Havnegade 4\r\n2. tv; bag\"huset\"", await db.Persons.Select(row => row.Street).SingleAsync());
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_refused_with_its_line()
    {
        var path = Path.Combine(_database.Folder, "p.csv");
        await File.WriteAllBytesAsync(path, [.. Encoding.UTF8.GetBytes(Files.PersonsHeader + "\n" + Files.Bo + "\n"), .. Encoding.Latin1.GetBytes(Files.Anna)]);

        var report = await _database.ImportPersons(path, acceptValid: true);

        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Equal(["p.csv line 3: holds bytes that are not UTF-8 (rule: the file is UTF-8)"], report.Messages());
    }

    [Theory]
    [InlineData("")]
    [InlineData("id;kind")]
    public async Task A_missing_column_is_an_error(string header)
    {
        var report = await _database.ImportPersons(_database.Write("p.csv", header));
        Assert.Equal(ImportOutcome.Refused, report.Outcome);
        Assert.Contains("p.csv line 1, dead_on: the column is missing (rule: the header has exactly the columns of the format, in any order)", report.Messages());
    }

    [Fact]
    public async Task An_unknown_column_and_a_column_twice_are_errors()
    {
        Assert.Equal(
            ["p.csv line 1: 'alder' is not a column of this format (rule: the header has exactly the columns of the format, in any order)"],
            (await _database.ImportPersons(_database.Write("p.csv", Files.PersonsHeader + ";alder"))).Messages());
        Assert.Equal(
            ["p.csv line 1, 'id': the column is there more than once (rule: the header has exactly the columns of the format, in any order)"],
            (await _database.ImportPersons(_database.Write("p.csv", Files.PersonsHeader + ";id"))).Messages());
    }

    [Theory]
    [InlineData("6101801234;person", "persons.csv line 2: has 2 fields (rule: a line has as many fields as the header: 14)")]
    [InlineData("6101801234;person;\"Anna", "persons.csv line 2: has a quote that is never closed (rule: quoting is as in RFC 4180)")]
    [InlineData("6101801234;person;\"Anna\" B;;;;;;;;;;;", "persons.csv line 2: has text after a closing quote (rule: quoting is as in RFC 4180)")]
    [InlineData("6101801234;person;An\"na;;;;;;;;;;;", "persons.csv line 2: has a quote inside a field that is not quoted (rule: quoting is as in RFC 4180)")]
    public async Task A_line_that_cannot_be_taken_apart_is_an_error(string line, string message) =>
        Assert.Equal([message], (await _database.Persons(line)).Messages());

    [Fact]
    public async Task A_quote_that_swallows_a_large_file_is_told_and_not_read_into_memory()
    {
        var path = _database.WriteText("p.csv", $"{Files.PersonsHeader}\n{Files.Bo}\n{Files.Anna.With("street", "\"Havn")}\n{string.Concat(Enumerable.Repeat(Files.Anna + "\n", 60_000))}");
        Assert.Equal(["p.csv line 3: is longer than any line can be: a quote is probably never closed (rule: quoting is as in RFC 4180)"], (await _database.ImportPersons(path)).Messages());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        Assert.Equal(["gone.csv: the file does not exist (rule: the file can be read)"], (await _database.ImportPersons(Path.Combine(_database.Folder, "gone.csv"))).Messages());
}
