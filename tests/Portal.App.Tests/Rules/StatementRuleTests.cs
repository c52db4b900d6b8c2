using Portal.App.Actors;
using Portal.App.Statements;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using Portal.Domain.Money;
using Portal.Domain.Statements;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>Balance statements at year-end (P16).</summary>
public sealed class StatementRuleTests
{
    [Theory, OnEveryDatabase]
    public Task Rule_P16_at_year_end_everybody_gets_a_statement_and_the_debtors_claims_and_credits_are_the_ledger(Engine engine) => Rule.Applies(engine, EndsAYear);

    [Theory]
    [InlineData("shared", "owed 4.755,35 | difference 0,00")]
    [InlineData("interest", "owed 4.755,35 | difference 0,00")]
    [InlineData("settled", "2026-12-31 statement 12345674 D")]
    public Task Rule_P16_also_fails_with_its_rule_switched_off(string part, string missed) => Rule.IsMissed(
        new RuleOff
        {
            Stated = statement => part switch
            {
                // What is owed with others counted among one's own, interest left out, nothing sent to whoever owes nothing any more.
                "shared" => statement with { Own = [.. statement.Own, .. statement.Shared.Select(share => new StatementClaim(share.Claim, share.Type, share.DueOn, share.Opening, [new StatementLine(statement.To, Domain.Claims.EntryKind.Principal, share.Added, "P16")], null, null))], Shared = [] },
                "interest" => statement with { Own = [.. statement.Own.Select(claim => claim with { Lines = [.. claim.Lines.Where(line => line.Movement != Movement.Interest)] })] },
                _ => statement.Balance.IsZero && statement.Credit.IsZero && statement.Shared.Count == 0 ? statement with { Own = [] } : statement,
            },
        }, missed, EndsAYear);

    /// <summary>Anna owes two claims, one of them with Bo, and has paid too much on a third; the shop has paid all it owed.</summary>
    private static async Task EndsAYear(RuleTown town)
    {
        await town.Claims(
            Line("A", "daycare", Anna, "1845,00", Day("2026-10-01")).With("co_debtors", Bo), Line("B", "general", Anna, "2605,00", Day("2026-11-16")), Line("C", "after-school", Anna, "900,00", Day("2026-12-15")),
            Line("D", "general", Shop, "500,00", Day("2026-12-15")));
        await town.Night(Day("2026-02-02"));
        Assert.IsType<Liabilities.LiabilityResult.Done>(await town.Confirm("A", Bo, Day("2026-02-03"), "Forældrene bor sammen"));
        await town.Nights("2026-10-12");
        await town.Pay(Day("2026-12-10"), ("C", 950_00), ("D", 500_00));
        await town.Nights("2026-12-11", "2026-12-30");
        Assert.IsType<StatementOutcome.NotYet>(await town.Get<MakeStatements>().Handle(2026, Finn, null, default));
        await town.Nights("2026-12-31");

        var run = Assert.IsType<StatementOutcome.Made>(await town.Get<MakeStatements>().Handle(2026, Finn, null, default)).Run;
        var view = Assert.Single((await town.Get<StatementDesk>().Handle(Finn, default))!);
        var (a, b) = (await town.Account(Anna, "A"), await town.Account(Anna, "B"));
        var owed = new Kroner(a.BalanceOre + b.BalanceOre);
        Rule.Same([$"owed {owed.Number()}", "in credit 50,00", $"ledger {owed.Number()}", "difference 0,00"],
        [
            $"owed {new Kroner(view.Report.BalanceOre).Number()}", $"in credit {new Kroner(view.Report.CreditOre).Number()}", $"ledger {new Kroner(view.Report.LedgerBalanceOre).Number()}",
            $"difference {new Kroner(view.Report.DifferenceOre).Number()}",
        ]);
        Assert.Empty((await town.Get<DecideStatements>().Handle(run, true, Lone, default))!);
        await town.Get<ReleaseStatements>().Handle(default);
        Rule.Same(
            [$"2026-12-31 statement {Shop} D", $"2026-12-31 statement {Anna} A+B+C", $"2026-12-31 statement {Bo} A"],
            (await town.Letters()).Where(letter => letter.Kind == "statement").Select(letter => letter.ToString()));

        var texts = new List<string>();
        foreach (var letter in (await town.Letters()).Where(letter => letter.Kind == "statement")) texts.Add(await town.Text(letter));
        Assert.All(texts, text => Assert.Contains("Det er ikke en regning", text, StringComparison.Ordinal));
        Assert.Contains($"Står den 31. december 2026 | {(owed - new Kroner(50_00)).Number()}", texts[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Alt lagt sammen", texts[2], StringComparison.Ordinal);
        Assert.Contains("Krav, du hæfter for sammen med andre", texts[2], StringComparison.Ordinal);
    }

    private static readonly Caseworker Finn = Town.Finn;

    private static readonly Caseworker Lone = new("lone", "Lone Leder", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.TeamLead]));
}
