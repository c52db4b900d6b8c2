using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Portal.App.Settings;
using Portal.Web.Commands;

namespace Portal.Web.Tests.Shell;

public sealed class SettingsTests
{
    private static readonly IReadOnlyList<SettingsSection> All = [.. PortalSettings.Sections, .. WebSettings.Sections];

    [Fact]
    public void Development_needs_no_settings() => Assert.Empty(Faults("Development"));

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var faults = Faults("Development", ("Municipality:Cvr", "12"), ("Municipality:CreditorNumber", "x"), ("Database:Provider", "Oracle"), ("Letters:PaperWorkingDays", "mange"),
            ("Recovery:Mode", "Http"), ("Mail:Smtp:Host", "mail.example"), ("Storage:Rot", "/x"), ("Proxy:Known:0", "min-proxy"), ("Clock:Today", "i går"));

        Assert.Equal(
            ["Clock:Today", "Database:Provider", "Letters:PaperWorkingDays", "Mail:Smtp:From", "Municipality:CreditorNumber", "Municipality:Cvr", "Proxy:Known", "Recovery:Endpoint", "Storage:Rot"],
            faults.Select(f => f.Setting).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_production_no_e_mail_is_written_to_a_folder() => Assert.Contains("Mail:ToFolder", Faults("Production", ("Mail:ToFolder", "true")).Select(fault => fault.Setting));

    [Fact]
    public void PostgreSql_needs_a_connection_and_a_fault_never_repeats_a_secret()
    {
        Assert.Equal("Database:ConnectionString", Assert.Single(Faults("Development", ("Database:Provider", "PostgreSql"))).Setting);
        Assert.DoesNotContain("hemmelig", string.Concat(Faults("Production", ("Database:ConnectionString", "Password=hemmelig"), ("Mail:Smtp:Password", "hemmelig"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_with_a_demo_or_a_fixed_day_is_refused_with_the_reasons_on_standard_error_and_exit_code_2()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await PortalCommands.Run(["serve", "--environment=Production", "--Demo:Enabled=true", "--Clock:Today=2026-01-01"], output, error);

        Assert.Equal(ExitCode.BadInput, exit);
        Assert.Empty(output.ToString());
        Assert.Contains("Demo:Enabled: is refused in Production", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Clock:Today: is refused in Production", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Municipality:AccessibilityStatement: must be set in Production", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PORTAL_FAILPOINT", "3")]
    [InlineData("PORTAL_FAILPOINT_COUNT", "steps.txt")]
    public void Ending_in_the_middle_of_the_work_is_for_Development_alone(string name, string value)
    {
        Assert.Empty(Faults("Development", (name, value)));
        Assert.Contains(Faults("Production", (name, value)), fault => fault.Setting == name);
        Assert.Contains(Faults("Staging", (name, value)), fault => fault.Setting == name);
        Assert.DoesNotContain(Faults("Production", (name, "")), fault => fault.Setting == name);
    }

    [Fact]
    public void The_made_up_municipality_is_known_in_Development_only()
    {
        Assert.DoesNotContain(Faults("Development"), f => f.Setting == "Municipality:Name");
        Assert.Contains(Faults("Staging"), f => f.Setting == "Municipality:Name");
    }

    [Fact]
    public void The_example_file_has_every_setting_and_no_other()
    {
        var example = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.example.json")).Build();
        var written = example.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key).ToHashSet();
        var known = All.SelectMany(section => SettingsShape.Names(section.Type, section.Name)).Concat(SignInNames).ToHashSet();
        written = [.. written.Select(name => name.StartsWith("SignIn:", StringComparison.Ordinal) ? string.Join(':', name.Split(':').Take(3)) : name)];

        Assert.Empty(known.Except(written).Select(name => $"{name} is missing in appsettings.example.json"));
        Assert.Empty(written.Except(known).Select(name => $"{name} stands in appsettings.example.json, but no options class has it"));
        Assert.Empty(All.SelectMany(section => section.Faults(example, production: false)));
    }

    /// <summary>A door's settings, less those that only the other door reads.</summary>
    private static IEnumerable<string> SignInNames =>
        from door in (string[])["Citizen", "Staff"]
        from property in typeof(Portal.Web.SignIn.ProviderOptions).GetProperties()
        where property.CanWrite && !(door == "Staff" ? (string[])["CprClaim", "CvrClaim", "PrivilegeClaim", "BusinessPrivilege", "BusinessPrivilegeName", "SeePrivilege", "ApplyPrivilege"] : ["RoleClaim", "RoleMap"]).Contains(property.Name)
        select $"SignIn:{door}:{property.Name}";

    [Fact]
    public void The_example_file_shows_the_values_that_hold_when_nobody_sets_them()
    {
        using var example = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "appsettings.example.json")), new() { CommentHandling = JsonCommentHandling.Skip });
        foreach (var section in All.Where(s => s.Type != typeof(MunicipalityOptions) && s.Name != "Proxy"))
        {
            var options = Activator.CreateInstance(section.Type);
            foreach (var property in section.Type.GetProperties().Where(p => p.CanWrite && (p.PropertyType.IsPrimitive || p.PropertyType.IsEnum || p.PropertyType == typeof(string))))
                Assert.Equal(property.GetValue(options)!.ToString(), example.RootElement.GetProperty(section.Name).GetProperty(property.Name).ToString());
        }
    }

    [Fact]
    public void A_fixed_day_stays_that_day_in_Denmark_while_its_hours_go_on()
    {
        foreach (var day in (DateOnly[])[new(2026, 1, 1), new(2026, 3, 29), new(2026, 10, 25)])
        {
            var clock = PortalClock.For(new ClockOptions { Today = day });
            Assert.Equal(day, clock.DanishToday());
            Assert.NotEqual(TimeProvider.System, clock);
        }

        Assert.Equal(TimeProvider.System, PortalClock.For(new ClockOptions()));
    }

    [Theory]
    [InlineData("2026-06-30T22:30:00Z", "2026-07-01")]
    [InlineData("2026-12-31T22:59:00Z", "2026-12-31")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01")]
    public void A_day_is_a_Danish_day(string instant, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd"), DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).DanishDay());

    private static IReadOnlyList<SettingFault> Faults(string environment, params (string Key, string Value)[] settings)
    {
        var host = new Place(environment);
        var config = new ConfigurationBuilder();
        config.AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value));
        config.AddDemoMunicipality(host);
        return SettingsReport.Faults(config.Build(), host);
    }

    private sealed class Place(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Portal.Web";

        public string ContentRootPath { get; set; } = Repository.Web;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
