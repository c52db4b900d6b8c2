using Portal.App.Sessions;
using Portal.App.Tests.Data;

namespace Portal.App.Tests.Sessions;

public sealed class SessionTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly SessionLimits Limits = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(1));

    [Theory, OnEveryDatabase]
    public async Task A_session_stands_while_it_is_used_and_ends_idle_or_when_it_has_lasted_long_enough(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (start, keep) = (new StartSession(Databases(database), Clock(database)), new KeepSession(Databases(database), Clock(database)));
        var used = await start.Handle(Session("anna"), Cancel);
        var idle = await start.Handle(Session("bo"), Cancel);

        database.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.Equal(new StandingSession(Clock(database).Now + Limits.Idle, CanBeProlonged: true), await keep.Handle(used, Limits.Idle, Cancel));
        database.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(new StandingSession(Clock(database).Now + TimeSpan.FromMinutes(29), CanBeProlonged: false), await keep.Handle(used, Limits.Idle, Cancel));
        Assert.Null(await keep.Handle(idle, Limits.Idle, Cancel));
        database.Clock.Pass(TimeSpan.FromMinutes(29));
        Assert.Null(await keep.Handle(used, Limits.Idle, Cancel));
        Assert.Null(await keep.Handle(Guid.NewGuid(), Limits.Idle, Cancel));
    }

    [Theory, OnEveryDatabase]
    public async Task Log_off_everywhere_ends_all_of_a_persons_sessions_and_nobody_elses(Engine engine)
    {
        await using var database = await Database.Create(engine);
        var (start, end, ended) = (new StartSession(Databases(database), Clock(database)), new EndSessions(Databases(database), Clock(database)), new EndedSessions(Databases(database), Clock(database)));
        Guid[] all = [await start.Handle(Session("anna"), Cancel), await start.Handle(Session("anna"), Cancel), await start.Handle(Session("bo"), Cancel)];

        Assert.Equal(2, await end.Everywhere(SessionKind.Citizen, "anna", Cancel));

        Assert.Equal(all[..2].Order(), (await ended.Among(all, Cancel)).Order());
    }

    [Theory, OnEveryDatabase]
    public async Task What_is_long_over_is_forgotten(Engine engine)
    {
        await using var database = await Database.Create(engine);
        await new StartSession(Databases(database), Clock(database)).Handle(Session("anna"), Cancel);
        var forget = new ForgetSessions(Databases(database), Clock(database));

        Assert.Equal(0, await forget.Handle(Cancel));
        database.Clock.Pass(TimeSpan.FromDays(32));
        Assert.Equal(1, await forget.Handle(Cancel));
    }

    private static NewSession Session(string who) => new(SessionKind.Citizen, who, null, "digest", null, Limits);

    private static SessionClock Clock(Database database) => new(database.Clock);

    private static Microsoft.EntityFrameworkCore.IDbContextFactory<App.Data.PortalDb> Databases(Database database) =>
        database.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<App.Data.PortalDb>>();
}
