using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.People;
using Portal.App.Tests.Agreements;
using Portal.App.Tests.Data;
using Portal.Domain.People;

namespace Portal.App.Tests.Access;

/// <summary>Who has looked at a person's data, as the person reads it (story 10).</summary>
public sealed class AccessLogTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public async Task The_person_reads_role_day_and_reason_and_the_same_look_twice_is_one_line(Engine engine)
    {
        await using var town = await AgreementTown.Unagreed(engine);
        var (anna, log) = (await town.Herself(), town.Get<AccessLog>());
        await log.Record(Town.Sofie, anna.Person, AccessKind.Case, "2026-000001", Cancel);
        town.Database.Clock.Pass(TimeSpan.FromHours(1));
        await log.Record(Town.Sofie, anna.Person, AccessKind.Case, "2026-000001", Cancel);
        town.Database.Clock.Pass(TimeSpan.FromDays(1));
        await log.Record(new Caseworker("lise", "Lise", FrozenSet.ToFrozenSet([StaffRole.TeamLead])), anna.Person, AccessKind.Person, "follow-up", Cancel);
        await log.Record(SystemActor.CommandLine, await town.PersonOf("7202852345"), AccessKind.Account, "test", Cancel);

        var lines = (await town.Get<MyAccessLog>().Handle(anna, 1, Cancel)).Lines;
        Assert.Equal([(StaffRole.TeamLead, AccessKind.Person, 1), (StaffRole.Caseworker, AccessKind.Case, 2)], lines.Select(line => (line.Role!.Value, line.What, line.Times)));
        Assert.Equal(lines[1].On.AddDays(1), lines[0].On);
    }

    [Fact]
    public async Task A_purpose_opens_the_page_for_a_working_day_to_the_one_who_gave_it()
    {
        await using var town = await AgreementTown.Unagreed(Engine.Sqlite);
        var (anna, people) = ((await town.Herself()).Person, town.Get<PersonDetails>());
        Assert.IsType<PersonAnswer.NeedsPurpose>(await people.Handle(anna, Town.Sofie, Cancel));
        Assert.Null(await people.Reveal(anna, AccessKind.Number, Town.Sofie, Cancel));
        Assert.True(await people.Open(anna, AccessPurpose.Contact, Town.Sofie, Cancel));
        Assert.NotEmpty(Assert.IsType<PersonAnswer.Shown>(await people.Handle(anna, Town.Sofie, Cancel)).View.Claims);
        Assert.IsType<PersonAnswer.NeedsPurpose>(await people.Handle(anna, new Caseworker("lise", "Lise", FrozenSet.ToFrozenSet([StaffRole.TeamLead])), Cancel));
        Assert.Null(await people.Handle(anna, Town.Finn, Cancel));
        Assert.Null(await people.Handle(PersonId.New(), Town.Sofie, Cancel));
        town.Database.Clock.Pass(PersonDetails.Holds);
        Assert.IsType<PersonAnswer.NeedsPurpose>(await people.Handle(anna, Town.Sofie, Cancel));
    }

    [Fact]
    public async Task A_search_is_a_look_at_everybody_it_shows_and_nobody_else()
    {
        await using var town = await AgreementTown.Unagreed(Engine.Sqlite);
        string name;
        await using (var db = town.Database.Open()) name = await db.Persons.Where(row => row.IdNumber == "7202852345").Select(row => row.Name).SingleAsync();
        var found = (await town.Get<SearchPeople>().Handle(name, AccessPurpose.Check, Town.Sofie, Cancel))!;
        Assert.Equal(name, Assert.Single(found.Shown).Name);
        Assert.Null(await town.Get<SearchPeople>().Handle("An", AccessPurpose.Check, Town.Sofie, Cancel));
        Assert.Null(await town.Get<SearchPeople>().Handle(name, AccessPurpose.Check, Town.Finn, Cancel));
        await using var read = town.Database.Open();
        Assert.Equal((AccessKind.Search, "check"), (await read.Access.SingleAsync(row => row.PersonId == found.Shown[0].Id) is var look ? (look.What, look.Purpose) : default));
        Assert.Equal(1, await read.Access.CountAsync());
    }
}
