using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Arrangements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Recovery;
using Portal.Domain.People;

namespace Portal.App.Import;

/// <summary>One running import of persons.csv.</summary>
internal sealed class PersonsImport(Work work, ImportTally tally, FollowBenefits benefits) : ILineImport<PersonRow>
{
    private readonly Dictionary<string, int> _lines = [];
    private List<PersonRow> _good = [];

    public PersonRow Read(LineValues values) => PersonLine.Read(values);

    public async Task Check(IReadOnlyList<(LineValues Values, PersonRow Line)> lines, CancellationToken cancel)
    {
        if (_lines.Count == 0) await ImportTurn.Take(work, cancel);
        _good = new List<PersonRow>(lines.Count);
        foreach (var (line, person) in lines)
        {
            if (person.IdNumber.Length > 0 && !_lines.TryAdd(person.IdNumber, line.Line.Number))
                line.Fail("id", $"the id {Shown.Id(person.IdNumber)} stands on line {_lines[person.IdNumber].ToString(CultureInfo.InvariantCulture)} as well", "an id stands once in a file");
            if (line.IsGood) _good.Add(person);
        }
    }

    public async Task Write(CancellationToken cancel)
    {
        var ids = _good.ConvertAll(person => person.IdNumber);
        var known = await work.Db.Persons.Where(row => EF.Parameter(ids).Contains(row.IdNumber)).ToDictionaryAsync(row => row.IdNumber, cancel);
        var journal = new List<JournalRow>();
        var fresh = new List<PersonRow>();
        var moved = new List<PersonId>();
        var changed = new Dictionary<PersonId, string>();
        var (begun, ended) = (new List<PersonId>(), new List<PersonId>());
        foreach (var person in _good)
        {
            if (!known.TryGetValue(person.IdNumber, out var row)) fresh.Add(person);
            else
            {
                var waited = row.Benefit is not null;
                var before = (PersonRow)work.Db.Entry(row).CurrentValues.ToObject();
                if (Update(row, person, moved)) journal.Add(Journal("person-updated", row));
                else tally.Unchanged++;
                if (ChangedPeople.What(before, row) is { Length: > 0 } what) changed[row.Id] = what;
                if (waited != row.Benefit is not null) (waited ? ended : begun).Add(row.Id);
            }
        }
        tally.New += fresh.Count;
        tally.Updated += journal.Count;
        journal.AddRange(fresh.Select(person => Journal("person-registered", person)));

        await work.Db.SaveChangesAsync(cancel);
        work.Db.ChangeTracker.Clear();
        await work.Db.InsertMany(fresh, cancel);
        await work.Db.InsertMany(journal, cancel);
        if (moved.Count > 0) await Hold(moved, [.. known.Values.Where(row => row.DeadOn is not null).Select(row => row.Id)], cancel);
        await ChangedPeople.OpenTasks(work, changed, cancel);
        if (begun.Count + ended.Count > 0) await benefits.Handle(work, begun, ended, cancel);
    }

    /// <returns>Whether anything changed.</returns>
    private bool Update(PersonRow row, PersonRow line, List<PersonId> moved)
    {
        var before = (row.DeadOn is null, Countries.OutsideTheAct(row.Country));
        line.Id = row.Id;
        var entry = work.Db.Entry(row);
        entry.CurrentValues.SetValues(line);
        if (entry.State == EntityState.Unchanged) return false;
        if (before != (row.DeadOn is null, Countries.OutsideTheAct(row.Country))) moved.Add(row.Id);
        return true;
    }

    private async Task Hold(List<PersonId> people, HashSet<PersonId> dead, CancellationToken cancel)
    {
        var claims = await work.Db.Liabilities.Where(row => EF.Parameter(people).Contains(row.PersonId) && row.ConfirmedOn != null && row.EndedOn == null).Select(row => row.ClaimId).Distinct().ToListAsync(cancel);
        if (claims.Count == 0) return;
        await work.Db.LockClaims([.. claims.Select(claim => claim.Value).Order()], cancel);
        await work.Apply(await PersonHolds.AfterChange(work.Db, claims, work.BusinessDay, cancel), SystemActor.Import, cancel);
        await PersonHolds.OpenEstates(work, claims, cancel);
        await PersonHolds.CloseEstates(work, people.FindAll(person => !dead.Contains(person)), cancel);
        work.Db.ChangeTracker.Clear();
    }

    private JournalRow Journal(string what, PersonRow person)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(person)));
        return new JournalRow
        {
            Id = Guid.CreateVersion7(), At = work.Now, On = work.Today, Actor = SystemActor.Import.JournalId, What = what, Rule = PersonHolds.Rule, PersonId = person.Id, Digest = digest,
        };
    }
}
