using System.Globalization;
using Portal.App.Dunning;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.Web.Staff.People;

/// <summary>What a caseworker can do to a claim's course from the person's page.</summary>
public enum ClaimAct
{
    Contact,
    Hold,
    Release,
    Pointless,
    FeeReason,
    Acknowledge,
}

/// <summary>What was chosen and written, as it was sent.</summary>
public sealed record ActForm
{
    public const string ClaimsField = "krav", WhatField = "handling", KindField = "slags", UntilField = "til", ReasonField = "hvorfor", DayField = "den", AmountField = "skriftligt";

    public IReadOnlySet<ClaimId> Claims { get; init; } = new HashSet<ClaimId>();

    public ClaimAct? What { get; init; }

    public HoldKind Kind { get; init; } = HoldKind.Staff;

    public string UntilText { get; init; } = "";

    public DateOnly? Until => DateOnly.TryParseExact(UntilText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public string Reason { get; init; } = "";

    public string DayText { get; init; } = "";

    /// <summary>The day of an acknowledgement; null where none was written.</summary>
    public DateOnly? Day => DateOnly.TryParseExact(DayText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>It is in writing, with the amount.</summary>
    public bool OfAmount { get; init; }

    public static ActForm Read(IFormCollection sent) => new()
    {
        Claims = sent[ClaimsField].Select(text => Guid.TryParse(text, out var id) ? new ClaimId(id) : (ClaimId?)null).OfType<ClaimId>().ToHashSet(),
        What = Slug.TryParse<ClaimAct>(sent[WhatField].ToString(), out var what) ? what : null,
        Kind = Slug.TryParse<HoldKind>(sent[KindField].ToString(), out var kind) && HoldClaim.Kinds.Contains(kind) ? kind : HoldKind.Staff,
        UntilText = sent[UntilField].ToString(),
        Reason = sent[ReasonField].ToString(),
        DayText = sent[DayField].ToString(),
        OfAmount = sent.ContainsKey(AmountField),
    };

    public static string FieldOf(ActRefusal refusal) => refusal switch
    {
        ActRefusal.ReasonIsMissing or ActRefusal.DocumentIsMissing or ActRefusal.TextHoldsANumber => ReasonField,
        ActRefusal.DateIsInTheFuture or ActRefusal.ClaimWasTimeBarred or ActRefusal.IsOnRecord => DayField,
        ActRefusal.DateIsNotInTheFuture => UntilField,
        ActRefusal.NoSuchHold => KindField,
        _ => ClaimsField,
    };
}
