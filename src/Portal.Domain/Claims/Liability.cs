using Portal.Domain.People;

namespace Portal.Domain.Claims;

/// <summary>How a person is liable for a claim (hæftelse).</summary>
public enum LiabilityKind
{
    /// <summary>The debtor named by the source.</summary>
    Primary,

    /// <summary>An owner of the property: liable at once.</summary>
    Owner,

    /// <summary>Medhæfter: liable once staff have confirmed it (P04).</summary>
    CoDebtor,
}

/// <summary>One person's liability for one claim.</summary>
/// <param name="ConfirmedOn">Null while the person is only a possible co-debtor: then the claim does not exist for them.</param>
public sealed record Liability(PersonId Person, LiabilityKind Kind, DateOnly? ConfirmedOn)
{
    /// <summary>The day on which it was found that the person is not liable after all (L03); null while nobody has.</summary>
    public DateOnly? EndedOn { get; init; }

    public bool IsLiable => ConfirmedOn is not null && EndedOn is null;
}
