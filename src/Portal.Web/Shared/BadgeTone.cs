namespace Portal.Web.Shared;

/// <summary>How a state is coloured for a citizen. There is no red: nothing a citizen reads here is a fault of theirs.</summary>
public enum BadgeTone
{
    Plain,

    /// <summary>There is a date that can still be met.</summary>
    Act,

    /// <summary>Paused, paid, granted.</summary>
    Calm,
}
