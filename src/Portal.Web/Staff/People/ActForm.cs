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
}

/// <summary>What was chosen and written, as it was sent.</summary>
public sealed record ActForm
{
    public const string ClaimsField = "krav", WhatField = "handling", KindField = "slags", UntilField = "til", ReasonField = "hvorfor";

    public IReadOnlySet<ClaimId> Claims { get; init; } = new HashSet<ClaimId>();

    public ClaimAct? What { get; init; }

    public HoldKind Kind { get; init; } = HoldKind.Staff;

    public string UntilText { get; init; } = "";

    public DateOnly? Until => DateOnly.TryParseExact(UntilText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public string Reason { get; init; } = "";

    public static ActForm Read(IFormCollection sent) => new()
    {
        Claims = sent[ClaimsField].Select(text => Guid.TryParse(text, out var id) ? new ClaimId(id) : (ClaimId?)null).OfType<ClaimId>().ToHashSet(),
        What = Slug.TryParse<ClaimAct>(sent[WhatField].ToString(), out var what) ? what : null,
        Kind = Slug.TryParse<HoldKind>(sent[KindField].ToString(), out var kind) && HoldClaim.Kinds.Contains(kind) ? kind : HoldKind.Staff,
        UntilText = sent[UntilField].ToString(),
        Reason = sent[ReasonField].ToString(),
    };

    public static string FieldOf(ActRefusal refusal) => refusal switch
    {
        ActRefusal.ReasonIsMissing => ReasonField,
        ActRefusal.DateIsNotInTheFuture => UntilField,
        ActRefusal.NoSuchHold => KindField,
        _ => ClaimsField,
    };
}
