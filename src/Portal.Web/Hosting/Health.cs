using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.App.Data;
using Portal.App.Settings;

namespace Portal.Web.Hosting;

/// <summary>
/// Two questions from the machine room. Live: does the process answer (a restart would help if not). Ready: can it do its work.
/// Other parts add to "ready": <c>services.AddHealthChecks().AddCheck&lt;T&gt;("name", tags: [Health.Ready])</c>.
/// </summary>
internal static class Health
{
    public const string Ready = "ready";

    public static void AddPortalHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<StorageCheck>("storage", tags: [Ready]).AddCheck<DatabaseCheck>("database", tags: [Ready]);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    /// <summary>The database answers, and has the schema this program was built for.</summary>
    private sealed class DatabaseCheck(Schema schema) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await schema.Fault(cancellationToken) is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy();
    }

    /// <summary>A file can be written where documents and letters go.</summary>
    private sealed class StorageCheck(StorageOptions storage) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                var probe = Path.Combine(storage.Folder("health").FullName, Guid.NewGuid().ToString("N"));
                await File.WriteAllTextAsync(probe, "ok", cancellationToken);
                File.Delete(probe);
                return HealthCheckResult.Healthy();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return HealthCheckResult.Unhealthy("The storage folder cannot be written.", failure);
            }
        }
    }
}
