using System.Globalization;
using Portal.App.Deferrals;
using Portal.Domain;
using Portal.Domain.Deferrals;

namespace Portal.Web.Staff.Cases;

/// <summary>
/// The decision as it stands in the form, in the browser's own words: the post and the live preview are read by the same eyes.
/// What was never offered counts as not answered.
/// </summary>
public sealed record DecisionForm
{
    public const string FormId = "afgoerelse";
    public const string VersionField = "version", OutcomeField = "udfald", UntilField = "til", GroundField = "regel", WrittenField = "begrundelse",
        SpecialField = "saerlige", LimitationField = "foraeldelse", OfferField = "tilbud", OfferUntilField = "tilbud-til", PreviewField = "vis-brevet";

    /// <summary>The longest grounds, in characters: two pages of a letter.</summary>
    public const int LongestWritten = 4000;

    public static readonly DateOnly LastDay = DeferralRules.LastUntil;

    public int Version { get; init; }
    public DeferralOutcome? Outcome { get; init; }
    public DateOnly? Until { get; init; }
    public IReadOnlyList<DeferralGround> Grounds { get; init; } = [];
    public string Written { get; init; } = "";
    public bool SpecialFinding { get; init; }
    public bool LimitationFinding { get; init; }
    public NearestOffer? Offer { get; init; }
    public DateOnly? OfferUntil { get; init; }

    public bool HasTooFarDate(DateOnly? askedUntil) => Until > LastDay || OfferUntil > LastDay || (Outcome == DeferralOutcome.Granted && askedUntil > LastDay);

    /// <param name="field">The values sent under a name, none when there are none.</param>
    public static DecisionForm Read(Func<string, IReadOnlyList<string?>> field)
    {
        string One(string name) => field(name) is [{ } value, ..] ? value : "";
        return new DecisionForm
        {
            Version = int.TryParse(One(VersionField), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1,
            Outcome = Member<DeferralOutcome>(One(OutcomeField)),
            Until = Day(One(UntilField)),
            Grounds = [.. field(GroundField).Select(text => Member<DeferralGround>(text ?? "")).OfType<DeferralGround>().Distinct().Order()],
            Written = One(WrittenField).ReplaceLineEndings("\n"),
            SpecialFinding = One(SpecialField).Length > 0,
            LimitationFinding = One(LimitationField).Length > 0,
            Offer = Member<NearestOffer>(One(OfferField)),
            OfferUntil = Day(One(OfferUntilField)),
        };
    }

    /// <returns>Null until an outcome is chosen: there is nothing to decide, and no letter to show.</returns>
    public DeferralDecisionInput? Input(Guid request) => Outcome is { } outcome
        ? new DeferralDecisionInput(
            request, Version, outcome, Until, Grounds.ToHashSet(), Written, SpecialFinding, LimitationFinding, Offer ?? NearestOffer.Nothing, OfferUntil)
        : null;

    private static T? Member<T>(string slug) where T : struct, Enum => Slug.TryParse<T>(slug, out var member) ? member : null;

    /// <summary>A browser's date field sends the first form; where it has none, people write the second.</summary>
    internal static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "d-M-yyyy", "d.M.yyyy", "d/M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
