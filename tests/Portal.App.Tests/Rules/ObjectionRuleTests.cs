using Portal.App.Objections;
using Portal.App.Requests;
using Portal.App.Tests.Data;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>L03: the claim holder handles objections, and the disputed claim rests meanwhile. Calculating and billing it: <see cref="LawRuleTests"/>.</summary>
public sealed class ObjectionRuleTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    [Theory, OnEveryDatabase]
    public Task Rule_L03_a_disputed_claim_rests_until_it_has_been_answered_with_grounds_and_what_was_wrong_is_corrected(Engine engine) => Rule.Applies(engine, HandlesObjections);

    [Fact]
    public Task Rule_L03_also_fails_with_its_rule_switched_off() =>
        Rule.IsMissed(new RuleOff { Seen = (claim, _) => claim with { Holds = [] } }, "2026-02-26 reminder-1", HandlesObjections);

    /// <summary>Anna says that 600,00 is right and is believed; the other claim of hers goes on meanwhile.</summary>
    private static async Task HandlesObjections(RuleTown town)
    {
        await town.Claims(Line("A", "general", Anna, "900,00"), Line("B", "general", Anna, "700,00"));
        await town.Night(Arrival);
        var (anna, claim) = (await town.Citizen(Anna), await town.IdOf("A"));
        town.GoTo(Day("2026-02-20"));
        var saved = (await town.Get<SaveObjectionDraft>().Handle(claim, new ObjectionInput(ObjectionPart.Size, new Kroner(600_00)), "Jeg har sagt op.", anna, Cancel))!;
        Assert.IsType<SubmitAnswer.Sent>(await town.Get<SubmitRequest>().Handle(saved.Draft, anna, Cancel));
        await town.Nights("2026-02-26", "2026-03-02");

        Rule.Same(["2026-02-02 bill"], await town.LettersAbout("A"));
        Rule.Same(["2026-02-02 bill", "2026-02-26 reminder-1"], await town.LettersAbout("B"));
        Rule.Same("objection", (await town.Account(Anna, "A")).Next!.StoppedBy);

        var answer = new ObjectionDecisionInput(saved.Draft, await town.VersionOf(saved.Draft), DeferralOutcome.Granted, new Kroner(600_00), new HashSet<DateOnly>(), "Du havde sagt op.");
        Assert.IsType<DecideObjectionAnswer.Decided>(await town.Get<DecideObjection>().Handle(answer, Town.Sofie, Cancel));
        await town.Nights("2026-03-03", "2026-03-16");
        var account = await town.Account(Anna, "A");
        Rule.Same("60000", $"{account.BalanceOre}");
        Rule.Same(["2026-02-02 principal 90000", "2026-03-02 correction -30000"], account.Entries.Where(entry => entry.Kind is "principal" or "correction").Select(entry => $"{entry.On:yyyy-MM-dd} {entry.Kind} {entry.AmountOre}"));
        Rule.Same(["2026-02-02 bill", "2026-03-16 reminder-1"], await town.LettersAbout("A"));
        Assert.Contains("Du havde sagt op.", Assert.Single(await town.Answers(Anna, "decision")), StringComparison.Ordinal);
    }
}
