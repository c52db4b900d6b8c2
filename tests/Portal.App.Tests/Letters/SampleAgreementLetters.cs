using Portal.App.Letters;
using Portal.App.Settings;
using Portal.App.Tests.Data;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.App.Tests.Letters;

/// <summary>Letters about agreements, a case of each kind that reads differently.</summary>
internal static class SampleAgreementLetters
{
    public static readonly DateOnly Today = new(2026, 10, 13);
    public static readonly PaymentId Id = PaymentId.Of(77);

    private static readonly LetterReceiver Firm = SampleLetters.Anna with { Name = "Skagen Sejlmageri I/S", Kind = PersonKind.Business };
    private static readonly LetterReceiver Clara = SampleLetters.Anna with { Name = "Clara O'Neill", Language = "en" };
    private static readonly LetterReceiver Dines = SampleLetters.Anna with { Name = "Dines Ørbæk", OnPaper = true };

    private static readonly ClaimFacts School = SampleLetters.Claim(1, ClaimType.AfterSchool, "Skolefritidsordning, september 2026", 1790, new DateOnly(2026, 9, 1));
    private static readonly ClaimFacts Daycare = SampleLetters.Claim(2, ClaimType.Daycare, "Daginstitution, august 2026", 2685, new DateOnly(2026, 8, 3), other: true);
    private static readonly ClaimFacts Benefit = SampleLetters.Claim(4, ClaimType.CashBenefitRepayment, "Tilbagebetaling, kontanthjælp", 18400, new DateOnly(2026, 9, 15));
    private static readonly ClaimFacts Rent = SampleLetters.Claim(5, ClaimType.Civil, "Leje af kajplads, september 2026", 7250, new DateOnly(2026, 9, 1));
    private static readonly ClaimFacts Building = SampleLetters.Claim(9, ClaimType.General, "Gebyr for byggesag 2026-113", 3200, new DateOnly(2026, 9, 1));

    // The agreement itself.
    public static AgreementLetterModel Agreed_Automatic => Agreed(About(SampleLetters.Anna, "", School), 6);
    public static AgreementLetterModel Agreed_Accepted => Agreed(About(SampleLetters.Anna, "Sofie Sagsbehandler", School, Daycare, Building), 12) with { AnswersRequest = false };
    public static AgreementLetterModel Agreed_Repayment => Agreed(About(SampleLetters.Anna, "Sofie Sagsbehandler", Benefit), 18);
    public static AgreementLetterModel Agreed_Business => Agreed(About(Firm, "Sofie Sagsbehandler", Rent), 24);
    public static AgreementLetterModel Agreed_Paper => Agreed(About(Dines, "Sofie Sagsbehandler", Building), 1);
    public static AgreementLetterModel Agreed_English => Agreed_Automatic with { About = About(Clara, "", School) };

    // An answer that does not give all.
    public static AgreementDecisionModel Decided_Partly => Decided(About(SampleLetters.Anna, "Sofie Sagsbehandler", Daycare, School)) with { SpecialFinding = true };
    public static AgreementDecisionModel Decided_Refused => Refused(Decided_Partly, 12);
    public static AgreementDecisionModel Decided_Nothing => Refused(Decided_Partly with { Failing = new HashSet<FrameRule> { FrameRule.BrokenAgreement } }, 0);
    public static AgreementDecisionModel Decided_Repayment => Refused(Decided(About(SampleLetters.Anna, "Sofie Sagsbehandler", Benefit)), 18);
    public static AgreementDecisionModel Decided_Business => Refused(Decided(About(Firm, "Sofie Sagsbehandler", Rent)), 12);
    public static AgreementDecisionModel Decided_Paper => Decided(About(Dines, "Sofie Sagsbehandler", School));
    public static AgreementDecisionModel Decided_English => Decided_Refused with { About = About(Clara, "Sofie Sagsbehandler", School) };

    // A change, or the end.
    public static AgreementChangedModel Changed_PayDay => Changed(AgreementChange.PayDay, 300, 6);
    public static AgreementChangedModel Changed_Skipped => Changed(AgreementChange.Skip, 0, 7);
    public static AgreementChangedModel Changed_Shortened => Changed(AgreementChange.Shorten, 900, 4);
    public static AgreementChangedModel Changed_Lowered => Changed(AgreementChange.Lower, 600, 6);
    public static AgreementChangedModel Changed_LowerAmount => Changed(AgreementChange.LowerAmount, 300, 7);
    public static AgreementChangedModel Changed_Reinstated => Changed(AgreementChange.Reinstated, 300, 6) with { About = About(SampleLetters.Anna, "Sofie Sagsbehandler", School) };
    public static AgreementChangedModel Changed_English => Changed_PayDay with { About = About(Clara, "", School) };
    public static AgreementChangedModel Changed_AgainstWish => Changed_LowerAmount with
    {
        About = About(SampleLetters.Anna, "Sofie Sagsbehandler", School), OwnWish = false, HeardOn = new DateOnly(2026, 9, 22), WrittenGrounds = "Et af kravene var regnet forkert ud. Derfor er raterne ændret.",
    };
    public static AgreementChangedModel Ended_Breached => Ended(SampleLetters.Anna, School, Daycare);
    public static AgreementChangedModel Ended_Repayment => Ended(SampleLetters.Anna, Benefit) is var ended ? ended with { End = ended.End! with { RemindedOn = null, ReinstateBy = null } } : ended;
    public static AgreementChangedModel Ended_Paper => Ended(Dines, Building);
    public static AgreementChangedModel Ended_English => Ended(Clara, School);
    public static AgreementChangedModel Ended_Cancelled => Ended(SampleLetters.Anna, School) with
    {
        Change = AgreementChange.Cancelled, OwnWish = true, About = About(SampleLetters.Anna, "Sofie Sagsbehandler", School), End = new AgreementEnd(new DateOnly(2026, 10, 27), []),
    };

    private static readonly Type[] Models = [typeof(AgreementLetterModel), typeof(AgreementDecisionModel), typeof(AgreementChangedModel)];

    private static IEnumerable<string> Names => typeof(SampleAgreementLetters).GetProperties().Where(property => Models.Contains(property.PropertyType)).Select(property => property.Name);

    public static TheoryData<string> All => [.. Names];

    public static TheoryData<string> Danish => [.. Names.Where(name => !name.EndsWith("English", StringComparison.Ordinal))];

    public static LetterContent Named(string name) => Write(typeof(SampleAgreementLetters).GetProperty(name)!.GetValue(null)!);

    public static LetterContent Write(object model, LettersOptions? letters = null) => model switch
    {
        AgreementLetterModel agreed => new AgreementLetter(Database.Municipality, letters ?? new LettersOptions()).Compose(agreed).In(Wording.Standard),
        AgreementDecisionModel decided => new AgreementDecisionLetter(Database.Municipality, letters ?? new LettersOptions()).Compose(decided).In(Wording.Standard),
        AgreementChangedModel changed => new AgreementChangedLetter(Database.Municipality, letters ?? new LettersOptions()).Compose(changed).In(Wording.Standard),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "This is no letter about an agreement."),
    };

    public static AgreementLetterCase About(LetterReceiver receiver, string decidedBy, params ClaimFacts[] claims) =>
        new(receiver, Today, "2026-004178", [.. claims.Select(claim => new OwedClaim(claim, Account.On(claim, Today).Balance))], decidedBy);

    public static FrameBounds Frame(AgreementLetterCase about) => FrameBounds.Of(about.Claims, Today, Policies.Default);

    private static ToldPlan Plan(AgreementLetterCase about, int months, DateOnly? firstOn = null)
    {
        var ask = new PlanAsk(about.Owed, firstOn ?? new DateOnly(2026, 11, 1), 1);
        var plan = ((PlanAnswer.Made)InstalmentPlans.ByMonths(ask, months, firstOn is null ? Today : new DateOnly(2026, 7, 1), Policies.Default, RequestLimits.InForce)).Plan;
        return new ToldPlan(Id, plan, ExpectedCost.Of(about.Facts, plan, Today, Policies.Default));
    }

    private static AgreementLetterModel Agreed(AgreementLetterCase about, int months) => new(about, Plan(about, months), true, Frame(about));

    private static AgreementDecisionModel Decided(AgreementLetterCase about) => new(
        about, Plan(about, 24).Instalments, new HashSet<HardshipReason> { HardshipReason.Unemployment, HardshipReason.LargeExpense },
        new HashSet<FrameRule> { FrameRule.InstalmentIsTooSmall, FrameRule.TooManyMonths }, Frame(about), new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest, DeferralGround.Circumstances },
        "Du har oplyst, hvad du har at leve for. Der er plads til en større rate.", false, Plan(about, 10), null, new DateOnly(2026, 10, 27), new DateOnly(2026, 10, 27));

    private static AgreementDecisionModel Refused(AgreementDecisionModel model, int months) =>
        model with { Given = null, Nearest = months > 0 ? Plan(model.About, months).Instalments : null, SpecialFinding = false };

    private static AgreementChangedModel Changed(AgreementChange kind, int paid, int months)
    {
        var about = About(SampleLetters.Anna, "", School);
        var owing = about with { Claims = [.. about.Claims.Select(owed => owed with { Owed = owed.Owed - Kroner.Of(paid) })] };
        return new AgreementChangedModel(owing, Id, kind, Today, Kroner.Of(paid), Plan(about, months, new DateOnly(2026, 10, 1)), OwnWish: true);
    }

    private static AgreementChangedModel Ended(LetterReceiver receiver, params ClaimFacts[] claims) =>
        new(About(receiver, "", claims), Id, AgreementChange.Ended, Today, Kroner.Of(600), null, OwnWish: false)
        {
            End = new AgreementEnd(new DateOnly(2026, 10, 27), [new StepAhead(Step.PhoneTask, new DateOnly(2026, 10, 14)), new StepAhead(Step.TransferNotice, new DateOnly(2026, 10, 28))])
            {
                Missing = Kroner.Of(300), Since = new DateOnly(2026, 9, 15), RemindedOn = new DateOnly(2026, 9, 22), ReinstateBy = new DateOnly(2026, 10, 27),
            },
        };
}
