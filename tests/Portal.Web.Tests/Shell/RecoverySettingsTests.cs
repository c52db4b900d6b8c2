using Microsoft.Extensions.Configuration;
using Portal.App.Settings;
using Portal.Domain.Claims;

namespace Portal.Web.Tests.Shell;

/// <summary>The recovery authority's codes are the municipality's to fill in (docs/recovery.md): what is missing is named, what cannot be right is refused.</summary>
public sealed class RecoverySettingsTests
{
    [Fact]
    public void What_is_missing_is_named_type_by_type_and_stops_nothing()
    {
        Assert.Empty(Read().Faults(production: true));
        Assert.Equal(
            ["property-tax has no Claim, Fee", "after-school has no Fee, Interest", "maintenance has no Claim", "housing-benefit has no Claim", "pension-repayment has no Claim", "general has no Claim", "civil has no Claim, Fee"],
            Read().Missing().Select(one => one.Problem.Split(':')[0]));
        Assert.DoesNotContain(Read(("Codes:0:Type", "Maintenance"), ("Codes:0:Claim", "KFUNDER")).Missing(), one => one.Problem.StartsWith("maintenance", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_that_cannot_be_one_is_refused_with_what_would_do()
    {
        var faults = Read(("Codes:0:Type", "General"), ("Codes:0:Claim", "kfmiljø"), ("Codes:0:InterestRule", "003"), ("Codes:1:Type", "General")).Faults(production: false).Select(fault => fault.ToString());

        Assert.Equal(
            ["Recovery:Codes:0: Claim must be seven capital letters (is 'kfmiljø')", "Recovery:Codes:0: InterestRule must be one of 001, 002", "Recovery:Codes:0: InterestRule and InterestRate are set together", "Recovery:Codes: general stands there more than once for the same source"],
            faults);
    }

    [Fact]
    public void A_line_for_one_source_leaves_the_rest_of_the_type_as_it_was()
    {
        var codes = Read(("Codes:0:Type", "General"), ("Codes:0:Source", "MILJØ"), ("Codes:0:Claim", "KFMILJØ")).AllCodes();

        Assert.Equal(("KFMILJØ", null), (codes.For(ClaimType.General, "Miljø", new(2026, 1, 1)).Claim, codes.For(ClaimType.General, "BIBLIOTEK", new(2026, 1, 1)).Claim));
    }

    [Fact]
    public async Task Config_check_names_what_is_missing_and_says_that_the_settings_can_be_used()
    {
        var (exit, output, _) = await new PortalCommandLine(Path.GetTempPath()).Run("config check");

        Assert.Equal(0, exit);
        Assert.Contains("Not filled in: Recovery:Codes: pension-repayment has no Claim: such a claim cannot be sent to the recovery authority", output, StringComparison.Ordinal);
    }

    private static RecoveryOptions Read(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value)).Build().Get<RecoveryOptions>() ?? new RecoveryOptions();
}
