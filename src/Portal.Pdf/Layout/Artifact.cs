namespace Portal.Pdf;

/// <summary>What is drawn and not read aloud.</summary>
internal enum Artifact
{
    /// <summary>The header of a page.</summary>
    Header,

    /// <summary>The footer of a page.</summary>
    Footer,

    /// <summary>A table's header row on a later page.</summary>
    Repeated,

    /// <summary>Lines, tints and pictures that say nothing.</summary>
    Decoration,
}
