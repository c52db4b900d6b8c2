using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Tests.Data;
using Portal.App.Verify;
using Portal.Domain.People;

namespace Portal.App.Tests.Access;

/// <summary>Somebody begins to act for another by a power of attorney.</summary>
public sealed class RepresentationTests
{
    [Theory, OnEveryDatabase]
    public async Task It_is_in_the_journal_and_in_what_the_person_may_read_by_an_id_and_no_name(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (town, begin) = (new Town(database), database.Get<BeginRepresentation>());
        var anna = await town.Citizen();
        await begin.Handle(anna with { Name = "Frida", By = new Representative("0123456789abcdef", PowerRight.See) }, default);
        await using var db = database.Open();
        var entry = await db.Journal.SingleAsync(row => row.What == "representation-began");
        Assert.Equal(("representative:0123456789abcdef", anna.Person, "Digital Fuldmagt: see"), (entry.Actor, entry.PersonId!.Value, entry.Rule));
        var line = Assert.Single((await database.Get<MyAccessLog>().Handle(anna, 1, default)).Lines);
        Assert.Equal((AccessKind.Representation, "see", null), (line.What, line.Purpose, line.Role));
        await foreach (var invariant in database.Get<VerifyAll>().Handle(default)) Assert.True(invariant.Holds, invariant.Name);
        await Assert.ThrowsAsync<ArgumentException>(() => begin.Handle(anna, default));
    }

    [Theory, OnEveryDatabase]
    public async Task The_names_of_those_asked_for_and_of_nobody_else_are_told(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var town = new Town(database);
        var (anna, _) = (await town.Citizen(), await town.Citizen());
        Assert.Equal(anna.Person, Assert.Single(await database.Get<RepresentedPeople>().Handle([anna.Person, PersonId.New()], default)).Key);
    }
}
