using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Settings;

namespace Portal.App.Data;

public static class DataSetup
{
    /// <param name="connection">The connection string, asked for when the first context is made.</param>
    public static IServiceCollection AddPortalDb(this IServiceCollection services, DatabaseProvider provider, Func<IServiceProvider, string> connection)
    {
        if (provider == DatabaseProvider.PostgreSql)
        {
            services.AddDbContextFactory<PostgresPortalDb>((services, options) => options.UseNpgsql(connection(services)).AddInterceptors(new PeopleReads()));
            services.AddSingleton<IDbContextFactory<PortalDb>, Factory<PostgresPortalDb>>();
        }
        else
        {
            services.AddDbContextFactory<SqlitePortalDb>((services, options) => options.UseSqlite(connection(services)).AddInterceptors(new SqliteSettings(), new PeopleReads())
                // Each migration is tried from nothing on both engines; what EF warns of is how it rebuilds a table on SQLite.
                .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning, SqliteEventId.TableRebuildPendingWarning)));
            services.AddSingleton<IDbContextFactory<PortalDb>, Factory<SqlitePortalDb>>();
        }
        return services;
    }

    // IDbContextFactory is not covariant: this gives the rest of the program IDbContextFactory<PortalDb>.
    private sealed class Factory<T>(IDbContextFactory<T> inner, IServiceProvider services) : IDbContextFactory<PortalDb> where T : PortalDb
    {
        public PortalDb CreateDbContext() => With(inner.CreateDbContext());

        public async Task<PortalDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => With(await inner.CreateDbContextAsync(cancellationToken));

        private T With(T db)
        {
            if (services.GetService<LettersOptions>() is { } letters) db.LetterChoices = letters;
            return db;
        }
    }
}
