using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class RepeatRulesTests
{
    private const int Days = 30;

    private static readonly DateOnly Refused = new(2026, 10, 2);
    private static readonly ClaimId Claim = new ClaimId(Guid.NewGuid()), Other = new ClaimId(Guid.NewGuid());

    [Theory]
    [InlineData(0, false)]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void Rule_P08_the_same_reason_within_the_days_stops_nothing(int after, bool held) =>
        Assert.Equal(held, Holds(Refused.AddDays(after), [HardshipReason.Illness], ["a"], Refusal("a", HardshipReason.Illness)));

    [Fact]
    public void Fewer_reasons_or_papers_than_before_are_nothing_new() =>
        Assert.False(Holds(Refused, [HardshipReason.Illness], [], Refusal("a", HardshipReason.Illness, HardshipReason.Divorce)));

    [Fact]
    public void One_new_reason_among_old_ones_is_new() =>
        Assert.True(Holds(Refused, [HardshipReason.Illness, HardshipReason.Other], ["a"], Refusal("a", HardshipReason.Illness)));

    [Fact]
    public void One_new_document_is_new() => Assert.True(Holds(Refused, [HardshipReason.Illness], ["a", "b"], Refusal("a", HardshipReason.Illness)));

    [Fact]
    public void What_one_of_two_refusals_had_is_not_new() =>
        Assert.False(Holds(Refused, [HardshipReason.Illness, HardshipReason.Divorce], ["a", "b"], Refusal("a", HardshipReason.Illness), Refusal("b", HardshipReason.Divorce)));

    [Fact]
    public void A_refusal_about_another_claim_does_not_count()
    {
        var refusal = Refusal("a", HardshipReason.Illness);

        Assert.Equal([Claim], RepeatRules.Unheld([Claim, Other], [refusal], refusal.Reasons, refusal.Documents, Days, Refused));
        Assert.Empty(RepeatRules.Unheld([Claim, Other], [], refusal.Reasons, refusal.Documents, Days, Refused));
    }

    private static bool Holds(DateOnly today, HardshipReason[] reasons, string[] documents, params EarlierRefusal[] refusals) =>
        !RepeatRules.Unheld([Claim], refusals, reasons.ToHashSet(), documents.ToHashSet(), Days, today).Contains(Claim);

    private static EarlierRefusal Refusal(string document, params HardshipReason[] reasons) => new(Claim, Refused, reasons.ToHashSet(), new HashSet<string> { document });
}
