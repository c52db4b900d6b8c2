using Portal.App.Letters;
using Portal.App.Tests.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Tests.Letters;

/// <summary>Letters about arrangements on repayment claims (<see cref="ArrangementLetter"/>, <see cref="RaiseHearingLetter"/>), one of each kind that reads differently.</summary>
public sealed class ArrangementLettersTests
{
    private static readonly DateOnly Today = SampleAgreementLetters.Today;

    private static readonly ClaimFacts Benefit = SampleLetters.Claim(4, ClaimType.CashBenefitRepayment, "Tilbagebetaling, kontanthjælp", 18400, new DateOnly(2026, 9, 15));

    private static readonly ClaimFacts Paid = Benefit with { Postings = [.. Benefit.Postings, new Posting(Guid.NewGuid(), EntryKind.Payment, new DateOnly(2026, 9, 30), -Kroner.Of(1500), "P02")] };

    private static readonly LetterReceiver Clara = SampleLetters.Anna with { Name = "Clara O'Neill", Language = "en" };

    private static readonly Dictionary<string, Func<LetterContent>> Samples = new()
    {
        ["Raised"] = () => Arrangement(Set with { HeardOn = new DateOnly(2026, 9, 22) }),
        ["Rests"] = () => Arrangement(Waits(SampleLetters.Anna) with { Turn = ArrangementTurn.Rests }),
        ["Rests_English"] = () => Arrangement(Waits(Clara) with { Turn = ArrangementTurn.Rests }),
        ["GoesOn"] = () => Arrangement(Set with { About = About(SampleLetters.Anna, "", Paid), Turn = ArrangementTurn.GoesOn, Paid = Kroner.Of(1500), Plan = Plan(new DateOnly(2026, 10, 1), Paid) }),
        ["Hearing"] = () => Hearing(Raise(SampleLetters.Anna)),
        ["Hearing_Paper"] = () => Hearing(Raise(SampleLetters.Anna with { OnPaper = true }) with
        {
            Considered = new ArrangementAnswer.Instalments(ArrangementBasis.Individual, Kroner.Of(500), null, "BEK 585/2023 § 6, stk. 2", []), NetYearly = null, IncomeOn = null, WrittenGrounds = "Din husleje er meget lav.",
        }),
        ["Hearing_English"] = () => Hearing(Raise(Clara)),
    };

    public static TheoryData<string> All => [.. Samples.Keys];

    [Theory, MemberData(nameof(All))]
    public void The_text_is_the_one_that_was_approved(string sample) => ApprovedLetter.Same(Samples[sample](), $"arrangement-{sample}");

    [Theory, MemberData(nameof(All))]
    public void It_is_plain_and_never_called_an_agreement(string sample)
    {
        var content = Samples[sample]();
        foreach (var text in content.Texts.Where(text => text.Language == "da"))
        {
            Assert.All(Readability.Sentences(text), sentence => Assert.True(Readability.Words(sentence) <= 25, $"{Readability.Words(sentence)} words: {sentence}"));
            Assert.InRange(Readability.Lix(text), 10, 38);
            Assert.DoesNotContain("aftale", LetterPlainText.Of(content with { Texts = [text] }), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static ArrangementModel Set => new(
        About(SampleLetters.Anna, "Sofie Sagsbehandler"), ArrangementBasis.Table, Kroner.Of(200_000), false, "Lønseddel", new DateOnly(2026, 9, 1), 9, "SKM2025.686.GÆLDST", Plan(new DateOnly(2026, 11, 1)), "",
        new DateOnly(2027, 10, 13));

    private static ArrangementModel Waits(LetterReceiver receiver) =>
        new(About(receiver, ""), ArrangementBasis.Benefit, null, false, "", null, null, "BEK 585/2023 § 6", null, "", new DateOnly(2027, 3, 2));

    private static RaiseHearingModel Raise(LetterReceiver receiver) => new(
        receiver, Today, "000000000000042", Kroner.Of(350), new ArrangementAnswer.Instalments(ArrangementBasis.Table, Kroner.Of(1500), 9, "SKM2025.686.GÆLDST", []), Kroner.Of(200_000), true, "Lønseddel",
        new DateOnly(2026, 9, 1), new DateOnly(2026, 12, 1), "", new DateOnly(2026, 10, 27), "Sofie Sagsbehandler");

    private static AgreementLetterCase About(LetterReceiver receiver, string decidedBy, ClaimFacts? claim = null) => SampleAgreementLetters.About(receiver, decidedBy, claim ?? Benefit) with { CaseNumber = "000000000000042" };

    private static ToldPlan Plan(DateOnly first, ClaimFacts? claim = null)
    {
        var ask = new PlanAsk(Account.On(Benefit, Today).Balance, first, 1);
        var plan = ((PlanAnswer.Made)InstalmentPlans.ByAmount(ask, Kroner.Of(1500), new DateOnly(2026, 7, 1), Policies.Default, RequestLimits.InForce)).Plan;
        return new ToldPlan(SampleAgreementLetters.Id, plan, ExpectedCost.Of([claim ?? Benefit], [.. plan.Where(one => one.DueOn > Today)], Today, Policies.Default));
    }

    private static LetterContent Arrangement(ArrangementModel model) => new ArrangementLetter(Database.Municipality, new()).Compose(model).In(Wording.Standard);

    private static LetterContent Hearing(RaiseHearingModel model) => new RaiseHearingLetter(Database.Municipality).Compose(model).In(Wording.Standard);
}
