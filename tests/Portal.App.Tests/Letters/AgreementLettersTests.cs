using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.App.Texts;
using Portal.Domain.Agreements;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Tests.Letters;

public sealed class AgreementLettersTests
{
    private static readonly string[] DebtWords = ["gæld", "skylder", "rykker", "restance", "inkasso", "inddriv", "betaling", "mislighold", "debt", "owe", "reminder"];

    [Theory, MemberData(nameof(SampleAgreementLetters.All), MemberType = typeof(SampleAgreementLetters))]
    public void The_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(SampleAgreementLetters.Named(sample), $"agreement-{sample}");

    [Theory, MemberData(nameof(SampleAgreementLetters.All), MemberType = typeof(SampleAgreementLetters))]
    public void The_content_reads_back_as_it_was_kept(string sample)
    {
        var content = SampleAgreementLetters.Named(sample);

        Assert.Equal(LetterPlainText.Of(content), LetterPlainText.Of(LetterContent.FromBytes(content.ToBytes())));
    }

    [Theory, MemberData(nameof(SampleAgreementLetters.Danish), MemberType = typeof(SampleAgreementLetters))]
    public void The_danish_is_plain(string sample)
    {
        var text = SampleAgreementLetters.Named(sample).Texts.Single();
        var sentences = Readability.Sentences(text);

        Assert.All(sentences, sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
        Assert.InRange(sentences.Average(Readability.Words), 1, 15);
        Assert.InRange(Readability.Lix(text), 10, sample.EndsWith("Business", StringComparison.Ordinal) ? 42 : 38);
    }

    [Theory, MemberData(nameof(SampleAgreementLetters.All), MemberType = typeof(SampleAgreementLetters))]
    public void Every_letter_names_the_law_and_every_table_adds_up(string sample)
    {
        foreach (var text in SampleAgreementLetters.Named(sample).Texts)
        {
            var said = LetterPlainText.Of(SampleAgreementLetters.Named(sample) with { Texts = [text] });
            Assert.Contains("gældsinddrivelsesloven § 2, stk. 3", said, StringComparison.Ordinal);
            Assert.DoesNotContain("kr..", said.Replace("*", "", StringComparison.Ordinal), StringComparison.Ordinal);
            foreach (var table in text.Blocks.OfType<LetterBlock.Table>())
                for (var column = table.Columns.Count - table.Numbers; column < table.Columns.Count; column++)
                    Assert.Equal(Ore(table.Total![column]), table.Rows.Sum(row => Ore(row[column])));
        }
    }

    [Theory]
    [InlineData("Agreed_Automatic", "K1")]
    [InlineData("Agreed_Repayment", "K0")]
    [InlineData("Agreed_Accepted", "K0")]
    [InlineData("Decided_Partly", "K1")]
    [InlineData("Decided_Refused", "K1")]
    [InlineData("Decided_Repayment", "K2")]
    [InlineData("Changed_PayDay", "K0")]
    [InlineData("Changed_AgainstWish", "K1")]
    [InlineData("Ended_Breached", "K1")]
    [InlineData("Ended_Repayment", "K2")]
    [InlineData("Ended_Cancelled", "K0")]
    public void Rule_L06_the_complaint_paragraph_follows_outcome_wish_and_the_law_of_the_claim(string sample, string block) =>
        Assert.Equal(block, Assert.Single(SampleAgreementLetters.Named(sample).Texts.Single().Blocks.OfType<LetterBlock.Locked>()).Id);

    [Theory, MemberData(nameof(SampleAgreementLetters.All), MemberType = typeof(SampleAgreementLetters))]
    public void The_line_to_pay_by_is_that_of_the_agreement_where_there_is_one(string sample)
    {
        var refused = sample.StartsWith("Decided_", StringComparison.Ordinal) && sample is not ("Decided_Partly" or "Decided_Paper");
        var said = LetterPlainText.Of(SampleAgreementLetters.Named(sample));

        Assert.Equal(!refused, said.Contains(SampleAgreementLetters.Id.Line(Database.Municipality.CreditorNumber), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("da")]
    [InlineData("en")]
    public void Rule_P07_every_rule_of_the_frame_has_a_sentence_that_calls_it_ours_and_never_law(string language)
    {
        var frame = SampleAgreementLetters.Frame(SampleAgreementLetters.Agreed_Automatic.About);
        foreach (var rule in Enum.GetValues<FrameRule>())
        {
            var said = AgreementGroundsText.Sentence(new LetterWriter("decision", language, business: false, Wording.Standard), rule, frame);
            var law = rule is FrameRule.LongerThanLawAllows or FrameRule.SmallerThanLawAllows;
            Assert.Equal(law, said.Contains(language == "en" ? "the law" : "loven", StringComparison.Ordinal));
            Assert.Equal(!law, said.Contains(language == "en" ? "ur frame" : "ores ramme", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_a_law_forbids_stands_outside_our_frame()
    {
        var said = LetterPlainText.Of(SampleAgreementLetters.Write(SampleAgreementLetters.Decided_Refused with { Failing = new HashSet<FrameRule> { FrameRule.LongerThanLawAllows } }));

        Assert.DoesNotContain("ramme", said, StringComparison.Ordinal);
        Assert.Contains("længere, end loven tillader", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_every_rule_the_nearest_plan_and_the_day_to_answer_by()
    {
        var said = LetterPlainText.Of(SampleAgreementLetters.Named("Decided_Refused"));

        Assert.All((string[])["mindre end 250,00 kr.", "længere end 12 måneder", "om måneden i 12 måneder, hvis du svarer senest **27. oktober 2026**"], part => Assert.Contains(part, said, StringComparison.Ordinal));
    }

    [Fact]
    public void An_agreement_never_says_why_it_was_given_nor_who_else_owes()
    {
        var said = LetterPlainText.Of(SampleAgreementLetters.Named("Agreed_Accepted"));

        Assert.Contains("Aftalen gælder kun dig.", said, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<Domain.Deferrals.HardshipReason>(), reason => Assert.DoesNotContain(TextSet.Names["da", $"Reason_{Domain.Slug.Of(reason)}"], said, StringComparison.Ordinal));
    }

    [Fact]
    public void The_lines_on_acknowledging_and_on_set_off_follow_their_settings()
    {
        var model = SampleAgreementLetters.Agreed_Automatic;
        var (plain, turned) = (LetterPlainText.Of(SampleAgreementLetters.Write(model)), LetterPlainText.Of(SampleAgreementLetters.Write(model, new LettersOptions { AcknowledgementLine = false, SetOffDuringAgreement = true })));

        Assert.Contains("\n\nNår du siger ja til aftalen, siger du også ja til, at du skylder beløbet.", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("penge til gode", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("siger du også ja til, at du skylder", turned, StringComparison.Ordinal);
        Assert.Contains("penge til gode hos staten", turned, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Agreed_Repayment")]
    [InlineData("Changed_Repayment")]
    [InlineData("Ended_Repayment")]
    public void A_repayment_claim_has_no_word_of_reminders_fees_or_goodwill(string sample)
    {
        var said = LetterPlainText.Of(sample == "Changed_Repayment"
            ? SampleAgreementLetters.Write(SampleAgreementLetters.Changed_PayDay with { About = SampleAgreementLetters.Agreed_Repayment.About with { DecidedBy = "" } }) : SampleAgreementLetters.Named(sample));

        Assert.All((string[])["rykker", "gebyr", "kulance"], word => Assert.DoesNotContain(word, said.Replace("beløbet før gebyr og rente", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void An_answer_without_grounds_or_by_nobody_is_never_written()
    {
        var (decided, changed) = (SampleAgreementLetters.Decided_Refused, SampleAgreementLetters.Changed_PayDay);

        Assert.Throws<InvalidOperationException>(() => SampleAgreementLetters.Write(decided with { About = decided.About with { DecidedBy = "" } }));
        Assert.Throws<InvalidOperationException>(() => SampleAgreementLetters.Write(decided with { WrittenGrounds = "" }));
        Assert.Throws<InvalidOperationException>(() => SampleAgreementLetters.Write(SampleAgreementLetters.Agreed_Automatic with { Frame = null }));
        Assert.Throws<InvalidOperationException>(() => SampleAgreementLetters.Write(changed with { OwnWish = false }));
        Assert.Throws<InvalidOperationException>(() => SampleAgreementLetters.Write(changed with { Plan = null }));
    }

    [Theory]
    [InlineData(LetterKind.Agreement)]
    [InlineData(LetterKind.AgreementChanged)]
    [InlineData(LetterKind.Decision)]
    public void The_subject_names_the_act_and_never_the_debt(LetterKind kind)
    {
        foreach (var language in (string[])["da", "en"])
        {
            var subject = LetterSubject.Of(kind, new Mailbox(language, PersonKind.Person, false), "Strandby Kommune", SampleAgreementLetters.Today);
            Assert.All(DebtWords, word => Assert.DoesNotContain(word, subject, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static long Ore(string amount) => long.Parse(amount.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
}
