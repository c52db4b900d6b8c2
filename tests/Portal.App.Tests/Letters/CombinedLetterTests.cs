using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.Domain.Deferrals;

namespace Portal.App.Tests.Letters;

/// <summary>One letter for both answers: to wait, and to pay by instalments from then on.</summary>
public sealed class CombinedLetterTests
{
    private static readonly DeferralDecisionModel Wait = SampleLetters.Granted with { Claims = [.. SampleAgreementLetters.Decided_Paper.About.Facts], On = SampleAgreementLetters.Today, AskedUntil = Until, Until = Until };

    private static DateOnly Until => new(2026, 10, 30);

    private static CombinedDecisionModel Granted => new(Wait, SampleAgreementLetters.Decided_Paper with { About = About(SampleLetters.Anna), Failing = new HashSet<Domain.Agreements.FrameRule>(), Asked = SampleAgreementLetters.Decided_Paper.Given!.Instalments }, DeferralOutcome.Granted);

    private static CombinedDecisionModel Mixed => new(
        Wait with { Outcome = DeferralOutcome.PartlyGranted, Until = new DateOnly(2026, 10, 23), ResumesOn = new DateOnly(2026, 11, 2) }, SampleAgreementLetters.Decided_Refused with { About = About(SampleLetters.Anna) }, DeferralOutcome.Refused);

    private static CombinedDecisionModel Refused => Mixed with { Waiting = Wait with { Outcome = DeferralOutcome.Refused, Until = null, Offer = NearestOffer.EarlierDate, OfferUntil = new DateOnly(2026, 10, 23), OfferAnswerBy = new DateOnly(2026, 10, 22), ResumesOn = new DateOnly(2026, 10, 27) } };

    private static CombinedDecisionModel English => Granted with { Paying = Granted.Paying with { About = About(SampleLetters.Anna with { Language = "en" }) } };

    [Theory]
    [InlineData(nameof(Granted))]
    [InlineData(nameof(Mixed))]
    [InlineData(nameof(Refused))]
    [InlineData(nameof(English))]
    public void The_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(Write(Named(sample)), $"combined-{sample}");

    [Theory]
    [InlineData(nameof(Granted))]
    [InlineData(nameof(Mixed))]
    [InlineData(nameof(Refused))]
    public void The_danish_is_plain_and_names_the_law(string sample)
    {
        var text = Write(Named(sample)).Texts.Single();
        Assert.All(Readability.Sentences(text), sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
        Assert.InRange(Readability.Lix(text), 10, 38);
        Assert.Contains("gældsinddrivelsesloven § 2, stk. 3", LetterPlainText.Of(Write(Named(sample))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_the_nearest_of_both()
    {
        var said = LetterPlainText.Of(Write(Refused));
        Assert.Contains("venter til den **23. oktober 2026**", said, StringComparison.Ordinal);
        Assert.Contains("om måneden i 12 måneder, hvis du svarer senest **27. oktober 2026**", said, StringComparison.Ordinal);
    }

    private static AgreementLetterCase About(LetterReceiver receiver) => SampleAgreementLetters.Decided_Paper.About with { Receiver = receiver };

    private static CombinedDecisionModel Named(string sample) => sample switch { nameof(Granted) => Granted, nameof(Mixed) => Mixed, nameof(Refused) => Refused, _ => English };

    private static LetterContent Write(CombinedDecisionModel model) => new CombinedDecisionLetter(Database.Municipality, new LettersOptions()).Compose(model).In(Wording.Standard);
}
