using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.App;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.Benchmarks;

/// <summary>The portal's application layer over a database of its own, registered as the command line registers it. Gone when disposed.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _keeps;

    private Installation(Place place, bool keeps)
    {
        (Place, _keeps) = (place, keeps);
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new StorageOptions { Root = place.Folder }).AddSingleton(DemoMunicipality()).AddSingleton(new LettersOptions()).AddSingleton(new ComplaintOptions()).AddSingleton(new RecoveryOptions()).AddSingleton(new DigitalPostOptions()).AddSingleton(new MailOptions())
            .AddPortalDb(place.Engine, _ => place.Connection).AddPortalUseCases().BuildServiceProvider();
    }

    public Place Place { get; }

    public BenchClock Clock { get; } = new();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>With a new, empty schema.</summary>
    public static async Task<Installation> Create(DatabaseProvider engine, string root, CancellationToken cancel)
    {
        var place = await Place.Create(engine, root, cancel);
        var installation = new Installation(place, keeps: false);
        await installation.Get<Schema>().Migrate(cancel);
        return installation;
    }

    /// <summary>Over a database that another looks after.</summary>
    public static Installation Open(Place place) => new(place, keeps: true);

    /// <summary>A second one with the same data, so that two things can be measured from the same beginning.</summary>
    public async Task<Installation> Copy(string root, CancellationToken cancel) => new(await Place.Copy(root, cancel), keeps: false);

    /// <summary>What the server's own vacuum does within a minute; a measure must not depend on whether it has come to it yet.</summary>
    public async Task Settle(CancellationToken cancel)
    {
        await using var db = await Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync(cancel);
        if (Place.Engine == DatabaseProvider.PostgreSql) await db.Database.ExecuteSqlRawAsync("ANALYZE", cancel);
        else await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (!_keeps) await Place.Remove();
    }

    private static MunicipalityOptions DemoMunicipality() => new()
    {
        Name = "Strandby Kommune", Department = "Betaling og Opkrævning", Address = "Havnegade 1", PostCode = "9990", City = "Strandby", Cvr = "12345674",
        Code = "899", CreditorNumber = Files.BankFile.Creditor, Phone = "00 00 00 00", PhoneHours = "mandag til fredag kl. 9-14", Email = "opkraevning@strandby.invalid", PortalAddress = "https://mellemvaerende.strandby.invalid",
    };
}

/// <summary>Where a database lies: a file in a folder, or a database of the server named by PORTAL_TEST_POSTGRES.</summary>
/// <param name="Folder">The storage root: documents, witness, and on SQLite the database itself.</param>
internal sealed record Place(DatabaseProvider Engine, string Connection, string Folder)
{
    private const string ServerVariable = "PORTAL_TEST_POSTGRES";

    public static bool HasServer => Environment.GetEnvironmentVariable(ServerVariable) is { Length: > 0 };

    public static async Task<Place> Create(DatabaseProvider engine, string root, CancellationToken cancel)
    {
        var (name, folder) = NewName(root);
        if (engine == DatabaseProvider.Sqlite) return InFile(folder);
        await OnServer($"CREATE DATABASE {name}", cancel);
        return OfServer(name, folder);
    }

    public async Task<Place> Copy(string root, CancellationToken cancel)
    {
        var (name, folder) = NewName(root);
        if (Engine == DatabaseProvider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            await using (var from = File.OpenRead(Path.Combine(Folder, DatabaseFile)))
            await using (var to = File.Create(Path.Combine(folder, DatabaseFile))) await from.CopyToAsync(to, cancel);
            return InFile(folder);
        }
        NpgsqlConnection.ClearAllPools();
        await OnServer($"CREATE DATABASE {name} TEMPLATE {new NpgsqlConnectionStringBuilder(Connection).Database}", cancel);
        return OfServer(name, folder);
    }

    public async Task Remove()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (Engine == DatabaseProvider.PostgreSql) await OnServer($"DROP DATABASE {new NpgsqlConnectionStringBuilder(Connection).Database}", CancellationToken.None);
        Directory.Delete(Folder, recursive: true);
    }

    private const string DatabaseFile = "portal.db";

    private static (string Name, string Folder) NewName(string root)
    {
        var name = $"portal_bench_{Guid.NewGuid():N}";
        return (name, Directory.CreateDirectory(Path.Combine(root, name)).FullName);
    }

    private static Place InFile(string folder) => new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, DatabaseFile)}", folder);

    private static Place OfServer(string name, string folder) => new(DatabaseProvider.PostgreSql, $"{Server};Database={name};Command Timeout=0", folder);

    private static string Server => Environment.GetEnvironmentVariable(ServerVariable) ?? throw new InvalidOperationException($"{ServerVariable} is not set.");

    private static async Task OnServer(string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false;Command Timeout=0");
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>A clock that is set to a day; within it time passes as it does, so that moments are told apart.</summary>
internal sealed class BenchClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    /// <summary>Six in the morning, Danish time or near it.</summary>
    public void GoTo(DateOnly day) => _ahead = new DateTimeOffset(day.ToDateTime(new TimeOnly(5, 0)), TimeSpan.Zero) - System.GetUtcNow();
}
