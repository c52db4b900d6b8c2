using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.App.Data;
using Portal.App.Policy;
using Portal.App.Recovery;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Recovery;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>What stands in the file for the recovery authority: a claim on a property with what enforcement needs (P11); and one authority by its name of the day (L02).</summary>
public sealed class ExchangeRuleTests
{
    private static readonly XNamespace Ours = RecoveryBatchFile.Namespace;

    [Theory, OnEveryDatabase]
    public Task Rule_P11_a_claim_on_a_property_carries_its_identification_and_the_lien_and_waits_while_its_source_has_not_said_it(Engine engine) => Rule.Applies(engine, CarriesTheProperty);

    [Fact]
    public Task Rule_P11_also_fails_with_its_rule_switched_off() => Rule.IsMissed(new RuleOff { ArrivesAs = "general" }, "5512 true", CarriesTheProperty);

    [Theory, OnEveryDatabase]
    public async Task Rule_L02_one_authority_is_named_everywhere_by_the_name_of_the_letters_day(Engine engine)
    {
        await using var town = await Create(engine, null, Named);
        await NamesOneAuthority(town);
    }

    [Fact]
    public async Task Rule_L02_also_fails_with_its_rule_switched_off()
    {
        await using var town = await Create(Engine.Sqlite, null);
        Assert.Contains("Inddrivelsesstyrelsen", (await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => NamesOneAuthority(town))).Message, StringComparison.Ordinal);
    }

    /// <summary>The authority gets another name the day before the notice, and yet another long after it.</summary>
    private static void Named(IServiceCollection services) => services.AddSingleton(new LettersOptions
    {
        RecoveryAuthorities = [new AuthorityName { ValidFrom = new(2026, 3, 24), Name = "Inddrivelsesstyrelsen" }, new AuthorityName { ValidFrom = new(2031, 1, 1), Name = "Restancecentret" }],
    });

    /// <summary>Reminder 2 is of a day on which the authority had its old name, the notice of one on which it has its new.</summary>
    private static async Task NamesOneAuthority(RuleTown town)
    {
        await town.Claims(Line("B", "property-tax", Bo, "4120,50"));
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-12", "2026-03-24", "2026-03-25");
        var letters = (await town.Letters()).ToDictionary(letter => letter.Kind);

        Rule.Same(["Gældsstyrelsen"], Authorities(await town.Text(letters["reminder-2"])));
        Rule.Same(["Inddrivelsesstyrelsen"], Authorities(await town.Text(letters["transfer-notice"])));
    }

    private static IEnumerable<string> Authorities(string text) =>
        new[] { "SKAT", "Gældsstyrelsen", "Inddrivelsesstyrelsen", "Restancecentret" }.Where(name => text.Contains(name, StringComparison.Ordinal));

    /// <summary>A half-year of property contributions, and the same without the property's number.</summary>
    private static async Task CarriesTheProperty(RuleTown town)
    {
        await town.Claims(Tax("E1", "5512"), Tax("E2", ""));
        await town.Nights("2026-02-02", "2026-02-26");

        var record = await Record(town, "E1");
        var file = XDocument.Parse(Encoding.UTF8.GetString(RecoveryBatchFile.Of(new RecoveryBatch("2026-03-02-1", Day("2026-03-02"), record.Creditor, [new CreateClaim(Guid.NewGuid(), await town.IdOf("E1"), record with { TypeCode = "KFEJSKA", Related = [] })]))));

        Rule.Same(["5512 true"], file.Descendants(Ours + "Ejendom").Select(property => $"{property.Element(Ours + "Identifikation")!.Value} {property.Element(Ours + "LovbestemtPant")!.Value}"));
        Rule.Same(["P11 Property Source Refused"], Readiness.Check(await Record(town, "E2"), Day("2026-03-02")).Where(failed => failed.Rule == "P11").Select(failed => $"{failed.Rule} {failed.Field} {failed.Mender} {failed.Consequence}"));
    }

    private static string Tax(string reference, string property) =>
        Line(reference, "property-tax", Anna, "4120,50").With("period_from", "2026-01-01").With("period_to", "2026-06-30").With("established_on", "2026-01-01").With("property", property);

    private static async Task<TransferRecord> Record(RuleTown town, string reference)
    {
        await using var db = town.Get<IDbContextFactory<PortalDb>>().CreateDbContext();
        var claims = await ClaimFactsQuery.Of([await town.IdOf(reference)], db, CancellationToken.None);
        return Assert.Single(await town.Get<TransferRecords>().Of(db, claims, Day("2026-02-26"), await PolicyBook.Of(db, CancellationToken.None), CancellationToken.None)).Value;
    }
}
