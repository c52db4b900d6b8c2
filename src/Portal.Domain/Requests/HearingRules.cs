using Portal.Domain.Deferrals;

namespace Portal.Domain.Requests;

/// <summary>What a citizen is heard about (partshøring) before a decision that burdens them.</summary>
/// <param name="Considered">What we consider.</param>
/// <param name="Facts">What weighs against the citizen, and that they cannot be presumed to know we hold.</param>
/// <param name="Source">Where the facts come from, and of what day.</param>
public sealed record HearingAsk(string Considered, string Facts, string Source, DeferralGround? Rule);

/// <summary>Why somebody cannot be heard about it as it is.</summary>
public enum HearingFault
{
    ConsideredIsMissing,
    FactsAreMissing,
    SourceIsMissing,
    NoRuleNamed,

    /// <summary>A text is longer than <see cref="HearingRules.LongestText"/>.</summary>
    TextIsTooLong,

    /// <summary>An answer to an earlier question is awaited: one thing at a time.</summary>
    InformationIsAwaited,

    /// <summary>The citizen is being heard already.</summary>
    HearingIsOpen,
}

/// <summary>Forvaltningsloven § 19: the facts, their source and the rule are told, with a day to answer by, before anything is decided.</summary>
public static class HearingRules
{
    /// <summary>The longest text, in characters.</summary>
    public const int LongestText = 2000;

    /// <summary>Everything that is wrong with it.</summary>
    public static IReadOnlyList<HearingFault> Faults(HearingAsk ask, RequestStatus status) => [.. OfRequest(status).Concat(OfAsk(ask))];

    private static IEnumerable<HearingFault> OfAsk(HearingAsk ask)
    {
        if (ask.Considered.Length == 0) yield return HearingFault.ConsideredIsMissing;
        if (ask.Facts.Length == 0) yield return HearingFault.FactsAreMissing;
        if (ask.Source.Length == 0) yield return HearingFault.SourceIsMissing;
        if (ask.Rule is null) yield return HearingFault.NoRuleNamed;
        if (ask.Considered.Length > LongestText || ask.Facts.Length > LongestText || ask.Source.Length > LongestText) yield return HearingFault.TextIsTooLong;
    }

    private static IEnumerable<HearingFault> OfRequest(RequestStatus status)
    {
        if (status == RequestStatus.NeedsInformation) yield return HearingFault.InformationIsAwaited;
        if (status == RequestStatus.Hearing) yield return HearingFault.HearingIsOpen;
    }
}
