using Portal.App.Settings;
using Portal.Domain;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;

namespace Portal.App.Letters.Samples;

/// <summary>Whose letter is written, about which type of claim.</summary>
internal sealed record SampleCase(ClaimType Type, LetterReceiver Receiver);

/// <summary>A letter that can be read with an invented case.</summary>
public sealed class LetterSample
{
    internal LetterSample(string name, LetterKind kind, Func<SampleCase, LetterSamples, UnwrittenLetter> of, Func<ClaimType, LetterSamples, bool>? has = null) =>
        (Name, Kind, Of, Has) = (name, kind, of, has ?? ((_, _) => true));

    /// <summary>The letter kind, and what sets it apart from others of its kind.</summary>
    public string Name { get; }

    public LetterKind Kind { get; }

    internal Func<SampleCase, LetterSamples, UnwrittenLetter> Of { get; }

    internal Func<ClaimType, LetterSamples, bool> Has { get; }
}

/// <summary>Every letter there is, with an invented case of every type of claim: what a text is read in before it is sent to anybody.</summary>
public sealed class LetterSamples(MunicipalityOptions municipality, LettersOptions letters, ComplaintOptions complaints)
{
    public static readonly IReadOnlyList<LetterSample> All =
    [
        .. CourseSamples.Kinds.Select(kind => new LetterSample(
            Slug.Of(kind), kind,
            (about, samples) => new UnwrittenLetter(kind, SampleClaims.Today, wording => samples.Course.Compose(CourseSamples.Of(kind, about.Type, about.Receiver) with { Wording = wording })),
            (type, _) => CourseSamples.Has(kind, type))),
        Request("phone-follow-up", LetterKind.PhoneFollowUp, samples => samples.Call(CallOutcome.WillPayBy)),
        Request("phone-follow-up-agreed", LetterKind.PhoneFollowUp, samples => samples.Call(CallOutcome.Agreed)),
        Request("phone-follow-up-missed", LetterKind.PhoneFollowUp, samples => samples.Call(CallOutcome.NoAnswer)),
        Request("request-receipt", LetterKind.RequestReceipt, samples => samples.Receipt(wait: true, pay: false)),
        Request("request-receipt-agreement", LetterKind.RequestReceipt, samples => samples.Receipt(wait: false, pay: true)),
        Request("request-receipt-both", LetterKind.RequestReceipt, samples => samples.Receipt(wait: true, pay: true)),
        Request("request-receipt-report", LetterKind.RequestReceipt, samples => samples.Receipt(wait: false, pay: false)),
        Request("objection-receipt", LetterKind.RequestReceipt, samples => samples.ObjectionReceipt()),
        Request("information-request", LetterKind.InformationRequest, samples => samples.Information()),
        Request("hearing", LetterKind.Hearing, samples => samples.Hearing()),
        Request("hearing-raise", LetterKind.Hearing, samples => samples.RaiseHearing(), IsRepayment),
        Request("deferral-granted", LetterKind.Decision, samples => samples.Deferral(DeferralOutcome.Granted)),
        Request("deferral-partly", LetterKind.Decision, samples => samples.Deferral(DeferralOutcome.PartlyGranted)),
        Request("deferral-refused", LetterKind.Decision, samples => samples.Deferral(DeferralOutcome.Refused)),
        Agreement("agreement-partly", LetterKind.Decision, samples => samples.Decided(given: true)),
        Agreement("agreement-refused", LetterKind.Decision, samples => samples.Decided(given: false)),
        new(
            "combined", LetterKind.Decision,
            (about, samples) => new AgreementSamples(about, samples.Municipality, samples.Letters).Combined(new RequestSamples(about, samples.Municipality, samples.Letters, samples.Complaints).Waiting(DeferralOutcome.Granted)),
            NoRepayment),
        Request("objection-granted", LetterKind.Decision, samples => samples.Objection(DeferralOutcome.Granted)),
        Request("objection-partly", LetterKind.Decision, samples => samples.Objection(DeferralOutcome.PartlyGranted), MayReject),
        Request("objection-refused", LetterKind.Decision, samples => samples.Objection(DeferralOutcome.Refused), MayReject),
        Request("circumstances", LetterKind.Decision, samples => samples.Circumstances()),
        Request("correction", LetterKind.Correction, samples => samples.Correction()),
        Agreement("agreement", LetterKind.Agreement, samples => samples.Agreed()),
        Agreement("agreement-changed", LetterKind.AgreementChanged, samples => samples.Changed()),
        Agreement("agreement-ended", LetterKind.AgreementChanged, samples => samples.Ended()),
        Agreement("arrangement", LetterKind.Arrangement, samples => samples.Arrangement(), IsRepayment),
        Request("pay-back", LetterKind.Correction, samples => samples.PayBack()),
    ];

    internal MunicipalityOptions Municipality => municipality;

    internal LettersOptions Letters => letters;

    internal ComplaintOptions Complaints => complaints;

    private CourseLetterText Course { get; } = new(municipality, letters);

    /// <summary>Whether claims of a type get such a letter.</summary>
    public bool Has(LetterSample sample, ClaimType type) => sample.Has(type, this);

    /// <param name="language">"da" or "en"; an English letter has the Danish after it.</param>
    public LetterContent Write(LetterSample sample, ClaimType type, string language, Wording wording, bool paper = false, bool business = false) =>
        sample.Of(new SampleCase(type, SampleClaims.Receiver(language, paper, business)), this).In(wording.For([ClaimTypes.For(type, SampleClaims.Due)]));

    private static LetterSample Request(string name, LetterKind kind, Func<RequestSamples, UnwrittenLetter> write, Func<ClaimType, LetterSamples, bool>? has = null) =>
        new(name, kind, (about, samples) => write(new RequestSamples(about, samples.Municipality, samples.Letters, samples.Complaints)), has);

    private static LetterSample Agreement(string name, LetterKind kind, Func<AgreementSamples, UnwrittenLetter> write, Func<ClaimType, LetterSamples, bool>? has = null) =>
        new(name, kind, (about, samples) => write(new AgreementSamples(about, samples.Municipality, samples.Letters)), has ?? NoRepayment);

    private static bool IsRepayment(ClaimType type, LetterSamples samples) => ClaimTypes.For(type, SampleClaims.Due).Family == ClaimFamily.Repayment;

    private static bool NoRepayment(ClaimType type, LetterSamples samples) => !IsRepayment(type, samples);

    private static bool MayReject(ClaimType type, LetterSamples samples) => RequestSamples.MayReject(type, samples.Municipality, samples.Complaints);
}
