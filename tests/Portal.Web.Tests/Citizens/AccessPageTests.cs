using System.Collections.Frozen;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Letters;
using Portal.Domain.Tasks;
using Portal.Web.Staff.People;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Citizens;

/// <summary>"Who has looked at my case" (story 10).</summary>
public sealed class AccessPageTests : IDisposable
{
    private readonly PortalApplication _portal = new();

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task The_citizen_reads_who_looked_when_and_why_and_no_name_of_staff()
    {
        var browser = await _portal.SignInAs("anna");
        await browser.Get("/borger/adgangslog");
        Assert.Contains("Ingen har set dine oplysninger endnu.", browser.Text, StringComparison.Ordinal);

        var sofie = new Caseworker("sofie", "Sofie Sagsbehandler", FrozenSet.ToFrozenSet([StaffRole.Caseworker]));
        await _portal.Get<AccessLog>().Record(sofie, _portal.People.Anna, AccessKind.Person, "contact", default);
        await _portal.Get<AccessLog>().Record(sofie, _portal.People.Anna, AccessKind.Case, "2026-000007", default);
        await _portal.Get<AccessLog>().Record(sofie, _portal.People.Bo, AccessKind.Number, "", default);
        await browser.Get("/borger/adgangslog");
        Assert.Contains("Åbnede siden om dig. Grund: du har kontaktet os", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Så din sag 2026-000007 for at svare dig", browser.Text, StringComparison.Ordinal);
        Assert.Contains("En sagsbehandler", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sofie", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CPR-nummer", browser.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".resx")]
    [InlineData(".en.resx")]
    public void Every_look_and_everything_on_a_persons_page_has_words(string language)
    {
        Assert.Empty(Named<AccessKind>("What_").Concat(Named<AccessPurpose>("Purpose_")).Concat(Named<StaffRole>("Role_")).Except(Keys("MyAccess" + language)));
        Assert.Empty(Named<Step>("Step_").Concat(Named<EntryKind>("Entry_")).Concat(Named<TaskKind>("Task_")).Concat(Named<DeliveryState>("Delivery_")).Concat(Named<LiabilityKind>("Liable_"))
            .Concat(Named<ClaimAct>("Act_")).Concat(Named<ClaimAct>("Act_").Select(name => $"{name}_Hint")).Concat(Named<AccessPurpose>("Purpose_"))
            .Concat(Named<ActRefusal>("Refusal_").Except(["Refusal_AmountIsNotPositive", "Refusal_MoreThanPrincipal", "Refusal_MoreThanCredit", "Refusal_AlreadyProposed"])).Except(Keys("People" + language)));
    }

    private static IEnumerable<string> Named<T>(string prefix) where T : struct, Enum => Enum.GetNames<T>().Select(name => prefix + name);

    private static IEnumerable<string> Keys(string file) =>
        System.Xml.Linq.XDocument.Load(Path.Combine(Repository.Web, "Texts", file)).Root!.Elements("data").Select(data => data.Attribute("name")!.Value);
}
