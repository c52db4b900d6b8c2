using System.Text.RegularExpressions;

namespace Portal.Domain.Requests;

/// <summary>One thing a caseworker asks for, and what it is needed for.</summary>
public sealed record InformationItem(string What, string Why);

/// <summary>Why information cannot be asked for as it is.</summary>
public enum InformationFault
{
    NothingIsAsked,

    /// <summary>More than <see cref="InformationRules.MostItems"/>.</summary>
    TooMuchIsAsked,

    /// <summary>Each thing is told with what it is needed for.</summary>
    WhyIsMissing,

    /// <summary>Longer than <see cref="InformationRules.LongestText"/>.</summary>
    TextIsTooLong,

    /// <summary>Never a diagnosis or a medical record (letters.md 4.10).</summary>
    AsksForDiagnosis,

    /// <summary>It is asked once.</summary>
    AlreadyAsked,

    /// <summary>The citizen is being heard: one thing at a time.</summary>
    HearingIsOpen,
}

/// <summary>What a caseworker may ask a citizen for before the answer: once, with a deadline, each thing with its reason, and never a diagnosis.</summary>
public static partial class InformationRules
{
    public const int MostItems = 6;

    /// <summary>The longest "what" or "why", in characters.</summary>
    public const int LongestText = 300;

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="askedOn">The day information was asked for earlier; null when it has not been.</param>
    public static IReadOnlyList<InformationFault> Faults(IReadOnlyList<InformationItem> items, RequestStatus status, DateOnly? askedOn) => [.. OfRequest(status, askedOn).Concat(OfItems(items))];

    private static IEnumerable<InformationFault> OfItems(IReadOnlyList<InformationItem> items)
    {
        if (items.All(item => item.What.Length == 0)) yield return InformationFault.NothingIsAsked;
        if (items.Count > MostItems) yield return InformationFault.TooMuchIsAsked;
        if (items.Any(item => item.What.Length == 0 != (item.Why.Length == 0))) yield return InformationFault.WhyIsMissing;
        if (items.Any(item => item.What.Length > LongestText || item.Why.Length > LongestText)) yield return InformationFault.TextIsTooLong;
        if (items.Any(item => Medical().IsMatch(item.What) || Medical().IsMatch(item.Why))) yield return InformationFault.AsksForDiagnosis;
    }

    private static IEnumerable<InformationFault> OfRequest(RequestStatus status, DateOnly? askedOn)
    {
        if (askedOn is not null) yield return InformationFault.AlreadyAsked;
        if (status == RequestStatus.Hearing) yield return InformationFault.HearingIsOpen;
    }

    [GeneratedRegex("diagnos|journal|epikrise|lægeerklæring|medical record", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Medical();
}
