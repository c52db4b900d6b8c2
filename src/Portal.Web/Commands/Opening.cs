using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.App.Data;
using Portal.App.Demo;
using Portal.App.Settings;
#if DEV_IDENTITY
using Portal.Web.SignIn;
#endif

namespace Portal.Web.Commands;

/// <summary>What happens before the doors open: the schema and the municipality's choices are right, and in Development there is somebody to log in as.</summary>
internal static class Opening
{
    /// <summary>Development brings its own database up to date and fills it when it is empty; elsewhere a wrong schema is refused, never mended by itself.</summary>
    /// <returns>False when the portal must not start; the reason has been written.</returns>
    public static async Task<bool> Prepare(WebApplication app, TextWriter error, CancellationToken cancel)
    {
        if (!app.Environment.IsDevelopment()) return !await PolicyGate.Refuses(app.Services, error, cancel);

        await app.Services.GetRequiredService<Schema>().Migrate(cancel);
        if (await PolicyGate.RefusesChoices(app.Services, error, cancel)) return false;
        var demo = app.Services.GetRequiredService<DemoOptions>();
        if (!demo.Enabled) return true;
        try
        {
            if (await app.Services.GetRequiredService<DemoData>().FillIfEmpty(demo.Citizens, DemoData.Seed, new Making(error), cancel) is { } filled)
                await error.WriteLineAsync($"A demo municipality was made: {filled.Persons} people and businesses, {filled.Claims} claims, {filled.Payments} payments, {filled.Nights} nights.");
            return true;
        }
        catch (DemoCutOffException cutOff)
        {
            await error.WriteLineAsync(cutOff.Message);
            return false;
        }
    }

    /// <summary>Says that the demo is being made, and how far it is.</summary>
    private sealed class Making(TextWriter error) : IProgress<int>
    {
        private readonly TerminalProgress? _terminal = TerminalProgress.For(error, "of 365 days");

        public void Report(int value)
        {
            if (value == 0) error.WriteLine("Making a demo municipality and its past year. That happens once and takes up to a minute.");
            else _terminal?.Report(value);
        }
    }

    /// <summary>Says where the portal is and, in Development, who can log in.</summary>
    public static async Task Announce(WebApplication app, TextWriter output)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var portal = addresses.FirstOrDefault() ?? "";
        await output.WriteLineAsync($"\nMit Mellemværende: {string.Join(" ", addresses)}");
#if DEV_IDENTITY
        if (!app.Environment.IsDevelopment() || !app.Services.GetRequiredService<DemoOptions>().Enabled) return;
        var people = DevPersonas.All(app.Services.GetRequiredService<SignInOptions>());
        await output.WriteLineAsync($"\nBorgere og virksomheder ({portal}/borger):");
        foreach (var person in people.Where(person => person.Client == DevPersonas.CitizenClient)) await output.WriteLineAsync($"  {person.Name}, {person.Description}");
        await output.WriteLineAsync($"\nMedarbejdere ({portal}/sagsbehandling):");
        foreach (var person in people.Where(person => person.Client == DevPersonas.StaffClient)) await output.WriteLineAsync($"  {person.Name}, {person.Description}");
        if (app.Services.GetRequiredService<MailOptions>() is { ToFolder: true, Smtp.Host: "" })
            await output.WriteLineAsync($"\nE-mail sendes ikke, men ligger som filer i {Path.Combine(app.Services.GetRequiredService<StorageOptions>().Root, MailOptions.Folder)}");
        await output.WriteLineAsync();
#endif
    }
}
