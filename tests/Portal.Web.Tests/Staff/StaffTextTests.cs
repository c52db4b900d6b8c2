using System.Xml.Linq;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;
using Portal.Web.Staff.Cases;
using Portal.Web.Tests.Shell;

namespace Portal.Web.Tests.Staff;

/// <summary>Every code that the desk puts into words has its words; that both languages agree is told by the text tests of all areas.</summary>
public sealed class StaffTextTests
{
    private static readonly HashSet<string> Keys =
        [.. XDocument.Load(Path.Combine(Repository.Web, "Texts", "Staff.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];

    [Fact]
    public void Every_code_has_words() => Assert.Empty(
        Names<DecisionFault>("DecisionFault").Concat(Names<DeferralGround>("Ground")).Concat(Names<DeferralOutcome>("Outcome")).Concat(Names<NearestOffer>("Offer"))
            .Concat(Names<HardshipReason>("Reason")).Concat(Names<HardshipReason>("Block")).Concat(Names<Stage>("Stage")).Concat(Names<HoldKind>("Hold"))
            .Concat(Names<RequestStatus>("Status").Where(key => key != "Status_Draft"))
            .Concat(Keys.Where(key => key.StartsWith("Block_", StringComparison.Ordinal) && !key.EndsWith("_Text", StringComparison.Ordinal)).Select(key => key + "_Text"))
            .Except(Keys));

    [Theory]
    [InlineData("2026-11-19", 0)]
    [InlineData("2026-11-20", 1)]
    [InlineData("2026-11-23", 2)]
    [InlineData("2026-11-18", -1)]
    [InlineData("2026-11-13", -4)]
    public void Deadlines_are_counted_in_banking_days(string answerBy, int left) =>
        Assert.Equal(left, AnswerDay.Left(DateOnly.ParseExact(answerBy, "yyyy-MM-dd"), new DateOnly(2026, 11, 19)));

    [Fact]
    public void A_deadline_that_passed_over_a_weekend_is_still_passed() => Assert.Equal(-1, AnswerDay.Left(new(2026, 11, 20), new(2026, 11, 21)));

    private static IEnumerable<string> Names<T>(string prefix) where T : struct, Enum => Enum.GetNames<T>().Where(name => name != "Block").Select(name => $"{prefix}_{name}");
}
