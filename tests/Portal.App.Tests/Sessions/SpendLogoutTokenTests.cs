using Portal.App.Sessions;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Sessions;

public sealed class SpendLogoutTokenTests
{
    [Theory, OnEveryDatabase]
    public async Task A_logout_message_counts_once_also_when_it_comes_to_two_servers_at_the_same_time(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var spend = database.Get<SpendLogoutToken>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => spend.Handle("https://login.example.test", "token-1", CancellationToken.None))));

        Assert.Equal([false, false, false, true], answers.Order());
        Assert.True(await spend.Handle("https://login.example.test", "token-2", CancellationToken.None));
    }
}
