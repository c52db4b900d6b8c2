using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.App.Data;

public static class DataSetup
{
    /// <param name="provider">"Sqlite" or "PostgreSql" (Database:Provider).</param>
    public static IServiceCollection AddPortalDb(this IServiceCollection services, string provider, string connection)
    {
        if (provider == "PostgreSql")
        {
            services.AddDbContextFactory<PostgresPortalDb>(options => options.UseNpgsql(connection));
            services.AddSingleton<IDbContextFactory<PortalDb>, Factory<PostgresPortalDb>>();
        }
        else
        {
            services.AddDbContextFactory<SqlitePortalDb>(options => options.UseSqlite(connection).AddInterceptors(new SqliteSettings()));
            services.AddSingleton<IDbContextFactory<PortalDb>, Factory<SqlitePortalDb>>();
        }
        return services;
    }

    // IDbContextFactory is not covariant: this gives the rest of the program IDbContextFactory<PortalDb>.
    private sealed class Factory<T>(IDbContextFactory<T> inner) : IDbContextFactory<PortalDb> where T : PortalDb
    {
        public PortalDb CreateDbContext() => inner.CreateDbContext();

        public async Task<PortalDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await inner.CreateDbContextAsync(cancellationToken);
    }
}
