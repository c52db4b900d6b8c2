using System.Xml.Linq;
using Portal.Domain.Agreements;
using Portal.Domain.Deferrals;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Staff;

/// <summary>Every code about an agreement that the desk puts into words has its words, in both languages.</summary>
public sealed class AgreementTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData(".en")]
    public void Every_code_has_words(string language)
    {
        var keys = XDocument.Load(Path.Combine(Repository.Web, "Texts", $"AgreementDesk{language}.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value);

        Assert.Empty(
            Names<AgreementDecisionFault>("Fault").Concat(Names<PlanRefusal>("Refusal")).Concat(Names<FrameRule>("Frame")).Concat(Names<AgreementStatus>("Agreement"))
                .Concat(Names<DeferralOutcome>("Outcome")).Concat(Names<DeferralGround>("Ground")).Except(keys));
    }

    private static IEnumerable<string> Names<T>(string prefix) where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{prefix}_{name}");
}
