namespace Portal.App.Sessions;

/// <summary>The time by which sessions begin and end: the real one, also in a demo whose day stands still, where no session would end and no cookie be valid.</summary>
public sealed class SessionClock(TimeProvider time)
{
    public TimeProvider Time { get; } = time;

    public DateTimeOffset Now => Time.GetUtcNow();
}
