using Portal.App.Letters;
using Portal.App.Letters.Samples;
using Portal.App.OwnTexts;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.Domain.Claims;
using Portal.Domain.Letters;

namespace Portal.App.Tests.OwnTexts;

/// <summary>Every letter with an invented case of every type: what a text is read in before it is approved.</summary>
public sealed class SampleLetterTests
{
    private static readonly LetterSamples Samples = new(Database.Municipality, new LettersOptions(), new ComplaintOptions());

    public static TheoryData<string> Names => [.. LetterSamples.All.Select(sample => sample.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_letter_is_plain_and_whole_for_every_type_that_gets_it(string name)
    {
        var sample = LetterSamples.All.Single(one => one.Name == name);
        var types = Enum.GetValues<ClaimType>().Where(type => Samples.Has(sample, type)).ToList();

        Assert.NotEmpty(types);
        foreach (var type in types)
        {
            var letter = Samples.Write(sample, type, "en", Wording.Standard);
            Assert.Equal((sample.Kind, "en da"), (letter.Kind, string.Join(' ', letter.Texts.Select(text => text.Language))));
            var danish = letter.Texts[1];
            Assert.All(Readability.Sentences(danish), sentence => Assert.True(Readability.Words(sentence) <= 25, $"{type}: {Readability.Words(sentence)} words: {sentence}"));
            Assert.InRange(Readability.Lix(danish), 10, 38);
            Assert.DoesNotContain("{", string.Concat(letter.Texts.Select(text => text.Title + text.DateLine)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_letter_of_the_course_has_a_case_of_every_type_that_gets_it()
    {
        var has = LetterSamples.All.Where(sample => sample.Kind < LetterKind.RequestReceipt || sample.Kind is LetterKind.TransferDone or LetterKind.Returned)
            .ToDictionary(sample => sample.Name, sample => Enum.GetValues<ClaimType>().Count(type => Samples.Has(sample, type)));

        // Repayments have a demand in place of reminders (P13); property and maintenance have nobody else who may be liable.
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["bill"] = 10, ["reminder-1"] = 7, ["reminder-2"] = 10, ["co-debtor-first"] = 8, ["breach-reminder"] = 7, ["demand"] = 3, ["transfer-notice"] = 10, ["transfer-done"] = 10, ["returned"] = 10,
                ["phone-follow-up"] = 10, ["phone-follow-up-agreed"] = 10, ["phone-follow-up-missed"] = 10,
            }, has);
    }

    /// <summary>letters.md 5: each family is told what is its own.</summary>
    [Theory]
    [InlineData("bill")]
    [InlineData("reminder-2")]
    [InlineData("transfer-notice")]
    public void Rule_P15_a_letter_of_one_kind_reads_differently_for_each_family(string name)
    {
        var sample = LetterSamples.All.Single(one => one.Name == name);
        var said = Enum.GetValues<ClaimType>().Where(type => Samples.Has(sample, type)).GroupBy(type => ClaimTypes.For(type, SampleClaims.Due).Family)
            .ToDictionary(family => family.Key, family => Plain(Samples.Write(sample, family.First(), "da", Wording.Standard), family.First()));

        Assert.Equal(Enum.GetValues<ClaimFamily>().Length, said.Count);
        Assert.Equal(said.Count, said.Values.Distinct().Count());

        // But for what every claim has of its own: name, amounts, numbers and law.
        static string Plain(LetterContent letter, ClaimType type) => string.Join('|', letter.Texts.Single().Blocks.Where(block => block is LetterBlock.Paragraph or LetterBlock.Bullets or LetterBlock.Locked)
            .SelectMany(Readability.BlocksOf).Select(text => text.Replace(SampleClaims.About(type).Description, "", StringComparison.Ordinal)).Where(text => !text.Any(char.IsDigit)));
    }

    [Fact]
    public void Every_text_that_can_be_replaced_is_found_under_a_letter()
    {
        var usage = new LetterUsage(Samples);

        Assert.All(LetterKeys.All.Where(key => LetterKeys.LockOf(key) is null), key => Assert.True(usage.KindsOf(key).Count > 0, $"{key} is under no letter"));
        Assert.Contains(LetterKind.Reminder1, usage.KindsOf("Note"));
        Assert.Equal([LetterKind.Reminder1], usage.KindsOf("Message_reminder-1"));
        Assert.All(usage.Of("Do_Help_repayment"), use => Assert.Equal(ClaimFamily.Repayment, ClaimTypes.For(use.Type, SampleClaims.Due).Family));
    }

    /// <summary>What the ending of a name says must not be taken for a family of claims that has the same name.</summary>
    [Fact]
    public void A_debtor_of_a_claim_of_family_other_is_spoken_to_as_the_debtor()
    {
        var letter = Samples.Write(LetterSamples.All.Single(one => one.Name == "reminder-1"), ClaimType.General, "da", Wording.Standard);

        Assert.Contains("Vi har ikke fået din betaling på", LetterPlainText.Of(letter), StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_with_texts_of_the_municipalitys_own_is_the_one_that_was_approved()
    {
        var wording = Wording.Of(
        [
            new OwnText(4, "Message_reminder-1", "daycare", OwnTextTests.Danish, OwnTextTests.English),
            new OwnText(7, "Note", "service", "Pladsanvisningen svarer på spørgsmål om pladsen.", "Pladsanvisningen answers questions about the place."),
            new OwnText(9, "Note", "", "Det står ikke i brevet.", "This is not in the letter."),
        ]);
        var sample = LetterSamples.All.Single(one => one.Name == "reminder-1");
        var letter = Samples.Write(sample, ClaimType.Daycare, "en", wording);

        Assert.Equal("reminder-1/1+kommune-7", letter.TemplateVersion);
        ApprovedLetter.Same(letter, "own-reminder-1");
        Assert.Equal("reminder-1/1+kommune-9", Samples.Write(sample, ClaimType.PropertyTax, "da", wording).TemplateVersion);
        Assert.Contains("I mangler", LetterPlainText.Of(Samples.Write(sample, ClaimType.General, "da", wording.With(new OwnText(0, "Note", "general", "Du mangler et papir.", "A paper.")), business: true)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_shown_in_a_letter_before_anybody_has_approved_it()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        var (preview, sample) = (database.Get<PreviewOwnText>(), LetterSamples.All.Single(one => one.Name == "reminder-1"));
        var shown = (await preview.Handle(OwnTextTests.Draft, sample, ClaimType.General, "en", Town.Sofie, default))!;

        Assert.True(shown.Stands);
        Assert.Empty(shown.Faults);
        Assert.InRange(shown.Lix, 10, OwnTextPreview.HighestLix);
        Assert.Contains("Vi mangler **3.200,00 kr.** for Gebyr for byggesag 2026-113.", LetterPlainText.Of(shown.Letter!), StringComparison.Ordinal);
        Assert.Contains("We are missing **3.200,00 kr.**", LetterPlainText.Of(shown.Letter!), StringComparison.Ordinal);
        Assert.NotEmpty(LetterPdf.Draw(shown.Letter!).ToArray());

        Assert.False((await preview.Handle(OwnTextTests.Draft with { Scope = "daycare" }, sample, ClaimType.General, "da", Town.Sofie, default))!.Stands);
        Assert.Null((await preview.Handle(OwnTextTests.Draft with { Danish = "Betal {{nu}}." }, sample, ClaimType.General, "da", Town.Sofie, default))!.Letter);
        Assert.Null(await preview.Handle(OwnTextTests.Draft, sample, ClaimType.CashBenefitRepayment, "da", Town.Sofie, default));
        Assert.Null(await preview.Handle(OwnTextTests.Draft, sample, ClaimType.General, "da", Town.Finn, default));
    }

    [Fact]
    public async Task The_desk_sees_what_holds_what_it_came_in_place_of_and_who_did_it()
    {
        await using var database = await Database.Create(Engine.Sqlite);
        await OwnTextTests.Approved(database, OwnTextTests.Draft);
        await OwnTextTests.Approved(database, OwnTextTests.Draft with { Danish = $"{OwnTextTests.Danish} Ring til os.", ValidFrom = OwnTextTests.Draft.ValidFrom.AddDays(7) });
        database.Clock.GoTo(OwnTextTests.Draft.ValidFrom);
        await OwnTextTests.Proposed(database, OwnTextTests.Draft with { Scope = "daycare", ValidFrom = OwnTextTests.Draft.ValidFrom.AddDays(9) });
        var overview = database.Get<OwnTextOverview>();

        var list = await overview.Handle(LetterKind.Reminder1, Town.Sofie, default);
        Assert.Equal((true, false), (list.MayPropose, list.MayDecide));
        var line = Assert.Single(list.Texts, text => text.Key == OwnTextTests.Key);
        Assert.Equal((1, true), (Assert.Single(line.InForce).Number, line.IsUnderWay));
        Assert.DoesNotContain((await overview.Handle(LetterKind.Demand, Town.Sofie, default)).Texts, text => text.Key == OwnTextTests.Key);
        Assert.Equal(LetterKeys.All.Count, (await overview.Handle(null, Town.Sofie, default)).Texts.Count);

        var view = (await overview.One(OwnTextTests.Key, Town.Sofie, default))!;
        Assert.Equal([(OwnTextState.Waiting, "sofie", null), (OwnTextState.Coming, "sofie", "ada"), (OwnTextState.InForce, "sofie", "ada")], view.History.Select(version => (version.State, version.ProposedBy, version.DecidedBy)));
        Assert.Equal([view.Danish, OwnTextTests.Danish, view.Danish], view.History.Select(version => version.Before.Danish));
        Assert.Equal(OwnTextTests.Draft.ValidFrom.AddDays(1), view.Earliest);
        Assert.Null(await overview.One("Message_of-old", Town.Sofie, default));
    }

    [Theory]
    [InlineData("Betal senest nu", "Betal senest nu", "Betal senest nu")]
    [InlineData("Betal senest {{frist}} her", "Betal {{beløb}} senest {{frist}}", "Betal +{{beløb}} senest {{frist}} -her")]
    [InlineData("", "Ring til os", "+Ring til os")]
    public void A_difference_is_told_word_by_word(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join(' ', TextDifference.Between(before, after).Select(part => $"{(part.Change < 0 ? "-" : part.Change > 0 ? "+" : "")}{part.Words}")));
}
