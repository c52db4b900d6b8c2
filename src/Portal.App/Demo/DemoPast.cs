using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.App.Demo;

/// <summary>The portal's own use cases on the same database, at days gone by.</summary>
internal sealed class DemoPast : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly DemoClock _clock = new();

    private DemoPast(IServiceCollection services) => _services = services.AddLogging().AddSingleton<TimeProvider>(_clock).AddPortalUseCases().BuildServiceProvider();

    /// <summary>Over the database that the contexts open. The authority's codes are those in force; what is sent goes to a folder, so that the demo tells no real authority.</summary>
    public static DemoPast Of(IDbContextFactory<PortalDb> dbs, StorageOptions storage, MunicipalityOptions municipality, LettersOptions letters, DigitalPostOptions post, RecoveryOptions recovery)
    {
        using var db = dbs.CreateDbContext();
        var (provider, connection) = (db.Database.IsSqlite() ? DatabaseProvider.Sqlite : DatabaseProvider.PostgreSql, db.Database.GetConnectionString()!);
        return new DemoPast(new ServiceCollection().AddSingleton(storage).AddSingleton(municipality).AddSingleton(letters).AddSingleton(new ComplaintOptions()).AddSingleton(post).AddSingleton(new RecoveryOptions { Codes = recovery.Codes }).AddPortalDb(provider, _ => connection));
    }

    public T Use<T>() where T : notnull => _services.GetRequiredService<T>();

    public PortalDb Open() => Use<IDbContextFactory<PortalDb>>().CreateDbContext();

    public void GoTo(DateOnly day) => _clock.GoTo(day);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>In the morning of a day; each look at it is a moment later, so that nothing happens at the same time as another thing.</summary>
    private sealed class DemoClock : TimeProvider
    {
        private static readonly TimeOnly Morning = new(9, 0);
        private long _ticks;

        public void GoTo(DateOnly day)
        {
            var shown = day.ToDateTime(Morning);
            _ticks = new DateTimeOffset(shown, DanishTime.Zone.GetUtcOffset(shown)).UtcTicks;
        }

        public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }
}
