using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>Somebody has acknowledged a debt (forældelsesloven § 15). What shows it is a note of its own, because it is free text.</summary>
public sealed class AcknowledgementRow
{
    /// <summary>Follows from claim, person, day and kind.</summary>
    public Guid Id { get; set; }
    public ClaimId ClaimId { get; set; }
    public PersonId PersonId { get; set; }

    /// <summary>The day of the acknowledgement itself.</summary>
    public DateOnly AcknowledgedOn { get; set; }
    public bool OfAmount { get; set; }
    public string By { get; set; } = "";
    public DateTimeOffset At { get; set; }
}
