using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Data;
using Portal.App.Tests.Agreements;
using Portal.App.Tests.Data;
using Portal.App.Verify;
using Portal.Domain.People;

namespace Portal.App.Tests.Access;

/// <summary>I11: what the database gives a request of staff is counted row by row, and everybody it tells of has a look on record.</summary>
public sealed class PeopleReadsTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task Everybody_whom_a_row_tells_of_has_a_look_on_record_however_the_row_was_asked_for(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await using var db = town.Database.Open();
        var people = await db.Persons.Select(row => row.Id).OrderBy(id => id).ToListAsync(Cancel);

        Assert.Equal(people, await Looked(town, reading => reading.Persons.AsNoTracking().ToListAsync(Cancel)));
        Assert.Equal(people[..1], await Looked(town, reading => reading.Persons.Where(row => row.Id == people[0]).Select(row => new { row.Id, row.Name }).ToListAsync(Cancel)));
        Assert.Equal(people[..1], await Looked(town, reading => reading.Persons.SingleAsync(row => row.Id == people[0], Cancel)));
        Assert.Equal(people[..1], await Looked(town, reading => Task.FromResult(reading.Persons.Where(row => row.Id == people[0]).Select(row => new { row.Email, row.Id }).ToList())));
        // The person is named by the claim's own column here, and through a query within the query there.
        var debtors = await db.Claims.Select(row => row.DebtorId).Distinct().OrderBy(id => id).ToListAsync(Cancel);
        Assert.Equal(debtors, await Looked(town, reading => (from claim in reading.Claims join person in reading.Persons on claim.DebtorId equals person.Id select new { claim.DebtorId, person.Street }).ToListAsync(Cancel)));
        Assert.Equal(people[^1..], await Looked(town, reading => reading.Persons.OrderByDescending(row => row.Id).Select(row => new { row.Id, Whole = row.Name }).Take(1).Where(row => row.Whole != "").Distinct().ToListAsync(Cancel)));
    }

    [Theory, OnEveryDatabase]
    public async Task What_tells_of_nobody_is_no_look_and_neither_is_what_comes_outside_a_request(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        await using (var db = town.Database.Open()) Assert.NotEmpty(await db.Persons.ToListAsync(Cancel));

        Assert.Empty(await Looked(town, reading => reading.Persons.CountAsync(row => row.Name != "", Cancel)));
        Assert.Empty(await Looked(town, reading => reading.Persons.Select(row => new { row.Id, row.Language, row.Country }).ToListAsync(Cancel)));
        Assert.Empty(await Looked(town, reading => reading.Claims.ToListAsync(Cancel)));
        var ended = DeskRequest.Begin(Town.Sofie);
        ended.End();
        await using (var db = town.Database.Open()) Assert.NotEmpty(await db.Persons.ToListAsync(Cancel));
        await town.Get<AccessLog>().Complete(ended);
        await using var after = town.Database.Open();
        Assert.Empty(await after.Access.ToListAsync(Cancel));
        Assert.Empty(await after.DeskRequests.ToListAsync(Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task A_query_that_tells_of_people_and_does_not_say_of_whom_is_refused(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Looked(town, reading => reading.Persons.Select(row => row.Name).ToListAsync(Cancel)));
        Assert.Contains("does not say of whom", fault.Message, StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task A_look_with_its_purpose_stands_for_the_reading_and_what_comes_later_in_the_request_is_kept_apart(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        var (log, anna, bo) = (town.Get<AccessLog>(), (await town.Herself()).Person, await town.PersonOf("7202852345"));
        var request = DeskRequest.Begin(Town.Sofie);
        await Read(town, anna);
        await log.Record(Town.Sofie, anna, AccessKind.Case, "2026-000001", Cancel);
        await log.Complete(request);
        await Read(town, anna);
        await Read(town, bo);
        await log.Complete(request);
        request.End();

        await using var db = town.Database.Open();
        Assert.Equal([(anna, AccessKind.Case), (bo, AccessKind.Used)], (await db.Access.ToListAsync(Cancel)).OrderBy(row => row.What).Select(row => (row.PersonId, row.What)));
        Assert.Equal([1, 1], await db.DeskRequests.Select(row => row.People).ToListAsync(Cancel));
        Assert.Empty((await Looks(town)).Broken);
    }

    [Fact]
    public async Task A_look_that_was_removed_is_found()
    {
        await using var town = await AgreementTown.Unagreed(Engine.Sqlite);
        var looked = await Looked(town, reading => reading.Persons.ToListAsync(Cancel));
        Assert.Equal((1, 0), ((await Looks(town)).Checked, (await Looks(town)).BrokenCount));
        await using (var db = town.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TRIGGER access_log_no_delete", Cancel);
            await db.Access.Where(row => row.PersonId == looked[0]).ExecuteDeleteAsync(Cancel);
        }
        Assert.Matches($"^request .* read {looked.Count} people, and {looked.Count - 1} looks of it are on record$", Assert.Single((await Looks(town)).Broken));
    }

    private static async Task Read(AgreementTown town, PersonId person)
    {
        await using var db = town.Database.Open();
        await db.Persons.AsNoTracking().SingleAsync(row => row.Id == person, Cancel);
    }

    /// <returns>Those of whom a look is on record after it, in order.</returns>
    private static async Task<List<PersonId>> Looked(AgreementTown town, Func<PortalDb, Task> read)
    {
        var request = DeskRequest.Begin(Town.Sofie);
        await using (var db = town.Database.Open()) await read(db);
        var id = request.Id;
        await town.Get<AccessLog>().Complete(request);
        request.End();
        await using var after = town.Database.Open();
        return await after.Access.Where(row => row.RequestId == id && row.Actor == Town.Sofie.JournalId && row.What == AccessKind.Used).Select(row => row.PersonId).OrderBy(person => person).ToListAsync(Cancel);
    }

    private static async Task<InvariantResult> Looks(AgreementTown town)
    {
        await foreach (var result in town.Get<VerifyAll>().Handle(Cancel))
            if (result.Name == "I11 looks on record") return result;
        throw new InvalidOperationException("The looks were not checked.");
    }
}
