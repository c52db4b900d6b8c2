using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Letters.Samples;

/// <summary>The letters about an agreement, or an arrangement that law sets, on one invented claim.</summary>
internal sealed class AgreementSamples(SampleCase about, MunicipalityOptions municipality, LettersOptions letters)
{
    private static readonly DateOnly Today = SampleClaims.Today, First = new(2026, 11, 1), ReplyBy = Today.AddDays(14);

    private readonly ClaimFacts _claim = SampleClaims.Facts(about.Type);

    public UnwrittenLetter Agreed() => new AgreementLetter(municipality, letters).Compose(new AgreementLetterModel(About, Plan(10, Today), AnswersRequest: true, Bounds));

    public UnwrittenLetter Decided(bool given) => new AgreementDecisionLetter(municipality, letters).Compose(Paying(given));

    public UnwrittenLetter Combined(DeferralDecisionModel waiting) => new CombinedDecisionLetter(municipality, letters).Compose(new CombinedDecisionModel(waiting, Paying(given: false), DeferralOutcome.Refused));

    public UnwrittenLetter Changed() => new AgreementChangedLetter(municipality, letters).Compose(
        new AgreementChangedModel(About, _claim.PaymentId, AgreementChange.PayDay, Today, Kroner.Of(300), Plan(6, new DateOnly(2026, 7, 1), new DateOnly(2026, 10, 1)), OwnWish: true));

    public UnwrittenLetter Ended() => new AgreementChangedLetter(municipality, letters).Compose(new AgreementChangedModel(About, _claim.PaymentId, AgreementChange.Ended, Today, Kroner.Of(600), null, OwnWish: false)
    {
        End = new AgreementEnd(ReplyBy, [new StepAhead(Step.PhoneTask, Today.AddDays(1)), new StepAhead(Step.TransferNotice, ReplyBy.AddDays(1))])
        {
            Missing = Kroner.Of(300), Since = new DateOnly(2026, 9, 15), RemindedOn = new DateOnly(2026, 9, 22), ReinstateBy = ReplyBy,
        },
    });

    public UnwrittenLetter Arrangement() => new ArrangementLetter(municipality, letters).Compose(new ArrangementModel(
        About, ArrangementBasis.Table, Kroner.Of(200_000), HasDependants: false, "Lønseddel", SampleClaims.Due, 9, "SKM2025.686.GÆLDST", Plan(10, Today), "", Today.AddYears(1)));

    private AgreementDecisionModel Paying(bool given) => new(
        About, Plan(24, Today).Instalments, new HashSet<HardshipReason> { HardshipReason.Unemployment }, new HashSet<FrameRule> { FrameRule.InstalmentIsTooSmall, FrameRule.TooManyMonths }, Bounds,
        new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest, DeferralGround.Circumstances }, "Der er plads til en større rate.", SpecialFinding: given, given ? Plan(10, Today) : null,
        given ? null : Plan(12, Today).Instalments, ReplyBy, ReplyBy);

    private AgreementLetterCase About => new(about.Receiver, Today, SampleClaims.CaseNumber, [new OwedClaim(_claim, Account.On(_claim, Today).Balance)], SampleClaims.Caseworker);

    private FrameBounds Bounds => FrameBounds.Of(About.Claims, Today, Policies.Default);

    private ToldPlan Plan(int months, DateOnly today, DateOnly? first = null)
    {
        var plan = InstalmentPlans.ByMonths(new PlanAsk(About.Owed, first ?? First, 1), months, today, Policies.Default, RequestLimits.InForce) as PlanAnswer.Made
            ?? throw new InvalidOperationException($"The sample claim of {about.Type} cannot be paid in {months} months.");
        return new ToldPlan(_claim.PaymentId, plan.Plan, ExpectedCost.Of(About.Facts, plan.Plan, Today, Policies.Default));
    }
}
