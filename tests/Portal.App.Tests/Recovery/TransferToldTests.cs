using Portal.App.Dunning;
using Portal.App.Recovery;
using Portal.App.Tests.Data;
using Portal.App.Tests.Rules;
using Portal.Domain.Calls;
using Portal.Domain.Recovery;
using static Portal.App.Tests.Recovery.RecoveryTown;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Recovery;

/// <summary>Who is told that the authority has a claim, and that one is back, and how often (letters.md 4.19, 4.20).</summary>
public sealed class TransferToldTests
{
    [Theory, OnEveryDatabase]
    public async Task Whoever_owes_what_was_received_is_told_once_however_often_the_receipt_comes(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Propose(Settled("A1", Anna, "2685,00"), Settled("A2", Anna, "1000,00"), Settled("B", Bo, "900,00"), Settled("C", Shop, "800,00"));
        await town.Send();
        await town.Nights("2026-03-13");
        var receipts = new List<string>();
        foreach (var (claim, state) in ((string, string)[])[("A1", "UDFØRT"), ("A2", "UDFØRT"), ("B", "HØRING"), ("C", "AFVIST")])
            receipts.Add(Receipt(Assert.Single(await town.Actions(claim)).Id, state, "2026-03-13", state == "UDFØRT" ? "" : "R_5_2"));
        await town.Tell([.. receipts]);
        await town.Tell([.. receipts]);

        Rule.Same([$"2026-03-13 transfer-done {Anna} A1+A2"], await Told(town));
        // 2.685,00 and 1.000,00 with 1 % of each for the two months begun.
        Assert.Contains("3.758,70 kr.", (await town.Text((await town.Letters()).Single(letter => letter.Kind == "transfer-done"))).Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Theory, OnEveryDatabase]
    public async Task Everybody_liable_has_a_letter_of_their_own_and_whoever_is_found_later_is_not_told_that_it_is_back(Engine engine)
    {
        await using var town = await RuleTown.Create(engine, null);
        await town.Claims(Line("A", "general", Anna, "900,00").Replace(";;;;2026-02-16;2026-02-16", ";2026-01-01;2026-01-31;2026-02-16;2026-02-16;2026-02-16", StringComparison.Ordinal).Replace("no;;", "no;;Januar", StringComparison.Ordinal));
        await town.Nights("2026-02-02", "2026-02-26");
        await town.Get<JudgeRemindersPointless>().Handle(await town.IdOf("A"), "Vil ikke betale.", Town.Sofie, default);
        await town.Nights("2026-03-02");
        await town.Confirm("A", Bo, Day("2026-03-02"), "Du boede der i januar 2026.");
        await town.Nights("2026-03-03");
        await town.Get<JudgeRemindersPointless>().Handle(await town.IdOf("A"), (await town.Citizen(Bo)).Person, "Vil heller ikke betale.", Town.Sofie, default);
        await town.Nights("2026-03-04");
        await town.Deliver(Day("2026-03-04"));
        await town.Nights("2026-03-19", "2026-03-20");
        await town.Send("A");
        await town.Nights("2026-03-23");
        await town.Tell(Receipt(Assert.Single(await town.Actions("A")).Id, "UDFØRT", "2026-03-23"));
        Rule.Same([$"2026-03-23 transfer-done {Anna} A", $"2026-03-23 transfer-done {Bo} A"], (await Told(town)).Order(StringComparer.Ordinal));

        await town.Persons(Import.Files.Shop);
        await town.Confirm("A", Shop, Day("2026-03-24"), "Medejer af huset.");
        var recall = Assert.IsType<TransferResult.Done>(await town.Get<RecallClaim>().Handle(await town.IdOf("A"), RecallReason.Liability, null, Town.Sofie, default)).Id;
        await town.Get<HandOverRecovery>().Handle(default);
        await town.Tell(Receipt(recall, "UDFØRT", "2026-03-24"));
        Rule.Same([$"2026-03-24 returned {Anna} A", $"2026-03-24 returned {Bo} A"], (await Told(town)).Where(letter => letter.Contains("returned", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        var back = await town.Text((await town.Letters()).First(letter => letter.Kind == "returned"));
        Assert.Contains("7. april 2026", back, StringComparison.Ordinal);
        Assert.DoesNotContain("Sejlmager", back, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> Told(RuleTown town) => (await town.Letters()).Where(letter => letter.Kind is "transfer-done" or "returned").Select(letter => letter.ToString());
}
