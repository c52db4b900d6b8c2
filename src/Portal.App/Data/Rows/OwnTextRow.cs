namespace Portal.App.Data.Rows;

/// <summary>
/// The municipality's own text in place of one of the portal's, in both languages at once, so that they never differ in version. Never updated but by its answer; a change is a new row.
/// </summary>
public sealed class OwnTextRow
{
    public Guid Id { get; set; }

    /// <summary>The text of the portal's that it stands for.</summary>
    public string Key { get; set; } = "";

    /// <summary>The claim type or family that it is for; empty where it is for all.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Null, as <see cref="English"/>, where the portal's own text is taken back.</summary>
    public string? Danish { get; set; }
    public string? English { get; set; }
    public DateOnly ValidFrom { get; set; }

    /// <summary>What is changed and why, in Danish.</summary>
    public string Note { get; set; } = "";
    public string ProposedBy { get; set; } = "";
    public DateTimeOffset ProposedAt { get; set; }

    /// <summary>One more for each text that is approved, whichever it is: a letter names the newest that it was written with.</summary>
    public int? Number { get; set; }
    public string? ApprovedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>The proposer where it was taken back.</summary>
    public string? RejectedBy { get; set; }
    public DateTimeOffset? RejectedAt { get; set; }
}
