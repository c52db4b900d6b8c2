using System.Globalization;
using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.Web.Staff.Cases;

/// <summary>What somebody has asked for by phone, by letter or in person, as it stands in the form.</summary>
public sealed record EnterForm
{
    public const string Name = "indtast", ChannelField = "kanal", ClaimField = "krav", UntilField = "dato", ReasonField = "grund", WordsField = "forklaring", SpecialField = "saerligt", LaterField = "senere",
        WhatField = "hvad", Both = "begge", MonthlyField = "beloeb", PayDayField = "betalingsdag", FirstField = "foerste-rate";

    public IReadOnlySet<RequestKind> Kinds { get; init; } = new HashSet<RequestKind> { RequestKind.Deferral };
    public string MonthlyText { get; init; } = "";
    public int? PayDay { get; init; }
    public DateOnly? FirstOn { get; init; }

    public RequestChannel? Channel { get; init; }
    public IReadOnlyList<ClaimId> Claims { get; init; } = [];
    public DateOnly? Until { get; init; }
    public IReadOnlySet<HardshipReason> Reasons { get; init; } = new HashSet<HardshipReason>();
    public string Words { get; init; } = "";
    public string Special { get; init; } = "";
    public bool EvidenceLater { get; init; }

    /// <param name="field">The values sent under a name, none when there are none.</param>
    public static EnterForm Read(Func<string, IReadOnlyList<string?>> field)
    {
        string One(string name) => field(name) is [{ } value, ..] ? value : "";
        return new EnterForm
        {
            Channel = Slug.TryParse<RequestChannel>(One(ChannelField), out var channel) ? channel : null,
            Claims = [.. field(ClaimField).Where(text => Guid.TryParse(text, out _)).Select(text => new ClaimId(Guid.Parse(text!)))],
            Kinds = KindsOf(One(WhatField)),
            MonthlyText = One(MonthlyField).Trim(),
            PayDay = int.TryParse(One(PayDayField), NumberStyles.None, CultureInfo.InvariantCulture, out var payDay) ? payDay : null,
            FirstOn = DecisionForm.Day(One(FirstField)),
            Until = DateOnly.TryParseExact(One(UntilField), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            Reasons = field(ReasonField).Where(text => Slug.TryParse<HardshipReason>(text ?? "", out _)).Select(text => Slug.Parse<HardshipReason>(text!)).ToHashSet(),
            Words = One(WordsField).ReplaceLineEndings("\n"),
            Special = One(SpecialField).ReplaceLineEndings("\n"),
            EvidenceLater = One(LaterField).Length > 0,
        };
    }

    public EnteredRequest Input(PersonId person) => new(person, Claims, Channel, Kinds.Contains(RequestKind.Deferral) ? Until : null, Reasons, Words, Special, EvidenceLater)
    {
        Kinds = Kinds,
        Instalments = Kinds.Contains(RequestKind.Agreement) ? new InstalmentAsk(Kroner.TryParse(MonthlyText, out var amount) ? amount : null, PayDay, FirstOn) : null,
    };

    public bool Asks(RequestKind kind, bool also) => Kinds.Contains(kind) && Kinds.Count == (also ? 2 : 1);

    public static string FieldOf(AgreementRefusal refusal) => refusal switch
    {
        AgreementRefusal.NoReasonGiven => FirstReason,
        AgreementRefusal.ExplanationIsMissing => WordsField,
        AgreementRefusal.MonthlyIsMissing => MonthlyField,
        AgreementRefusal.PayDayIsMissing => PayDayField,
        AgreementRefusal.FirstDayIsMissing or AgreementRefusal.StartsDuringWait => FirstField,
        _ => FirstClaim,
    };

    public static string FieldOf(PlanRefusal refusal) => refusal switch
    {
        PlanRefusal.NoSuchPayDay => PayDayField,
        PlanRefusal.FirstDateIsNotInTheFuture => FirstField,
        PlanRefusal.NothingIsOwed => FirstClaim,
        _ => MonthlyField,
    };

    private static HashSet<RequestKind> KindsOf(string what) => what == Both
        ? [RequestKind.Deferral, RequestKind.Agreement]
        : [Slug.TryParse<RequestKind>(what, out var kind) && kind == RequestKind.Agreement ? RequestKind.Agreement : RequestKind.Deferral];

    public static string FieldOf(DeferralRefusal refusal) => refusal switch
    {
        DeferralRefusal.ChannelIsMissing => FirstChannel,
        DeferralRefusal.DateIsMissing or DeferralRefusal.DateIsNotInTheFuture or DeferralRefusal.DateIsNotAfterPayBy or DeferralRefusal.DateIsTooFarAway => UntilField,
        DeferralRefusal.NoReasonGiven => FirstReason,
        DeferralRefusal.ExplanationIsMissing or DeferralRefusal.ExplanationIsTooLong => WordsField,
        DeferralRefusal.SpecialCircumstancesMissing or DeferralRefusal.SpecialCircumstancesAreTooLong => SpecialField,
        _ => FirstClaim,
    };

    public static string FirstChannel => $"{ChannelField}-{Slug.Of(RequestChannel.Phone)}";

    public static string FirstReason => $"{ReasonField}-{Slug.Of(HardshipReason.Unemployment)}";

    public static string FirstClaim => $"{ClaimField}-1";
}
