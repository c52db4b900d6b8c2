using Portal.App.People;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.People;

public sealed class FindPersonTests
{
    [Theory, OnEveryDatabase]
    public async Task A_number_on_record_gives_our_own_id_and_anything_else_nothing(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var anna = await new Town(database).Citizen(with: person => person.IdNumber = "6101801234");
        var find = database.Get<FindPerson>();

        Assert.Equal(anna.Person, await find.Handle("6101801234", CancellationToken.None));
        Assert.Null(await find.Handle("7202852345", CancellationToken.None));
        Assert.Null(await find.Handle("' OR 1=1 --", CancellationToken.None));
    }
}
