using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Portal.App.Data;

namespace Portal.App.Settings;

/// <summary>All settings of the application layer: where they are listed, registered and checked.</summary>
public static class PortalSettings
{
    /// <summary>Every section. A new options class is added here, and in <c>appsettings.example.json</c>.</summary>
    public static IReadOnlyList<SettingsSection> Sections { get; } =
    [
        SettingsSection.For<MunicipalityOptions>(),
        SettingsSection.For<DatabaseOptions>(),
        SettingsSection.For<StorageOptions>(),
        SettingsSection.For<ClockOptions>(),
        SettingsSection.For<DemoOptions>(),
        SettingsSection.For<MaintenanceOptions>(),
        SettingsSection.For<JobsOptions>(),
        SettingsSection.For<MailOptions>(),
        SettingsSection.For<DigitalPostOptions>(),
        SettingsSection.For<RecoveryOptions>(),
        SettingsSection.For<LettersOptions>(),
        SettingsSection.For<ComplaintOptions>(),
        SettingsSection.For<CoLiabilityOptions>(),
        SettingsSection.For<PrivacyOptions>(),
    ];

    /// <summary>Registers every section as a class of its own, and the clock that the settings ask for.</summary>
    public static IServiceCollection AddPortalSettings(this IServiceCollection services, IConfiguration config, IHostEnvironment environment)
    {
        foreach (var section in Sections) section.Register(services, config);
        // A path from the settings starts at the content root, not at the folder somebody happened to stand in.
        services.PostConfigure<StorageOptions>(storage => storage.Root = Path.GetFullPath(storage.Root, environment.ContentRootPath));
        services.Replace(ServiceDescriptor.Singleton(provider => PortalClock.For(provider.GetRequiredService<ClockOptions>())));
        return services;
    }

    /// <summary>Every fault in every section, so that an operator mends all of them at once.</summary>
    public static IReadOnlyList<SettingFault> AllFaults(IConfiguration config, IHostEnvironment environment, params IEnumerable<SettingsSection> more) =>
        [.. Sections.Concat(more).SelectMany(section => section.Faults(config, !environment.IsDevelopment())), .. FailpointFaults(config, environment)];

    private static IEnumerable<SettingFault> FailpointFaults(IConfiguration config, IHostEnvironment environment) =>
        from name in new[] { Failpoints.StepVariable, Failpoints.CountVariable }
        where !environment.IsDevelopment() && !string.IsNullOrEmpty(config[name])
        select new SettingFault(name, "is refused outside Development: it ends the portal in the middle of its work, for tests");
}
