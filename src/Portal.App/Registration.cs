using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.App;

/// <summary>Everything the application layer registers.</summary>
public static class Registration
{
    public static IServiceCollection AddPortalApp(this IServiceCollection services, IConfiguration config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return services;
    }
}
