namespace Portal.Pdf;

/// <summary>Where a text or a drawing stands in its column.</summary>
public enum Alignment
{
    /// <summary>At the left edge.</summary>
    Left,

    /// <summary>In the middle.</summary>
    Centre,

    /// <summary>At the right edge; the place for amounts.</summary>
    Right,
}
