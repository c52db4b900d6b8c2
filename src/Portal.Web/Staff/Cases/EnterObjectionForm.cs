using Portal.App.Objections;
using Portal.App.Requests;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Objections;
using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.Web.Staff.Cases;

/// <summary>What somebody has objected to by phone, by letter or in person, as it stands in the form.</summary>
public sealed record EnterObjectionForm
{
    public const string Name = "indtast-indsigelse", PartField = "hvad", RightField = "beloeb";

    public RequestChannel? Channel { get; init; }
    public ClaimId? Claim { get; init; }
    public ObjectionPart? Part { get; init; }
    public string RightText { get; init; } = "";
    public string Words { get; init; } = "";

    public static string FirstPart => $"{PartField}-{Slug.Of(ObjectionPart.Claim)}";

    /// <summary>The amount is read where the claim's size is disputed, and nowhere else.</summary>
    public bool AmountCannotBeRead => Part == ObjectionPart.Size && RightText.Length > 0 && Right is null;

    private Kroner? Right => Kroner.TryParse(RightText.Replace(".", "", StringComparison.Ordinal), out var amount) ? amount : null;

    /// <param name="field">The values sent under a name, none when there are none.</param>
    public static EnterObjectionForm Read(Func<string, IReadOnlyList<string?>> field)
    {
        string One(string name) => field(name) is [{ } value, ..] ? value : "";
        return new EnterObjectionForm
        {
            Channel = Slug.TryParse<RequestChannel>(One(EnterForm.ChannelField), out var channel) ? channel : null,
            Claim = Guid.TryParse(One(EnterForm.ClaimField), out var claim) ? new ClaimId(claim) : null,
            Part = Slug.TryParse<ObjectionPart>(One(PartField), out var part) ? part : null,
            RightText = One(RightField).Trim(),
            Words = One(EnterForm.WordsField).ReplaceLineEndings("\n"),
        };
    }

    public EnteredRequest Input(PersonId person) => new(person, Claim is { } claim ? [claim] : [], Channel, null, new HashSet<HardshipReason>(), Words, "", EvidenceLater: false)
    {
        Kinds = new HashSet<RequestKind> { RequestKind.Objection }, Objection = new ObjectionInput(Part, Part == ObjectionPart.Size ? Right : null),
    };

    public static string FieldOf(ObjectionRefusal refusal) => refusal switch
    {
        ObjectionRefusal.PartIsMissing or ObjectionRefusal.NoFeeIsCharged or ObjectionRefusal.NoInterestIsCharged => FirstPart,
        ObjectionRefusal.AmountIsNotPositive or ObjectionRefusal.AmountIsNotSmaller => RightField,
        ObjectionRefusal.ExplanationIsMissing or ObjectionRefusal.ExplanationIsTooLong => EnterForm.WordsField,
        _ => EnterForm.FirstClaim,
    };
}
