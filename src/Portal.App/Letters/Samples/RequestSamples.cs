using Portal.App.Settings;
using Portal.Domain.Arrangements;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.Requests;

namespace Portal.App.Letters.Samples;

/// <summary>The letters about a request, an objection, a call or a correction, each about one invented claim.</summary>
internal sealed class RequestSamples(SampleCase about, MunicipalityOptions municipality, LettersOptions letters, ComplaintOptions complaints)
{
    private static readonly DateOnly Today = SampleClaims.Today, AnswerBy = Today.AddDays(21), ReplyBy = Today.AddDays(14), Until = new(2026, 12, 1);
    private static readonly DateTimeOffset At = new(2026, 10, 13, 14, 5, 0, TimeSpan.FromHours(2));

    private readonly ClaimFacts _claim = SampleClaims.Facts(about.Type);

    public UnwrittenLetter Call(CallOutcome outcome) => new PhoneFollowUpLetter(municipality).Compose(new PhoneFollowUpModel(
        about.Receiver, Today, outcome, [_claim], outcome == CallOutcome.Agreed ? "Du søger om en aftale på portalen." : "", outcome == CallOutcome.Refused ? null : ReplyBy,
        outcome == CallOutcome.WillPayBy ? ReplyBy.AddDays(1) : null, SampleClaims.Caseworker));

    public UnwrittenLetter Receipt(bool wait, bool pay) => new RequestReceiptLetter(municipality).Compose(
        new RequestReceiptModel(about.Receiver, At, Today, SampleClaims.CaseNumber, RequestChannel.Portal, [_claim], new HashSet<ClaimId>(), [], wait ? Until : null, AnswerBy, ReplyBy, 1)
        {
            Instalments = pay ? new InstalmentAsk(Kroner.Of(300), 1, Until) : null, IsReport = !wait && !pay,
        });

    public UnwrittenLetter ObjectionReceipt() => new ObjectionReceiptLetter(municipality).Compose(new ObjectionReceiptModel(
        about.Receiver, At, Today, SampleClaims.CaseNumber, RequestChannel.Portal, _claim, ObjectionPart.Size, Unheld: false, BesideDebtor: false, AnswerBy, ReplyBy, 0));

    public UnwrittenLetter Information() => new InformationRequestLetter(municipality).Compose(new InformationRequestModel(
        about.Receiver, Today, SampleClaims.CaseNumber, [new("Lønseddel for september", "den viser, hvad du tjener nu")], ReplyBy, Held: true, SampleClaims.Caseworker));

    public UnwrittenLetter Hearing() => new HearingLetter(municipality).Compose(new HearingModel(
        about.Receiver, Today, SampleClaims.CaseNumber, "Vi overvejer at sige nej til, at du venter.", "Du fik løn i september.", "Indkomstregisteret den 12. oktober 2026.", DeferralGround.Circumstances,
        DeferralPolicies.For(Today).Law, ReplyBy, SampleClaims.Caseworker));

    public UnwrittenLetter RaiseHearing() => new RaiseHearingLetter(municipality).Compose(new RaiseHearingModel(
        about.Receiver, Today, _claim.PaymentId.Digits, Kroner.Of(350), new ArrangementAnswer.Instalments(ArrangementBasis.Table, Kroner.Of(1500), 9, "SKM2025.686.GÆLDST", []), Kroner.Of(200_000),
        HasDependants: true, "Lønseddel", SampleClaims.Due, Until, "", ReplyBy, SampleClaims.Caseworker));

    public UnwrittenLetter Deferral(DeferralOutcome outcome) => new DeferralDecisionLetter(municipality, letters).Compose(Waiting(outcome));

    public DeferralDecisionModel Waiting(DeferralOutcome outcome) => new(
        about.Receiver, Today, SampleClaims.CaseNumber, [_claim], Until, new HashSet<HardshipReason> { HardshipReason.Unemployment }, outcome,
        outcome == DeferralOutcome.Refused ? null : Until.AddDays(outcome == DeferralOutcome.PartlyGranted ? -29 : 0), outcome == DeferralOutcome.Refused ? ReplyBy : Until.AddDays(10),
        new HashSet<DeferralGround> { DeferralGround.MoreTimeOnRequest, DeferralGround.Circumstances }, "Du har oplyst, at du får løn igen i november.", outcome != DeferralOutcome.Refused,
        outcome == DeferralOutcome.Refused ? NearestOffer.EarlierDate : NearestOffer.Nothing, outcome == DeferralOutcome.Refused ? Until.AddDays(-29) : null, ReplyBy, DeferralPolicies.For(Today).Law,
        SampleClaims.Caseworker);

    public UnwrittenLetter Circumstances() => new CircumstancesLetter(municipality).Compose(new CircumstancesLetterModel(
        about.Receiver, Today, SampleClaims.CaseNumber, [_claim], Today.AddDays(-7), new HashSet<HardshipReason> { HardshipReason.Illness }, TakenIntoAccount: true, "Søg om mere tid.", ReplyBy, SampleClaims.Caseworker));

    public UnwrittenLetter Objection(DeferralOutcome outcome)
    {
        var now = outcome == DeferralOutcome.Refused ? _claim : Lowered();
        return new ObjectionDecisionLetter(municipality, complaints).Compose(new ObjectionDecisionModel(
            about.Receiver, Today, SampleClaims.CaseNumber, _claim, now, ObjectionPart.Size, outcome, IsLiable: true, IsDebtor: true, ReplyBy, "Beløbet er regnet ud efter det, vi har fået at vide.", SampleClaims.Caseworker));
    }

    public UnwrittenLetter Correction() => new CorrectionLetter(municipality).Compose(new CorrectionModel(about.Receiver, Today, _claim, Lowered(), EntryKind.Principal));

    public UnwrittenLetter PayBack() => new PayBackLetter(municipality).Compose(new PayBackModel(about.Receiver, Today, _claim, Kroner.Of(250), ReplyBy));

    /// <summary>An objection that is not upheld cannot be answered while the type's own complaint paragraph is missing.</summary>
    public static bool MayReject(ClaimType type, MunicipalityOptions municipality, ComplaintOptions complaints) =>
        new ObjectionDecisionLetter(municipality, complaints).HasComplaintText(type, ObjectionPart.Size, Today);

    private ClaimFacts Lowered() => SampleClaims.Facts(about.Type, SampleClaims.Posted(2, EntryKind.Correction, Today, -1000, EntryKind.Principal));
}
