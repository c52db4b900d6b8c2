using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.App.Data;
using Portal.App.Settings;
using Xunit.Sdk;

namespace Portal.App.Tests.Data;

/// <summary>The engines that every database test runs on.</summary>
public enum Engine
{
    Sqlite,
    PostgreSql,
}

/// <summary>Gives a test the engines one after the other: <c>[Theory, OnEveryDatabase]</c> with a parameter of type <see cref="Engine"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnEveryDatabaseAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) => [[Engine.Sqlite], [Engine.PostgreSql]];
}

/// <summary>A database of the test's own, made by the migrations, gone afterwards; with the whole application layer on top.</summary>
internal sealed class Database : IAsyncDisposable
{
    private const string MemoryFolder = "/dev/shm";
    private const long RoomInMemory = 2L << 30;

    /// <summary>That everything can be made is looked at once: it is the same each time, and takes as long as a small test.</summary>
    private static int _validated;

    private readonly ServiceProvider _services;
    private readonly string _folder;
    private readonly string? _postgres;

    private Database(ServiceProvider services, string folder, string? postgres, TestClock clock)
    {
        (_services, _folder, _postgres, Clock) = (services, folder, postgres, clock);
    }

    public static readonly MunicipalityOptions Municipality = new()
    {
        Name = "Strandby Kommune", Department = "Betaling og Opkrævning", Address = "Havnegade 1", PostCode = "9990", City = "Strandby", Cvr = "12345674",
        Code = "899", CreditorNumber = "87654321", Phone = "00 00 00 00", PhoneHours = "mandag til fredag kl. 9-14", PhoneHoursEnglish = "Monday to Friday, 9 am to 2 pm",
        Email = "opkraevning@strandby.invalid", PortalAddress = "https://mellemvaerende.strandby.invalid",
        DebtAdvice = [new DebtAdvice { Name = "Forbrugerrådet Tænk", Link = "https://taenk.dk" }],
    };

    public TestClock Clock { get; }

    /// <summary>Where documents lie.</summary>
    public string Folder => _folder;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public PortalDb Open() => Get<IDbContextFactory<PortalDb>>().CreateDbContext();

    /// <summary>On a file system in memory where there is room: no test here cuts the power, and a disk that is waited for at each commit would be most of the time.</summary>
    /// <param name="from">On SQLite: begins with what another database was when <see cref="CopyTo"/> wrote it there.</param>
    /// <param name="keepsConnections">As in use, where each new one would read the whole schema; a restore wants the database to itself.</param>
    public static async Task<Database> Create(Engine engine, Action<IServiceCollection>? also = null, bool keepsConnections = true, string? from = null)
    {
        var folder = Directory.Exists(MemoryFolder) && new DriveInfo(MemoryFolder).AvailableFreeSpace > RoomInMemory
            ? Directory.CreateDirectory(Path.Combine(MemoryFolder, $"portal-test-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("portal-test-").FullName;
        var clock = new TestClock();
        string connection;
        string? postgres = null;
        if (engine == Engine.PostgreSql)
        {
            postgres = $"portal_{Guid.NewGuid():N}";
            await RunOnServer($"CREATE DATABASE {postgres} TEMPLATE {await PostgresTemplate.Value}");
            connection = $"{Server};Database={postgres};Options=-c synchronous_commit=off";
        }
        else
        {
            File.Copy(from ?? await SqliteTemplate.Value, Path.Combine(folder, "portal.db"));
            connection = keepsConnections ? SqliteOf(folder) : $"{SqliteOf(folder)};Pooling=false";
        }
        var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock)
            .AddSingleton(new StorageOptions { Root = folder }).AddSingleton(Municipality).AddSingleton(new LettersOptions()).AddSingleton(new ComplaintOptions()).AddSingleton(new RecoveryOptions()).AddSingleton(new DigitalPostOptions()).AddSingleton(new MailOptions()).AddSingleton(new JobsOptions())
            .AddPortalDb(Enum.Parse<DatabaseProvider>(engine.ToString()), _ => connection).AddPortalUseCases();
        also?.Invoke(services);
        return new Database(services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = Interlocked.Exchange(ref _validated, 1) == 0, ValidateScopes = true }), folder, postgres, clock);
    }

    /// <summary>On SQLite: writes all that is in it to a file.</summary>
    public async Task CopyTo(string file)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        File.Copy(Path.Combine(_folder, "portal.db"), file);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        using (var kept = new SqliteConnection(SqliteOf(_folder))) SqliteConnection.ClearPool(kept);
        // Without FORCE: the server's own vacuum may be at work in it, which this role may not end; the server does that by itself.
        if (_postgres is not null)
        {
            using (var pooled = new NpgsqlConnection($"{Server};Database={_postgres};Options=-c synchronous_commit=off")) NpgsqlConnection.ClearPool(pooled);
            await RunOnServer($"DROP DATABASE {_postgres}");
        }
        Directory.Delete(_folder, recursive: true);
    }

    private static string SqliteOf(string folder) => $"Data Source={Path.Combine(folder, "portal.db")}";

    private static string Server => Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES")
        ?? throw new InvalidOperationException("PORTAL_TEST_POSTGRES is not set: run the tests by tests/run, which starts the server.");

    /// <summary>Made once by the migrations and copied for each test.</summary>
    private static readonly Lazy<Task<string>> SqliteTemplate = new(async () =>
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-template-").FullName, "portal.db");
        await Migrate(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=false");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return file;
    });

    private static readonly Lazy<Task<string>> PostgresTemplate = new(async () =>
    {
        var name = $"portal_template_{Guid.NewGuid():N}";
        await RunOnServer($"CREATE DATABASE {name}");
        await Migrate(DatabaseProvider.PostgreSql, $"{Server};Database={name};Pooling=false");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RunOnServer($"DROP DATABASE {name}").GetAwaiter().GetResult();
        return name;
    });

    private static async Task Migrate(DatabaseProvider provider, string connection)
    {
        await using var services = new ServiceCollection().AddPortalDb(provider, _ => connection).AddSingleton<Schema>().BuildServiceProvider();
        await services.GetRequiredService<Schema>().Migrate(CancellationToken.None);
    }

    private static async Task RunOnServer(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
