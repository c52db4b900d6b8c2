using Microsoft.Extensions.DependencyInjection;
using Portal.App.Claims;
using Portal.App.Objections;
using Portal.App.Recovery;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Tests.Recovery;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Recovery;
using static Portal.App.Tests.Recovery.RecoveryTown;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>
/// What is the recovery authority's once it has a claim (L13-L16), and what stays the municipality's (L03). The claims are received on 13 March 2026, another on the 25th; the
/// municipality has other texts from the 20th.
/// </summary>
public sealed class AuthorityRuleTests
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private static readonly LettersOptions Own = new()
    {
        RecoveryAuthorities =
        [
            new AuthorityName { ValidFrom = new(2026, 3, 1), Contact = "Ring på 11 11 11 11.", ContactEnglish = "Call 11 11 11 11." },
            new AuthorityName
            {
                ValidFrom = new(2026, 3, 20), Complaint = "Klag til Inddrivelsesnævnet senest 2 måneder efter.", ComplaintEnglish = "Complain to the Board within 2 months.",
                Levy = "Sig det til udlægsretten.", LevyEnglish = "Tell the court of levies.", ConfirmedBy = "kommunens jurist",
            },
        ],
    };

    [Theory, OnEveryDatabase]
    public Task Rule_L13_time_and_instalments_are_the_authoritys_to_give_and_the_citizen_is_told_whom_to_ask(Engine engine) => Rule.Applies(engine, LeavesTimeToTheAuthority, WithOwnTexts);

    [Theory]
    [InlineData("it was never received", "ClaimIsTransferred")]
    [InlineData("nobody says how it is reached", "11 11 11 11")]
    public Task Rule_L13_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        part == "it was never received" ? new RuleOff { Letters = Own, Told = _ => null } : new RuleOff { Letters = new LettersOptions() }, missed, LeavesTimeToTheAuthority);

    [Theory, OnEveryDatabase]
    public Task Rule_L14_the_balance_that_the_authority_has_is_taken_in_and_shown(Engine engine) => Rule.Applies(engine, ShowsTheBalance);

    [Fact]
    public Task Rule_L14_also_fails_with_its_rule_switched_off() =>
        Rule.IsMissed(new RuleOff { Told = element => element.StartsWith("<balance", StringComparison.Ordinal) ? null : element }, "2400,00 kr. 2026-03-13 True", ShowsTheBalance);

    [Theory, OnEveryDatabase]
    public Task Rule_L15_complaints_over_its_decisions_go_where_the_law_of_the_day_says(Engine engine) => Rule.Applies(engine, town => SaysWhereToGo(town, "Skatteankestyrelsen", "Inddrivelsesnævnet"), WithOwnTexts);

    [Theory]
    [InlineData("the law says nothing", "Skatteankestyrelsen")]
    [InlineData("no day changes it", "Inddrivelsesnævnet")]
    public Task Rule_L15_also_fails_with_its_rule_switched_off(string part, string missed) =>
        Rule.IsMissed(Switched(part, row => row.Complaint = "Spørg os.", row => row.ComplaintEnglish = "Ask us."), missed, town => SaysWhereToGo(town, "Skatteankestyrelsen", "Inddrivelsesnævnet"));

    [Theory, OnEveryDatabase]
    public Task Rule_L16_objections_to_attachment_go_to_the_bailiffs_court_by_the_text_of_the_day(Engine engine) => Rule.Applies(engine, town => SaysWhereToGo(town, "fogedretten", "udlægsretten"), WithOwnTexts);

    [Theory]
    [InlineData("the law says nothing", "fogedretten")]
    [InlineData("no day changes it", "udlægsretten")]
    public Task Rule_L16_also_fails_with_its_rule_switched_off(string part, string missed) =>
        Rule.IsMissed(Switched(part, row => row.Levy = "Spørg os.", row => row.LevyEnglish = "Ask us."), missed, town => SaysWhereToGo(town, "fogedretten", "udlægsretten"));

    [Theory, OnEveryDatabase]
    public Task Rule_L03_an_objection_after_the_transfer_is_answered_here_and_the_authority_told(Engine engine) => Rule.Applies(engine, AnswersObjectionsAfterwards);

    [Fact]
    public Task Rule_L03_also_fails_with_its_rule_switched_off() =>
        Rule.IsMissed(new RuleOff { Seen = (claim, _) => claim with { Holds = [] } }, "2026-03-13 recall", AnswersObjectionsAfterwards);

    private static void WithOwnTexts(IServiceCollection services) => services.AddSingleton(Own);

    /// <summary>Only the part that the rule is about is another: no text of its own for any day, or one that was always there.</summary>
    private static RuleOff Switched(string part, params Action<AuthorityName>[] says)
    {
        if (part == "no day changes it") return new RuleOff { Letters = new LettersOptions() };
        var row = new AuthorityName { ValidFrom = RuleOff.Always };
        foreach (var say in says) say(row);
        return new RuleOff { Letters = new LettersOptions { RecoveryAuthorities = [row, .. Own.RecoveryAuthorities] } };
    }

    private static async Task LeavesTimeToTheAuthority(RuleTown town)
    {
        await town.Transferred(Settled("A", Anna, "2685,00"));
        var (anna, claim) = (await town.Citizen(Anna), await town.IdOf("A"));
        var deferral = await town.Get<SubmitRequest>().Handle(await town.Draft(anna, claim, Day("2026-05-01")), anna, Cancel);
        Rule.Same("ClaimIsTransferred", deferral is SubmitAnswer.Refused refused ? string.Join(' ', refused.Reasons.Where(reason => reason == DeferralRefusal.ClaimIsTransferred)) : $"{deferral?.GetType().Name}");
        Assert.IsNotType<SubmitAnswer.Sent>(await town.AskInstalments(Anna, Day("2026-03-13"), new Kroner(500_00), "A"));

        await town.Tell("<balance id=\"S1\" claim=\"TEST/A\" on=\"2026-03-13\" balance=\"2600.00\" otherCreditors=\"no\"/>");
        var shown = (await town.Get<ClaimDetails>().Handle(claim, anna, Cancel))!.Recovery!;
        Assert.Equal(("Gældsstyrelsen", new Kroner(2600_00), true), (shown.Authority, shown.Balance, shown.CanBeAskedBack));
        Rule.Same("Ring på 11 11 11 11.", shown.Routes.Contact("da"));
        var told = await Told(town, "A");
        Rule.Same(["Ring på 11 11 11 11.", "Det er dem, der bestemmer, om du kan betale i rater eller vente."], Said(told, "Ring på 11 11 11 11.", "Det er dem, der bestemmer, om du kan betale i rater eller vente."));
        Assert.DoesNotContain("+71<", told, StringComparison.Ordinal);
    }

    private static async Task ShowsTheBalance(RuleTown town)
    {
        await town.Transferred(Settled("A", Anna, "2685,00"));
        await town.Tell("<balance id=\"S1\" claim=\"TEST/A\" on=\"2026-03-12\" balance=\"2500.00\" otherCreditors=\"yes\"/>", "<balance id=\"S2\" claim=\"TEST/A\" on=\"2026-03-13\" balance=\"2400.00\" otherCreditors=\"yes\"/>");
        var shown = (await town.Get<ClaimDetails>().Handle(await town.IdOf("A"), await town.Citizen(Anna), Cancel))!.Recovery!;
        Rule.Same("2400,00 kr. 2026-03-13 True", $"{shown.Balance?.Ore / 100},00 kr. {shown.BalanceOn:yyyy-MM-dd} {shown.OtherCreditors}");
        Assert.Contains("De må hente oplysninger om din økonomi.", await town.Text((await town.Letters()).Last(letter => letter.Kind == "transfer-notice")), StringComparison.Ordinal);
    }

    /// <summary>A is received on 13 March, B on the 25th; A's page is opened on both days.</summary>
    private static async Task SaysWhereToGo(RuleTown town, string before, string after)
    {
        await town.Propose(Settled("A", Anna, "2685,00"), Settled("B", Bo, "900,00"));
        await town.Send();
        await town.Nights("2026-03-13");
        await town.Tell(Receipt(Assert.Single(await town.Actions("A")).Id, "UDFØRT", "2026-03-13"));
        Rule.Same([before], Said(await Told(town, "A"), before, after));
        Rule.Same([before], await Shown(town, before, after));

        await town.Nights("2026-03-25");
        await town.Tell(Receipt(Assert.Single(await town.Actions("B")).Id, "UDFØRT", "2026-03-25"));
        Rule.Same([after], Said(await Told(town, "B"), before, after));
        Rule.Same([after], await Shown(town, before, after));
        Rule.Same([before], Said(await Told(town, "A"), before, after));
    }

    /// <summary>Anna is told in part that she is right, while the authority has the claim; Bo's is taken back to be looked at, and rests here until he has been answered.</summary>
    private static async Task AnswersObjectionsAfterwards(RuleTown town)
    {
        await town.Transferred(Settled("A", Anna, "2685,00"), Settled("B", Bo, "900,00"));
        var (anna, bo) = (await Object(town, "A", Anna), await Object(town, "B", Bo));
        var recall = Assert.IsType<TransferResult.Done>(await town.Get<RecallClaim>().Handle(await town.IdOf("B"), RecallReason.Objection, null, Town.Sofie, Cancel)).Id;
        await Decide(town, anna, DeferralOutcome.PartlyGranted, new Kroner(2000_00));
        await town.Get<HandOverRecovery>().Handle(Cancel);
        await town.Tell(Receipt(recall, "UDFØRT", "2026-03-13"));

        Assert.Contains((await town.Actions("A")).Skip(1), action => action.What == "write-down 685.00 regulation");
        Assert.Equal((await town.Account(Anna, "A")).BalanceOre, await town.Lies());
        await town.Nights("2026-03-27", "2026-03-30");
        Rule.Same("2026-03-13 recall", (await town.Steps(Bo, "B"))[^1]);
        Rule.Same("objection", (await town.Account(Bo, "B")).Next!.StoppedBy);

        await Decide(town, bo, DeferralOutcome.Refused, null);
        await town.Nights("2026-04-10", "2026-04-13");
        Rule.Same("2026-04-13 transfer-notice", (await town.Steps(Bo, "B"))[^1]);
    }

    private static async Task<Guid> Object(RuleTown town, string reference, string debtor)
    {
        var (who, claim) = (await town.Citizen(debtor), await town.IdOf(reference));
        var saved = (await town.Get<SaveObjectionDraft>().Handle(claim, new ObjectionInput(ObjectionPart.Size, new Kroner(500_00)), "Beløbet er forkert.", who, Cancel))!;
        Assert.IsType<SubmitAnswer.Sent>(await town.Get<SubmitRequest>().Handle(saved.Draft, who, Cancel));
        return saved.Draft;
    }

    private static async Task Decide(RuleTown town, Guid objection, DeferralOutcome outcome, Kroner? right) => Assert.IsType<DecideObjectionAnswer.Decided>(await town.Get<DecideObjection>().Handle(
        new ObjectionDecisionInput(objection, await town.VersionOf(objection), outcome, right, new HashSet<DateOnly>(), "Vi har regnet det efter."), Town.Sofie, Cancel));

    /// <summary>The letter that says that the authority has it.</summary>
    private static async Task<string> Told(RuleTown town, string reference) => await town.Text((await town.Letters()).Last(letter => letter.Kind == "transfer-done" && letter.Claims == reference));

    /// <summary>What the page of A says of its own; the portal's own texts of the law of the day stand in their place.</summary>
    private static async Task<IEnumerable<string>> Shown(RuleTown town, params string[] words)
    {
        var routes = (await town.Get<ClaimDetails>().Handle(await town.IdOf("A"), await town.Citizen(Anna), Cancel))!.Recovery!.Routes;
        string[] ours = routes.Law == "K8" ? ["Skatteankestyrelsen", "fogedretten"] : [];
        return Said($"{routes.Complaint("da") ?? ours.FirstOrDefault()} {routes.Levy("da") ?? ours.LastOrDefault()}", words);
    }

    private static IEnumerable<string> Said(string text, params string[] words) => words.Where(word => text.Contains(word, StringComparison.Ordinal));
}
