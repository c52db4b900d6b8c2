using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Objections;

namespace Portal.App.Tests.Letters;

/// <summary>Receipt, decision and correction about objections (letters.md 4.9, 4.14, 4.16).</summary>
public sealed class ObjectionLettersTests
{
    private static readonly string[] Never = ["inkasso", "RKI", "snarest", "straks", "!", "jf."];

    [Theory, MemberData(nameof(SampleObjectionLetters.All), MemberType = typeof(SampleObjectionLetters))]
    public void The_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(SampleObjectionLetters.Named(sample), $"objection-{sample}");

    [Theory, MemberData(nameof(SampleObjectionLetters.All), MemberType = typeof(SampleObjectionLetters))]
    public void The_danish_is_plain_and_holds_nothing_that_no_letter_may(string sample)
    {
        var content = SampleObjectionLetters.Named(sample);
        var text = content.Texts.Single(text => text.Language == "da");

        Assert.All(Readability.Sentences(text), sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
        Assert.InRange(Readability.Lix(text), 10, 42);
        Assert.All(Never, word => Assert.DoesNotContain(word, LetterPlainText.Of(content), StringComparison.OrdinalIgnoreCase));
        // A receipt decides nothing; an answer and a correction carry one paragraph about complaints in each language.
        Assert.All(content.Texts, part => Assert.Equal(sample.StartsWith("Receipt", StringComparison.Ordinal) ? 0 : 1, part.Blocks.OfType<LetterBlock.Locked>().Count()));
        Assert.Equal(LetterPlainText.Of(content), LetterPlainText.Of(LetterContent.FromBytes(content.ToBytes())));
    }

    [Fact]
    public void It_is_drawn() => Assert.All(["Receipt", "Partly", "Correction"], sample => Assert.True(LetterPdf.Draw(SampleObjectionLetters.Named(sample)).Span.StartsWith("%PDF-"u8)));

    [Theory]
    [InlineData("Refused", "K3")]
    [InlineData("Refused_Property", "K4")]
    [InlineData("Refused_Maintenance", "K7")]
    [InlineData("Refused_Repayment", "K2")]
    [InlineData("Refused_Business", "K5")]
    [InlineData("Granted", "K0")]
    [InlineData("Correction", "K0")]
    public void Rule_L06_the_complaint_paragraph_is_that_of_the_claim(string sample, string block) =>
        Assert.Equal(block, Assert.Single(SampleObjectionLetters.Named(sample).Texts[0].Blocks.OfType<LetterBlock.Locked>()).Id);

    [Fact]
    public void Rule_L06_maintenance_has_no_paragraph_before_the_municipality_has_written_one()
    {
        var today = new DateOnly(2026, 10, 13);
        var written = new ComplaintOptions { Texts = [new ComplaintGuidance { Type = ClaimType.Maintenance, ValidFrom = today.AddDays(1), Danish = "x", English = "x", ConfirmedBy = "x" }] };

        Assert.False(ObjectionComplaintText.IsThere(new ComplaintOptions(), ClaimType.Maintenance, ObjectionPart.Claim, today));
        Assert.False(ObjectionComplaintText.IsThere(written, ClaimType.Maintenance, ObjectionPart.Claim, today));
        Assert.True(ObjectionComplaintText.IsThere(written, ClaimType.Maintenance, ObjectionPart.Claim, today.AddDays(1)));
        Assert.True(ObjectionComplaintText.IsThere(new ComplaintOptions(), ClaimType.PropertyTax, ObjectionPart.Fee, today));
        Assert.Equal(["Complaint:Texts:0", "Complaint:Texts:0:ConfirmedBy"], new ComplaintOptions { Texts = [new ComplaintGuidance()] }.Faults(production: false).Select(fault => fault.Setting));
    }

    [Fact]
    public void A_correction_says_nothing_of_who_objected_or_why()
    {
        var text = LetterPlainText.Of(SampleObjectionLetters.Named("Correction"));
        Assert.Contains("Det skyldes, at kravet var beregnet forkert.", text, StringComparison.Ordinal);
        foreach (var word in (string[])["sagt op", "Sofie", "2026-004178"]) Assert.DoesNotContain(word, text, StringComparison.Ordinal);
    }
}
