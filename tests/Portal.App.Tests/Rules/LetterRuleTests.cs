using Portal.App.Actors;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Portal.App.Tests.Data;
using Portal.App.Tests.Import;
using static Portal.App.Tests.Rules.RuleTown;

namespace Portal.App.Tests.Rules;

/// <summary>Standard letters adapted to each kind of claim (P15): a letter follows its kind and the type of its claim, by the portal's texts and by the municipality's own from their day.</summary>
public sealed class LetterRuleTests
{
    private static readonly Caseworker Ada = new("ada", "ada", System.Collections.Frozen.FrozenSet.ToFrozenSet([StaffRole.Administrator]));

    /// <summary>What letters.md 5 asks to be said to each kind of claim, and in which letter.</summary>
    private static readonly (string Type, string Kind, string Says)[] Said =
    [
        ("property-tax", "reminder-2", "Kravet hører til ejendommen."), ("daycare", "reminder-1", "friplads"), ("after-school", "reminder-1", "Rykker 1 for skolefritidsordning"),
        ("maintenance", "bill", "Familieretshuset"), ("housing-benefit", "bill", "Krav om "), ("cash-benefit-repayment", "bill", "Krav om tilbagebetaling"), ("civil", "reminder-1", "ikke et påkrav efter lejeloven"),
    ];

    [Theory, OnEveryDatabase]
    public Task Rule_P15_each_letter_says_what_belongs_to_the_type_of_its_claim(Engine engine) => Rule.Applies(engine, FollowsTheType);

    [Theory, OnEveryDatabase]
    public Task Rule_P15_the_municipalitys_own_text_for_a_type_is_in_its_letters_from_its_day_and_old_letters_keep_theirs(Engine engine) => Rule.Applies(engine, OwnTextFromItsDay);

    /// <summary>The same claims, all of them under the type that has no texts of its own.</summary>
    [Theory]
    [InlineData("types", "Kravet hører til ejendommen.")]
    [InlineData("own", "reminder-1 care own reminder-1/1+kommune-2")]
    public Task Rule_P15_also_fails_with_its_rule_switched_off(string part, string missed) =>
        Rule.IsMissed(new RuleOff { ArrivesAs = "general" }, missed, part == "own" ? OwnTextFromItsDay : FollowsTheType);

    private static async Task FollowsTheType(RuleTown town)
    {
        // Each owed by somebody of their own: a reminder about claims of several types says what they share.
        await town.Persons([.. Said.Select((_, i) => Files.Bo.Replace(Bo, Debtor(i), StringComparison.Ordinal).With("phone", ""))]);
        await town.Claims([.. Said.Select((row, i) => Line(row.Type, row.Type, Debtor(i), "2685,00"))]);
        await town.Nights("2026-02-02", "2026-02-26", "2026-03-12");

        var texts = new List<(string Kind, string Claims, string Text)>();
        foreach (var letter in await town.Letters()) texts.Add((letter.Kind, letter.Claims, await town.Text(letter)));
        foreach (var (type, kind, says) in Said)
            Assert.True(texts.Exists(letter => letter.Kind == kind && letter.Claims.Split('+').Contains(type) && letter.Text.Contains(says, StringComparison.Ordinal)), $"no {kind} about {type} says: {says}");
        Assert.DoesNotContain(texts, letter => letter.Kind != "bill" && letter.Claims.Split('+').Contains("cash-benefit-repayment"));
    }

    private static string Debtor(int number) => $"7{number + 1}02852345";

    private static async Task OwnTextFromItsDay(RuleTown town)
    {
        await town.Claims(Line("care", "daycare", Bo, "2685,00"), Line("fee", "general", Anna, "800,00"));
        await town.Night(Arrival);
        // Neither bill has been opened: they are written when somebody asks, by the texts of their own day.
        await Approve(town, new OwnTextDraft("Message_bill", "", "Kommunens ord: betal **{{beløb}}** for {{krav}} senest {{frist}}.", "In our words: pay {{beløb}} for {{krav}} by {{frist}}.", Arrival.AddDays(1), "kortere"));
        await Approve(town, new OwnTextDraft("Message_reminder-1", "daycare", "Kommunens ord: vi mangler {{beløb}} for {{krav}} den {{frist}}.", "In our words: we miss {{beløb}} for {{krav}} by {{frist}}.", Day("2026-02-26"), "til forældre"));
        await town.Night(Day("2026-02-26"));
        Rule.Same(
            ["2026-02-02 bill care portal bill/1", "2026-02-02 bill fee portal bill/1", "2026-02-26 reminder-1 care own reminder-1/1+kommune-2", "2026-02-26 reminder-1 fee portal reminder-1/1"], await Written(town));

        var before = await Bytes(town);
        await Approve(town, new OwnTextDraft("Message_reminder-1", "daycare", "Kommunens ord igen: vi mangler {{beløb}} for {{krav}} den {{frist}}.", "Again: we miss {{beløb}} for {{krav}} by {{frist}}.", Day("2026-02-27"), "igen"));
        town.GoTo(Day("2026-03-02"));
        Rule.Same(before, await Bytes(town));
    }

    private static async Task Approve(RuleTown town, OwnTextDraft draft)
    {
        var proposed = Assert.IsType<OwnTextAnswer.Done>(await town.Get<ProposeOwnText>().Handle(draft, Town.Sofie, CancellationToken.None));
        Assert.IsType<OwnTextAnswer.Done>(await town.Get<DecideOwnText>().Handle(proposed.Id, approved: true, Ada, CancellationToken.None));
    }

    private static async Task<List<string>> Written(RuleTown town)
    {
        var written = new List<string>();
        foreach (var letter in await town.Letters())
        {
            var content = (await town.Get<LetterArchive>().Draw(letter.Id, CancellationToken.None))!.Content;
            var own = LetterPlainText.Of(content).Contains("Kommunens ord: ", StringComparison.Ordinal);
            written.Add($"{letter.On:yyyy-MM-dd} {letter.Kind} {letter.Claims} {(own ? "own" : "portal")} {content.TemplateVersion}");
        }
        return [.. written.Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> Bytes(RuleTown town)
    {
        var bytes = new List<string>();
        foreach (var letter in await town.Letters()) bytes.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData((await town.Get<LetterArchive>().Draw(letter.Id, CancellationToken.None))!.Pdf.Span)));
        return bytes;
    }
}
