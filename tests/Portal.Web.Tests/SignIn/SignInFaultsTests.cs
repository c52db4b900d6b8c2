using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Portal.Web.SignIn;

namespace Portal.Web.Tests.SignIn;

public sealed class SignInFaultsTests
{
    [Fact]
    public void Good_settings_have_no_faults() => Assert.Empty(Faults("Production", SignInHost.RealProviders));

    [Fact]
    public void In_development_no_settings_are_needed() => Assert.Empty(Faults("Development", []));

    [Fact]
    public void In_production_both_providers_must_be_named()
    {
        var faults = Faults("Production", []);

        Assert.Contains(faults, f => f.StartsWith("SignIn:Citizen:Authority is missing", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("SignIn:Staff:ClientId is missing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SignIn:Citizen:Authority", "http://login.example.test")]
    [InlineData("SignIn:Citizen:Authority", "ftp://login.example.test")]
    [InlineData("SignIn:Citizen:RequiredLoa", "Enough")]
    [InlineData("SignIn:Citizen:BusinessPrivilege", "")]
    [InlineData("SignIn:Citizen:Scopes", "profile")]
    [InlineData("SignIn:Citizen:IdleMinutes", "1")]
    [InlineData("SignIn:Citizen:IdleMinutes", "90")]
    [InlineData("SignIn:Staff:AbsoluteMinutes", "forever")]
    [InlineData("SignIn:Staff:MaxAgeMinutes", "-1")]
    [InlineData("SignIn:Staff:ClientSecretFile", "/not/there")]
    [InlineData("SignIn:Staff:RoleMap:boss", "x")]
    [InlineData("SignIn:Staff:RoleMap:auditor", ";")]
    public void Each_fault_is_said_by_its_name(string setting, string value) =>
        Assert.Contains(Faults("Production", SignInHost.RealProviders, (setting, value)), f => f.Contains(string.Join(':', setting.Split(':').Take(3)), StringComparison.Ordinal));

    [Fact]
    public void All_faults_are_said_at_once() =>
        Assert.Equal(3, Faults("Production", SignInHost.RealProviders, ("SignIn:Citizen:RequiredLoa", "x"), ("SignIn:Staff:ClientId", ""), ("SignIn:Staff:RoleMap:boss", "x")).Count);

    [Fact]
    public void A_provider_on_this_machine_needs_no_encryption() =>
        Assert.Empty(Faults("Production", SignInHost.RealProviders, ("SignIn:Citizen:Authority", "http://127.0.0.1:4000")));

    [Fact]
    public void The_secret_may_lie_in_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "hemmelighed\n");
        Assert.Equal("hemmelighed", Options(SignInHost.RealProviders, ("SignIn:Staff:ClientSecretFile", file)).Staff.Secret);
        Assert.Single(Faults("Production", SignInHost.RealProviders, ("SignIn:Staff:ClientSecretFile", file), ("SignIn:Staff:ClientSecret", "x")));
        File.Delete(file);
    }

    [Fact]
    public async Task A_portal_with_faults_does_not_start()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => SignInHost.Start(new() { ["SignIn:Staff:RoleMap:boss"] = "x" }));
        Assert.Contains("SignIn:Staff:RoleMap has 'boss'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_providers_origins_are_listed_for_the_page_policy() =>
        Assert.Equal([FakeProvider.Issuer], Options(SignInHost.RealProviders, ("SignIn:Staff:Authority", FakeProvider.Issuer + "/realm")).Origins());

    private static SignInOptions Options(Dictionary<string, string?> settings, params (string Name, string? Value)[] changes) => SignInOptions.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings).AddInMemoryCollection(changes.ToDictionary(c => c.Name, c => c.Value)).Build());

    private static List<string> Faults(string environment, Dictionary<string, string?> settings, params (string Name, string? Value)[] changes) =>
        [.. Options(settings, changes).Faults(new Environment(environment))];

    internal sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Portal";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
