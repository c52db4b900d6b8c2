using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Claims;

namespace Portal.App.MyData;

/// <summary>Why something that is kept with a person's data is not in their copy.</summary>
public enum LeftOut
{
    /// <summary>A key, a version, a digest: it says nothing about anybody.</summary>
    Machinery,

    /// <summary>Who on the staff it was. What role they had is told where it is known.</summary>
    Staff,

    /// <summary>It may be about somebody else (GDPR art. 15(4)).</summary>
    Others,

    /// <summary>The same stands elsewhere in the copy, or in a letter or paper that the copy names.</summary>
    ToldElsewhere,
}

/// <summary>One thing that is told of each row.</summary>
/// <param name="Name">As it is called in the file.</param>
/// <param name="Property">Where it is read; null for what is made up of several.</param>
/// <param name="Type">What it is: a day, an amount, a choice among words.</param>
/// <param name="FileOnly">In the file that a machine reads, not on the page: a number that only ties rows together, or the CPR number.</param>
public sealed record PersonalColumn(string Name, string? Property, Type Type, bool FileOnly);

/// <summary>How one table is told to the person it is about: which rows, which columns, and why not the others.</summary>
public abstract class PersonalTable
{
    private protected PersonalTable(string name, Type row) => (Name, Row) = (name, row);

    /// <summary>As it is called in the file.</summary>
    public string Name { get; }

    public abstract IReadOnlyList<PersonalColumn> Columns { get; }

    internal Type Row { get; }

    internal abstract IReadOnlyDictionary<string, LeftOut> Left { get; }

    /// <summary>The person's rows, each in the order of the columns. Nothing else of the table is read.</summary>
    internal abstract Task<IReadOnlyList<IReadOnlyList<object?>>> Read(Mine mine, CancellationToken cancel);
}

/// <param name="rows">Only what is this person's.</param>
internal sealed class PersonalTable<TRow>(string name, Func<Mine, IQueryable<TRow>> rows) : PersonalTable(name, typeof(TRow)) where TRow : class
{
    private readonly List<(PersonalColumn Column, Func<TRow, Mine, object?> Value)> _columns = [];
    private readonly Dictionary<string, LeftOut> _left = [];

    public override IReadOnlyList<PersonalColumn> Columns => [.. _columns.Select(column => column.Column)];

    internal override IReadOnlyDictionary<string, LeftOut> Left => _left;

    /// <summary>As they stand; a claim by its name, when it is this person's.</summary>
    public PersonalTable<TRow> Show<T>(Expression<Func<TRow, T>> columns) => Add(columns, fileOnly: false);

    /// <inheritdoc cref="PersonalColumn" path="/param[@name='FileOnly']"/>
    public PersonalTable<TRow> FileOnly<T>(Expression<Func<TRow, T>> columns) => Add(columns, fileOnly: true);

    /// <summary>Not as it stands: what of it the person is told.</summary>
    public PersonalTable<TRow> ShowAs<T>(Expression<Func<TRow, T>> column, Func<TRow, Mine, object?> value)
    {
        var property = Named(column).Single();
        _columns.Add((new PersonalColumn(NameOf(property), property.Name, TypeOf(property), FileOnly: false), value));
        return this;
    }

    /// <summary>The name of somebody's request, letter or agreement, when it is this person's.</summary>
    public PersonalTable<TRow> Point<T>(Expression<Func<TRow, T>> column, Func<TRow, Mine, Link?> to) => ShowAs(column, to);

    /// <summary>Something that no single column says.</summary>
    public PersonalTable<TRow> With(string called, Type type, Func<TRow, Mine, object?> value)
    {
        _columns.Add((new PersonalColumn(called, null, type, FileOnly: false), value));
        return this;
    }

    public PersonalTable<TRow> Leave<T>(LeftOut why, Expression<Func<TRow, T>> columns)
    {
        foreach (var property in Named(columns)) _left.Add(property.Name, why);
        return this;
    }

    internal override async Task<IReadOnlyList<IReadOnlyList<object?>>> Read(Mine mine, CancellationToken cancel)
    {
        var read = await rows(mine).AsNoTracking().ToListAsync(cancel);
        return read.ConvertAll(row => (IReadOnlyList<object?>)_columns.ConvertAll(column => column.Value(row, mine)));
    }

    private PersonalTable<TRow> Add<T>(Expression<Func<TRow, T>> columns, bool fileOnly)
    {
        foreach (var property in Named(columns))
        {
            Func<TRow, Mine, object?> value = TypeOf(property) == typeof(ClaimId)
                ? (row, mine) => mine.Claim((ClaimId?)property.GetValue(row))
                : (row, _) => property.GetValue(row);
            _columns.Add((new PersonalColumn(NameOf(property), property.Name, TypeOf(property), fileOnly), value));
        }
        return this;
    }

    private static IEnumerable<PropertyInfo> Named<T>(Expression<Func<TRow, T>> columns) =>
        (columns.Body is NewExpression many ? many.Arguments : [columns.Body]).Select(one => (PropertyInfo)((MemberExpression)one).Member);

    private static Type TypeOf(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    private static string NameOf(PropertyInfo property)
    {
        // What is told of another row is told in its name; a payment id is a text of its own.
        var name = property.Name.Length > 2 && property.Name.EndsWith("Id", StringComparison.Ordinal) && property.PropertyType != typeof(string) ? property.Name[..^2] : property.Name;
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
