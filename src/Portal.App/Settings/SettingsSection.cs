using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Portal.App.Settings;

/// <summary>What can be done with a section without knowing its type: register it, and find its faults.</summary>
public sealed class SettingsSection
{
    private readonly Action<IServiceCollection, IConfiguration> _register;
    private readonly Func<IConfiguration, bool, IEnumerable<SettingFault>> _ownFaults;

    private SettingsSection(string name, Type type, Action<IServiceCollection, IConfiguration> register, Func<IConfiguration, bool, IEnumerable<SettingFault>> ownFaults) =>
        (Name, Type, _register, _ownFaults) = (name, type, register, ownFaults);

    public string Name { get; }

    public Type Type { get; }

    /// <summary>The section of one options class. A class listed here is registered, checked at start and must stand in the example file.</summary>
    public static SettingsSection For<T>()
        where T : class, ISettings, new() => new(
            T.Section,
            typeof(T),
            (services, config) =>
            {
                services.AddOptions<T>().Bind(config.GetSection(T.Section));
                // Pages and use cases ask for the class itself: settings do not change while the portal runs.
                services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
            },
            (config, production) => (config.GetSection(T.Section).Get<T>() ?? new T()).Faults(production));

    public void Register(IServiceCollection services, IConfiguration config) => _register(services, config);

    /// <summary>Values that cannot be read come first: while there are any, the section cannot be asked for the rest.</summary>
    public IReadOnlyList<SettingFault> Faults(IConfiguration config, bool production)
    {
        var unreadable = SettingsShape.Unreadable(config.GetSection(Name), Type).ToList();
        return unreadable.Count > 0 ? unreadable : [.. _ownFaults(config, production)];
    }
}
