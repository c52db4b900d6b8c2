using Microsoft.EntityFrameworkCore.Metadata;
using Portal.App.Data.Rows;
using Portal.App.MyData;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.MyData;

/// <summary>B-14: the copy a person gets is held against the schema itself.</summary>
public sealed class DataMapTests
{
    [Fact]
    public async Task Every_table_and_every_column_has_its_place_in_the_data_map_or_a_reason_why_not()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        await using var db = database.Open();

        Assert.Empty(Faults(db.Model, DataMap.Tables, [.. DataMap.Nothing.Keys]));
    }

    [Fact]
    public async Task A_table_or_a_column_that_is_forgotten_or_told_twice_is_found()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        await using var db = database.Open();
        var without = DataMap.Tables.Where(table => table.Row != typeof(CallRow)).ToList();

        Assert.Equal(["CallRow is in no list"], Faults(db.Model, without, [.. DataMap.Nothing.Keys]));
        Assert.Equal(["NoteRow is in both lists"], Faults(db.Model, DataMap.Tables, [.. DataMap.Nothing.Keys, typeof(NoteRow)]));
        Assert.Equal(["String is no table"], Faults(db.Model, DataMap.Tables, [.. DataMap.Nothing.Keys, typeof(string)]));
        var partly = new PersonalTable<CallRow>("calls", mine => mine.Db.Calls).Show(row => new { row.Id, row.TaskId, row.PersonId, row.On, row.Outcome, row.By }).Show(row => row.By).Leave(LeftOut.Staff, row => row.At);
        Assert.Equal(
            ["CallRow.By stands 2 times", "CallRow.Number stands 0 times", "CallRow.PayBy stands 0 times"],
            Faults(db.Model, [.. without, partly], [.. DataMap.Nothing.Keys]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_table_has_a_name_of_its_own_and_so_has_each_thing_in_it()
    {
        Assert.Equal(DataMap.Tables.Count, DataMap.Tables.Select(table => table.Name).Distinct().Count());
        Assert.All(DataMap.Tables, table => Assert.Equal(table.Columns.Count, table.Columns.Select(column => column.Name).Distinct().Count()));
    }

    /// <summary>A key that ties rows together, or says who it is, is for the file alone: on the page there would be a number nobody can read.</summary>
    [Fact]
    public void Nothing_on_the_page_is_a_bare_id() =>
        Assert.Empty(DataMap.Tables.SelectMany(table => table.Columns.Where(column => column is { FileOnly: false, Property: { } property } && column.Type == typeof(Guid) && !IsNamed(table, property)).Select(column => $"{table.Name}.{column.Name}")));

    private static bool IsNamed(PersonalTable table, string property) =>
        property is "RequestId" or "LetterId" or "AgreementId" or "DecisionLetterId" or "OutboxId" or "Cause" || (table.Name == "messagesToSend" && property == "Id");

    private static IEnumerable<string> Faults(IModel model, IReadOnlyList<PersonalTable> tables, IReadOnlyList<Type> nothing)
    {
        var rows = model.GetEntityTypes().ToDictionary(entity => entity.ClrType);
        foreach (var stray in tables.Select(table => table.Row).Concat(nothing).Where(row => !rows.ContainsKey(row))) yield return $"{stray.Name} is no table";
        foreach (var (row, entity) in rows)
        {
            var found = tables.Where(table => table.Row == row).ToList();
            if (found.Count + nothing.Count(one => one == row) != 1)
            {
                yield return found.Count == 0 ? $"{row.Name} is in no list" : $"{row.Name} is in both lists";
                continue;
            }
            if (found.Count == 0) continue;
            var told = found[0].Columns.Select(column => column.Property).OfType<string>().Concat(found[0].Left.Keys).ToLookup(name => name);
            var columns = entity.GetProperties().Select(property => property.Name).ToHashSet();
            foreach (var column in columns.Where(column => told[column].Count() != 1)) yield return $"{row.Name}.{column} stands {told[column].Count()} times";
            foreach (var name in told.Where(name => !columns.Contains(name.Key))) yield return $"{row.Name}.{name.Key} is no column";
        }
    }
}
