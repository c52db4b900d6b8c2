using System.Text.RegularExpressions;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.OwnTexts;
using Portal.App.Texts;
using Portal.Domain.Money;

namespace Portal.App.Tests.OwnTexts;

/// <summary>What an own text may look like, refusal by refusal.</summary>
public sealed partial class OwnTextRulesTests
{
    private static readonly DateOnly Today = new(2026, 10, 2);

    [Theory]
    [InlineData("Vi mangler {{{beløb}}} for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.Unescaped, "{{{beløb}}}")]
    [InlineData("Vi mangler {{&beløb}} for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.Unescaped, "{{&beløb}}")]
    [InlineData("{{#if krav}}Vi mangler {{beløb}} for {{krav}}{{/if}}. Betal senest {{frist}}.", OwnTextRefusal.NotPlain, "{{#if krav}}")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. {{!husk}} Betal senest {{frist}}.", OwnTextRefusal.NotPlain, "{{!husk}}")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. {{> bund}} Betal senest {{frist}}.", OwnTextRefusal.NotPlain, "{{> bund}}")]
    [InlineData("Vi mangler {{beløb}} for {{lookup krav frist}}. Betal senest {{frist}}.", OwnTextRefusal.NotPlain, "{{lookup krav frist}}")]
    [InlineData("Vi mangler {{ beløb }} for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.NotPlain, "{{ beløb }}")]
    [InlineData("Vi mangler {beløb} for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.LooseBrace, "{beløb} for . Betal s")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal senest {{frist.", OwnTextRefusal.LooseBrace, "{{frist.")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal senest {{frist}}. Hilsen {{navn}}.", OwnTextRefusal.UnknownName, "{{navn}}")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal senest {{frist}} efter {{lov}}.", OwnTextRefusal.UnknownName, "{{lov}}")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal nu.", OwnTextRefusal.NameIsMissing, "{{frist}}")]
    [InlineData("Vi mangler **{{beløb}} for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.BoldIsOpen, "")]
    [InlineData("Vi mangler **** {{beløb}} for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.BoldIsOpen, "")]
    [InlineData("Vi mangler <b>{{beløb}}</b> for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.OtherMarkup, "<")]
    [InlineData("Vi mangler *{{beløb}}* for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.OtherMarkup, "*")]
    [InlineData("Vi mangler [{{beløb}}](x) for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.OtherMarkup, "[")]
    [InlineData("Vi mangler \\{{beløb}} for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.OtherMarkup, "\\")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}, betal senest {{frist}}", OwnTextRefusal.EndsNoSentence, "")]
    [InlineData("Vi mangler stadig, at du betaler hele det beløb på {{beløb}}, som du fik en regning på for {{krav}}, og som du skulle have betalt for længst, senest {{frist}}.", OwnTextRefusal.SentenceIsTooLong, "Vi mangler stadig, at du betaler …")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Såfremt du kan, så betal senest {{frist}}.", OwnTextRefusal.AvoidedWord, "Såfremt")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}, jf. loven. Betal senest {{frist}}.", OwnTextRefusal.AvoidedWord, "jf.")]
    [InlineData("Restancen er {{beløb}} for {{krav}}. Betal senest {{frist}}.", OwnTextRefusal.AvoidedWord, "Restancen")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal senest {{frist}}!", OwnTextRefusal.EndsNoSentence, "")]
    [InlineData("Betal NUOGHER! Vi mangler {{beløb}} for {{krav}} senest {{frist}}.", OwnTextRefusal.Shouts, "NUOGHER")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal straks og senest {{frist}}.", OwnTextRefusal.NeedsADate, "straks")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal senest {{frist}}, ellers trækker vi det i din løn.", OwnTextRefusal.Threatens, "trækker")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal senest {{frist}}, ellers kommer du i RKI.", OwnTextRefusal.Threatens, "RKI")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal senest {{frist}}. Dit CPR er 610180-1234.", OwnTextRefusal.CprNumber, "610180-1234")]
    [InlineData("Vi mangler {{beløb}} for {{krav}}. Betal senest {{frist}} på https://betal.nu.", OwnTextRefusal.Link, "https://")]
    [InlineData("", OwnTextRefusal.IsMissing, "")]
    public void What_is_wrong_is_named_with_its_place(string danish, OwnTextRefusal reason, string place) =>
        Assert.Contains(Row("Message_reminder-1", danish), fault => fault == new OwnTextFault(reason, "da", fault.Place, fault.Instead) && fault.Place.StartsWith(place, StringComparison.Ordinal));

    [Fact]
    public void A_text_that_is_too_long_a_bold_title_and_a_fragment_with_a_full_stop_are_refused()
    {
        Assert.Equal([OwnTextRefusal.IsTooLong], Reasons("Note", string.Concat(Enumerable.Repeat("Det er godt. ", 80))));
        Assert.Contains(OwnTextRefusal.NoBoldHere, Reasons("Title_bill", "**Regning** for {{emne}}"));
        Assert.Contains(OwnTextRefusal.EndsASentence, Reasons("Done_reminder-1", "den første rykker den {{dato}}."));
        Assert.DoesNotContain(OwnTextRefusal.NoBoldHere, Reasons("Pay_Amount", "Beløb at betale: **{{beløb}}**"));
    }

    [Fact]
    public void A_locked_text_an_unknown_one_and_an_unknown_kind_of_claim_are_refused()
    {
        Assert.Equal([OwnTextRefusal.IsLocked], Reasons("K1", "Du kan ikke klage."));
        Assert.Equal([OwnTextRefusal.NoSuchText], Reasons("Message_reminder-3", "Betal nu."));
        Assert.Equal([OwnTextRefusal.NoSuchScope], OwnTextRules.Texts(new OwnTextRow { Key = "Note", Scope = "dog-licence", Danish = "Hej.", English = "Hello." }).Select(fault => fault.Reason));
    }

    [Fact]
    public void A_repayment_is_never_reminded_and_maintenance_costs_no_fee()
    {
        Assert.Contains(OwnTextRefusal.NotOfThisClaim, Reasons("Note", "Du får ingen rykker nu.", "cash-benefit-repayment"));
        Assert.Contains(OwnTextRefusal.NotOfThisClaim, Reasons("Note", "Der er et gebyr for brevet.", "maintenance"));
        Assert.Empty(OwnTextRules.Texts(new OwnTextRow { Key = "Note", Scope = "daycare", Danish = "Der er et gebyr for brevet.", English = "There is a fee for the letter." }));
    }

    [Fact]
    public void Both_languages_come_together_and_a_proposal_says_why()
    {
        var row = new OwnTextRow { Key = "Note", Danish = "Ring til os.", ValidFrom = Today };

        Assert.Equal([OwnTextRefusal.IsMissing, OwnTextRefusal.NoteIsMissing, OwnTextRefusal.NotAfterBusinessDay], OwnTextRules.Decide(row, Today).Select(fault => fault.Reason));
        Assert.Equal("en", OwnTextRules.Decide(row, Today)[0].Language);
        Assert.Contains(OwnTextRules.Decide(new OwnTextRow { Key = "Note", Note = new string('x', 301) }, Today), fault => fault.Reason == OwnTextRefusal.NoteIsTooLong);
    }

    [Theory]
    [InlineData("da", false, "Du skylder **2.685,00 kr. & <b>** for {{frist}} æøå \"x\". Betal senest {0}.")]
    [InlineData("da", true, "I skylder **2.685,00 kr. & <b>** for {{frist}} æøå \"x\". Betal senest {0}.")]
    [InlineData("en", false, "You owe 2.685,00 kr. & <b> for {{frist}} æøå \"x\" by {0}.")]
    public void What_is_filled_in_stays_text(string language, bool business, string expected)
    {
        var own = new OwnText(1, "Message_reminder-1", "", "Du skylder **{{beløb}}** for {{krav}}. Betal senest {{frist}}.", "You owe {{beløb}} for {{krav}} by {{frist}}.");

        Assert.Equal(expected, own.In(language, business, ["2.685,00 kr. & <b>", "{{frist}} æøå \"x\"", "{0}", "", Kroner.Of(1)]));
    }

    /// <summary>letters.md 3.1: an empty one stops the letter, in the municipality's own text and in the portal's.</summary>
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void A_letter_with_nothing_to_fill_in_is_not_written(string? nothing)
    {
        var own = Wording.Of([new OwnText(1, "Message_reminder-1", "", "Betal {{beløb}} for {{krav}} senest {{frist}}.", "Pay {{beløb}} for {{krav}} by {{frist}}.")]);
        foreach (var (wording, language) in new[] { (own, "da"), (own, "en"), (Wording.Standard, "da"), (Wording.Standard, "en") })
        {
            var writer = new LetterWriter("reminder-1/1", language, business: false, wording);
            Assert.Contains("2.685,00", writer.Text("Message_reminder-1", "2.685,00 kr.", "Daginstitution", "1. maj 2026"), StringComparison.Ordinal);
            var stopped = Assert.Throws<EmptyPlaceholderException>(() => writer.Text("Message_reminder-1", "2.685,00 kr.", nothing!, "1. maj 2026"));
            Assert.Equal("The letter reminder-1/1 is not written: {{krav}} of its text 'Message_reminder-1' is empty.", stopped.Message);
        }
        var locked = Assert.Throws<EmptyPlaceholderException>(() => new LetterWriter("bill/1", "da", business: false, Wording.Standard).Text("Case", nothing!));
        Assert.Contains("{0} of its text 'Case'", locked.Message, StringComparison.Ordinal);
    }

    /// <summary>A place that the text has no use for may be empty: the code fills in for several texts at once.</summary>
    [Fact]
    public void What_a_text_does_not_use_may_be_empty() =>
        Assert.Contains("Ejendomsskat", new LetterWriter("returned/1", "da", business: false, Wording.Standard).Text("Message_returned_nothing", "", "Ejendomsskat"), StringComparison.Ordinal);

    /// <summary>Each name stands for one place that the portal's text fills in, and each place has a name: otherwise an own text would leave something out.</summary>
    [Fact]
    public void Every_text_that_can_be_replaced_has_a_name_for_each_place_it_uses()
    {
        foreach (var key in TextSet.Letters.Keys.Where(key => LetterKeys.LockOf(key) is null))
            foreach (var language in (string[])["da", "en"])
            {
                var used = Place().Matches(TextSet.Letters[language, key]).Select(place => int.Parse(place.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order();
                Assert.True(used.SequenceEqual(LetterKeys.NamesOf(key).Select((name, at) => (name, at)).Where(place => place.name != LetterKeys.Unused).Select(place => place.at)), $"{key} ({language}) has other places than names");
                Assert.DoesNotContain('{', Name().Replace(LetterKeys.PortalText(key, language), ""));
            }
        Assert.All(PlaceholderTable.Rows.SelectMany(row => row.Keys.Split(' ')), key => Assert.True(LetterKeys.Exists(key) && LetterKeys.LockOf(key) is null, key));
        Assert.Equal(Placeholders.All.Select(one => one.Name).Order(), PlaceholderTable.Rows.SelectMany(row => row.Names.Split(' ')).Where(name => name != LetterKeys.Unused).Distinct().Order());
    }

    /// <summary>The rules ask of a municipality what the portal does itself.</summary>
    [Fact]
    public void Every_text_of_the_portals_is_one_that_would_be_allowed() => Assert.Empty(
        TextSet.Letters.Keys.Where(key => LetterKeys.LockOf(key) is null)
            .SelectMany(key => OwnTextRules.Texts(new OwnTextRow { Key = key, Danish = LetterKeys.PortalText(key, "da"), English = LetterKeys.PortalText(key, "en") }).Select(fault => $"{key}: {fault}")));

    private static IReadOnlyList<OwnTextFault> Row(string key, string danish, string scope = "") =>
        OwnTextRules.Texts(new OwnTextRow { Key = key, Scope = scope, Danish = danish, English = "We miss {{beløb}} for {{krav}} by {{frist}}." });

    private static IEnumerable<OwnTextRefusal> Reasons(string key, string danish, string scope = "") => Row(key, danish, scope).Where(fault => fault.Language != "en").Select(fault => fault.Reason);

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{\{\p{L}+\}\}")]
    private static partial Regex Name();
}
