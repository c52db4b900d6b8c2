using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Portal.App.Settings;
using Portal.Domain.Money;
using Portal.Domain.Statements;

namespace Portal.App.Statements;

/// <summary>A released statement in the citizen's list.</summary>
/// <param name="On">The date of its letter.</param>
public sealed record StatementSummary(Guid Id, DateOnly From, DateOnly To, int Version, DateOnly On, Kroner Closing, Kroner Credit, Guid Letter, bool Replaced);

/// <summary>The citizen's statements (opgørelser): those that were sent, and one for whatever days they ask for.</summary>
public sealed class MyStatements(IDbContextFactory<PortalDb> dbs, StatementLetter letter, OwnTextBook book, TimeProvider clock)
{
    /// <summary>Nobody reads further back at once, and nothing is kept longer.</summary>
    public const int MostYears = 10;

    /// <summary>Newest first; of each period the latest version first.</summary>
    public async Task<IReadOnlyList<StatementSummary>> All(Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (
            from row in Mine(db, citizen)
            join sent in db.Letters on row.LetterId equals sent.Id
            orderby row.To descending, row.Version descending
            select new { row.Id, row.From, row.To, row.Version, sent.On, row.ClosingOre, row.CreditOre, Letter = sent.Id }).ToListAsync(cancel);
        return rows.ConvertAll(row => new StatementSummary(
            row.Id, row.From, row.To, row.Version, row.On, new Kroner(row.ClosingOre), new Kroner(row.CreditOre), row.Letter, rows.Exists(later => later.From == row.From && later.To == row.To && later.Version > row.Version)));
    }

    /// <summary>One that was sent.</summary>
    /// <returns>Null when it is not this citizen's.</returns>
    public async Task<StatementCase?> Sent(Guid id, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var row = await (
            from statement in Mine(db, citizen)
            join sent in db.Letters on statement.LetterId equals sent.Id
            where statement.Id == id
            select new { statement.Json, sent.On }).SingleOrDefaultAsync(cancel);
        return row is null ? null : (await StatementLookup.Of(db, book, [StatementJson.Read(row.Json)], row.On, cancel))[0];
    }

    /// <summary>One for any days, made up now and kept nowhere.</summary>
    /// <returns>Null when the days are no period of the past: the last before the first, after today, or too many years.</returns>
    public async Task<StatementCase?> Asked(DateOnly from, DateOnly to, Citizen citizen, CancellationToken cancel)
    {
        var today = clock.DanishToday();
        if (from > to || to > today || from < to.AddYears(-MostYears)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (_, claims) = (await StatementFacts.Read(db, [citizen.Person], cancel))[0];
        var statement = BalanceStatement.Of(citizen.Person, claims, from, to);
        var inputs = new StatementInputs(statement, today, StatementFacts.DueNow(citizen.Person, claims, await BusinessDay.Of(db, today, cancel)), 0);
        return (await StatementLookup.Of(db, book, [inputs], today, cancel))[0];
    }

    public LetterContent Text(StatementCase about) => letter.Compose(about);

    private static IQueryable<StatementRow> Mine(PortalDb db, Citizen citizen) => db.Statements.AsNoTracking().Where(row => row.PersonId == citizen.Person && row.LetterId != null);
}
