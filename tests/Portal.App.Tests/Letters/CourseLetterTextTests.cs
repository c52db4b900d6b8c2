using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Texts;
using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.App.Tests.Letters;

public sealed partial class CourseLetterTextTests
{
    private static readonly string[] DebtWords = ["gæld", "skylder", "rykker", "restance", "inkasso", "inddriv", "mangler betaling", "betaling mangler", "mislighold", "debt", "owe", "reminder"];

    [Theory, MemberData(nameof(SampleCourseLetters.All), MemberType = typeof(SampleCourseLetters))]
    public void Rule_P15_the_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(SampleCourseLetters.Named(sample), $"course-{sample}");

    [Theory, MemberData(nameof(SampleCourseLetters.All), MemberType = typeof(SampleCourseLetters))]
    public void The_letter_says_what_the_night_decided(string sample)
    {
        var about = SampleCourseLetters.Case(sample);
        var letter = about.Letter;
        foreach (var text in SampleCourseLetters.Write(about).Texts)
        {
            var said = LetterPlainText.Of(SampleCourseLetters.Write(about) with { Texts = [text] });
            Assert.Contains(DateText.InWords(letter.PayBy, text.Language).Replace('\u00a0', ' '), said, StringComparison.Ordinal);
            Assert.Contains($"**{Kroner.Sum(letter.Claims.Select(claim => claim.Balance)).Text()}**".Replace('\u00a0', ' '), said, StringComparison.Ordinal);
            if (!letter.Fee.IsZero) Assert.Contains(letter.FeeRule.Split(" (")[0], said, StringComparison.Ordinal);
            foreach (var claim in about.Claims)
            {
                Assert.Contains(claim.PaymentId.Line(Database.Municipality.CreditorNumber), said, StringComparison.Ordinal);
                Assert.Contains(claim.Description, said, StringComparison.Ordinal);
                if (claim.Basis == ClaimBasis.Ordinary && claim.Rules.LegalBasis is { } law) Assert.Contains(law.ToString(), said, StringComparison.Ordinal);
            }
            Assert.DoesNotContain("/2000-01-01", said, StringComparison.Ordinal);
            AddsUp(text);
        }
    }

    [Theory, MemberData(nameof(SampleCourseLetters.Danish), MemberType = typeof(SampleCourseLetters))]
    public void The_danish_is_plain(string sample)
    {
        var text = SampleCourseLetters.Named(sample).Texts.Single();
        var sentences = Readability.Sentences(text);

        Assert.All(sentences, sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
        Assert.InRange(sentences.Average(Readability.Words), 1, 15);
        Assert.InRange(Readability.Lix(text), 10, SampleCourseLetters.Case(sample).Receiver.Kind == PersonKind.Business ? 42 : 38);
    }

    [Theory]
    [InlineData(LetterKind.Bill)]
    [InlineData(LetterKind.Reminder1)]
    [InlineData(LetterKind.Reminder2)]
    [InlineData(LetterKind.TransferNotice)]
    public void The_subject_names_sender_and_act_and_never_the_debt(LetterKind kind)
    {
        foreach (var to in (Mailbox[])[new("da", PersonKind.Person, false), new("en", PersonKind.Person, false), new("da", PersonKind.Business, true)])
        {
            var subject = LetterSubject.Of(kind, to, "Strandby Kommune", new DateOnly(2026, 9, 21));
            Assert.All(DebtWords, word => Assert.DoesNotContain(word, subject, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("kr", subject.Replace("Strandby Kommune", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("21", subject, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Bill_Daycare", "K9")]
    [InlineData("Bill_Business", "K9 K5")]
    [InlineData("Reminder1_Daycare", "K9")]
    [InlineData("Reminder1_Business", "K9 K5")]
    [InlineData("Reminder2_Maintenance", "K9")]
    [InlineData("Notice_Daycare", "K9 K8")]
    [InlineData("Notice_Business", "K9 K8")]
    [InlineData("Notice_Repayment", "K2 K8")]
    public void The_paragraph_on_disagreeing_follows_kind_and_family(string sample, string blocks) =>
        Assert.Equal(blocks, string.Join(' ', SampleCourseLetters.Named(sample).Texts.Single().Blocks.OfType<LetterBlock.Locked>().Select(block => block.Id)));

    [Theory]
    [InlineData("Reminder1_Maintenance")]
    [InlineData("Reminder1_Housing")]
    [InlineData("Notice_Maintenance")]
    [InlineData("Notice_Repayment")]
    public void A_claim_whose_law_gives_neither_says_nothing_of_fee_or_interest_of_ours(string sample)
    {
        var said = LetterPlainText.Of(SampleCourseLetters.Named(sample));

        Assert.DoesNotContain("| Gebyr", said, StringComparison.Ordinal);
        Assert.DoesNotContain("\nGebyr |", said, StringComparison.Ordinal);
        Assert.DoesNotContain("er gebyr", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Renten løber", said, StringComparison.Ordinal);
        Assert.DoesNotContain("% i rente", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_P13_a_repayment_claim_is_never_reminded()
    {
        var bill = SampleCourseLetters.Bill_Repayment;

        Assert.Throws<InvalidOperationException>(() => SampleCourseLetters.Write(bill with { Letter = bill.Letter with { Kind = LetterKind.Reminder1 } }));
        Assert.All((string[])["Bill_Repayment", "Notice_Repayment"], sample =>
        {
            var said = LetterPlainText.Of(SampleCourseLetters.Named(sample)).Replace("sende rykkere", "", StringComparison.Ordinal);
            Assert.All((string[])["rykker", "gebyr", "kulance"], word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public void A_second_fee_is_never_charged_without_its_reason()
    {
        Assert.Throws<InvalidOperationException>(() => SampleCourseLetters.Write(SampleCourseLetters.Reminder2_SecondFee with { FeeReason = "" }));
        Assert.Contains("adressen var skrevet forkert", LetterPlainText.Of(SampleCourseLetters.Named("Reminder2_SecondFee")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_protected_person_is_not_given_away_in_anothers_letter()
    {
        var about = SampleCourseLetters.Reminder2_CoDebtor;
        var said = LetterPlainText.Of(SampleCourseLetters.Write(about with { Claims = [.. about.Claims.Select(claim => claim with { Description = "Børnehuset Klitten", Discreet = true })] }));

        Assert.DoesNotContain("Klitten", said, StringComparison.Ordinal);
        Assert.Contains("Daginstitution", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Rule_L17_no_word_of_a_transfer_to_the_Faroe_Islands_or_Greenland()
    {
        var said = LetterPlainText.Of(SampleCourseLetters.Named("Reminder2_Greenland"));

        Assert.DoesNotContain("Gældsstyrelsen", said, StringComparison.Ordinal);
        Assert.DoesNotContain("sende kravet videre", said, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => SampleCourseLetters.Write(SampleCourseLetters.Notice_Daycare with { NeverTransferred = true }));
    }

    [Theory]
    [InlineData(false, "23. oktober 2026")]
    [InlineData(true, "31. oktober 2026")]
    public void Rule_L08_the_notice_names_a_day_after_the_waiting_time_and_three_ways_out(bool paper, string earliest)
    {
        var about = SampleCourseLetters.Notice_Daycare;
        var said = LetterPlainText.Of(SampleCourseLetters.Write(about with { Receiver = about.Receiver with { OnPaper = paper } }));

        Assert.Contains($"tidligst den **{earliest}**", said, StringComparison.Ordinal);
        Assert.All((string[])["**Betal**", "**Søg om en aftale**", "**Skriv, at du ikke er enig.**"], way => Assert.Contains(way, said, StringComparison.Ordinal));
    }

    [Fact]
    public void Rule_L15_a_letter_of_2007_names_the_law_and_the_way_of_complaint_of_its_day()
    {
        var about = SampleCourseLetters.Notice_Daycare;
        var said = LetterPlainText.Of(SampleCourseLetters.Write(about with { Letter = about.Letter with { On = new DateOnly(2007, 10, 8), PayBy = new DateOnly(2007, 10, 22) } }));

        Assert.Contains("lov om opkrævning og inddrivelse af visse fordringer § 2, stk. 4", said, StringComparison.Ordinal);
        Assert.Contains("klage til Landsskatteretten. Send klagen gennem SKAT", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Gældsstyrelsen", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Letters")]
    [InlineData("Statements")]
    public void Every_text_of_the_letters_is_there_in_both_languages_with_the_same_blanks(string file)
    {
        var (danish, english) = (Texts(file, ""), Texts(file, ".en"));

        Assert.Equal(danish.Keys.Order(), english.Keys.Order());
        Assert.InRange(danish.Count, 1, 600);
        Assert.All(danish.Keys, key => Assert.True(Blanks(danish[key]).SetEquals(Blanks(english[key])), $"{key} has other blanks in English"));
    }

    private static void AddsUp(LetterText text)
    {
        foreach (var table in text.Blocks.OfType<LetterBlock.Table>())
            for (var column = table.Columns.Count - table.Numbers; column < table.Columns.Count; column++)
                Assert.Equal(Ore(table.Total![column]), table.Rows.Sum(row => Ore(row[column])));
    }

    private static long Ore(string amount) => long.Parse(amount.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Texts(string file, string language, [System.Runtime.CompilerServices.CallerFilePath] string test = "") =>
        XDocument.Load(Path.Combine(Path.GetDirectoryName(test)!, "../../../src/Portal.App/Texts", $"{file}{language}.resx")).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static HashSet<string> Blanks(string text) => [.. Blank().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Blank();
}
