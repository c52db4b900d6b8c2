using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Recovery;

namespace Portal.App.Tests.Letters;

/// <summary>What is said when the recovery authority has received a claim, and when one is back (letters.md 4.19, 4.20).</summary>
public sealed class TransferLettersTests
{
    [Theory, MemberData(nameof(SampleTransferLetters.All), MemberType = typeof(SampleTransferLetters))]
    public void The_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(SampleTransferLetters.Named(sample), $"transfer-{sample}");

    [Theory, MemberData(nameof(SampleTransferLetters.Danish), MemberType = typeof(SampleTransferLetters))]
    public void The_danish_is_plain(string sample)
    {
        var text = SampleTransferLetters.Named(sample).Texts.Single();
        var sentences = Readability.Sentences(text);

        Assert.All(sentences, sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
        Assert.InRange(Readability.Lix(text), 10, SampleTransferLetters.Case(sample).Receiver.Kind == PersonKind.Business ? 42 : 38);
    }

    [Theory]
    [InlineData("Done_Daycare", "K8")]
    [InlineData("Done_Business", "K8")]
    [InlineData("Done_Repayment", "K8")]
    [InlineData("Back_SentBack", "K9")]
    [InlineData("Back_Deferral_Business", "K9 K5")]
    public void The_paragraph_on_disagreeing_is_the_authoritys_while_it_has_the_claim_and_ours_when_it_is_back(string sample, string blocks) =>
        Assert.Equal(blocks, string.Join(' ', SampleTransferLetters.Named(sample).Texts.Single().Blocks.OfType<LetterBlock.Locked>().Select(block => block.Id)));

    [Theory]
    [InlineData("Done_Daycare")]
    [InlineData("Done_English")]
    [InlineData("Back_Lapsed")]
    public void Nothing_asks_for_money_where_nothing_is_to_be_paid_to_us(string sample)
    {
        var said = LetterPlainText.Of(SampleTransferLetters.Named(sample));

        Assert.DoesNotContain("+71<", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Sådan betaler du", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_claim_that_can_come_back_says_that_it_can()
    {
        Assert.Contains("få kravet tilbage", LetterPlainText.Of(SampleTransferLetters.Named("Done_Daycare")), StringComparison.Ordinal);
        Assert.DoesNotContain("få kravet tilbage", LetterPlainText.Of(SampleTransferLetters.Named("Done_Repayment")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_to_recall_a_claim_has_its_words()
    {
        var about = SampleTransferLetters.Back_SentBack;
        foreach (var why in Enum.GetValues<RecallReason>().Select(reason => Domain.Slug.Of(reason)).Append(TransferLetters.SentBack))
            Assert.NotEmpty(SampleCourseLetters.Write(about with { Letter = about.Letter with { Return = about.Letter.Return! with { Why = why } } }).Texts);
    }

    [Fact]
    public void The_municipalitys_own_words_of_the_letters_day_take_the_place_of_ours()
    {
        var about = SampleTransferLetters.Done_Daycare;
        var options = new LettersOptions
        {
            RecoveryAuthorities =
            [
                new AuthorityName { ValidFrom = about.Letter.On.AddDays(-9), Contact = "Ring på 11 11 11 11.", ContactEnglish = "Call 11 11 11 11.", Complaint = "Klag til Nævnet.", ComplaintEnglish = "Complain to the Board.", ConfirmedBy = "jurist" },
                new AuthorityName { ValidFrom = about.Letter.On.AddDays(1), Contact = "Ring på 22 22 22 22.", ContactEnglish = "Call 22 22 22 22.", Levy = "Spørg retten.", LevyEnglish = "Ask the court.", ConfirmedBy = "jurist" },
            ],
        };
        string Said(DateOnly on) => LetterPlainText.Of(new CourseLetterText(Database.Municipality, options).Compose(about with { Letter = about.Letter with { On = on } }));

        var (before, then, after) = (Said(about.Letter.On.AddDays(-10)), Said(about.Letter.On), Said(about.Letter.On.AddDays(1)));
        Assert.Contains("Skatteankestyrelsen", before, StringComparison.Ordinal);
        Assert.All((string[])["Ring på 11 11 11 11.", "Klag til Nævnet.", "fogedretten"], words => Assert.Contains(words, then, StringComparison.Ordinal));
        Assert.DoesNotContain("Skatteankestyrelsen", then, StringComparison.Ordinal);
        Assert.All((string[])["Ring på 22 22 22 22.", "Klag til Nævnet.", "Spørg retten."], words => Assert.Contains(words, after, StringComparison.Ordinal));
        Assert.DoesNotContain("fogedretten", after, StringComparison.Ordinal);
        Assert.Empty(options.Faults(production: true));
        Assert.Equal(2, new LettersOptions { RecoveryAuthorities = [new AuthorityName { ValidFrom = about.Letter.On, Levy = "Spørg retten." }] }.Faults(production: true).Count());
    }

    [Theory, MemberData(nameof(SampleTransferLetters.All), MemberType = typeof(SampleTransferLetters))]
    public async Task The_pdf_is_sound_and_says_what_was_sent_or_is_owed(string sample)
    {
        var content = SampleTransferLetters.Named(sample);
        using var file = new PdfFile(LetterPdf.Draw(content));

        Assert.Contains("No syntax or stream encoding errors", await PdfTools.Run("qpdf", "--check", file.Path), StringComparison.Ordinal);
        var text = (await PdfTools.Run("pdftotext", "-layout", file.Path, "-")).Replace('\u00a0', ' ');
        if (sample != "Back_Lapsed") Assert.Contains(Kroner.Sum(SampleTransferLetters.Case(sample).Letter.Claims.Select(claim => claim.Balance)).Text().Replace('\u00a0', ' '), text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_subjects_name_no_debt()
    {
        foreach (var kind in (LetterKind[])[LetterKind.TransferDone, LetterKind.Returned])
            Assert.Contains("din sag", LetterSubject.Of(kind, new Mailbox("da", PersonKind.Person, false), "Strandby Kommune", new DateOnly(2026, 10, 26)), StringComparison.Ordinal);
    }
}
