using Portal.Domain.Claims;

namespace Portal.Domain.Policy;

/// <summary>One dated choice (regelsæt). Old rows stay, so that old entries and letters still explain themselves.</summary>
/// <param name="Type">Null where it is the same for all types of claim.</param>
/// <param name="Value">Days, øre or hundredths of a percent, as the setting says.</param>
/// <param name="Source">The law or the council's decision that it rests on, in Danish.</param>
public sealed record PolicyRow(PolicySetting Setting, ClaimType? Type, DateOnly ValidFrom, long Value, string Source)
{
    /// <summary>How an entry, a step or a letter names the row it used: "reminder-fee/2000-01-01".</summary>
    public string Name { get; } = Type is { } type
        ? $"{Slug.Of(Setting)}/{Slug.Of(type)}/{ValidFrom:yyyy-MM-dd}"
        : $"{Slug.Of(Setting)}/{ValidFrom:yyyy-MM-dd}";
}
