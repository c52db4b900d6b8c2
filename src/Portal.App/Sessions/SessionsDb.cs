using Microsoft.EntityFrameworkCore;

namespace Portal.App.Sessions;

/// <summary>The two session tables, until the portal's own database context holds them.</summary>
public sealed class SessionsDb(DbContextOptions<SessionsDb> options) : DbContext(options)
{
    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SpentLogoutToken> SpentLogoutTokens => Set<SpentLogoutToken>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfiguration(new SessionTable()).ApplyConfiguration(new SpentLogoutTokenTable());
}
