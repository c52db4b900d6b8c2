using Portal.App.Sessions;
using Portal.Web.Shared;

namespace Portal.Web.SignIn;

/// <summary>When somebody is logged off, as a page and its script are told.</summary>
/// <param name="Seconds">From now: the clock of the person's own device may be wrong.</param>
/// <param name="At">The time of day in Denmark.</param>
internal sealed record SessionTime(int Seconds, string At, bool CanBeProlonged)
{
    public static SessionTime Of(StandingSession session, SessionClock clock) =>
        new((int)(session.EndsAt - clock.Now).TotalSeconds, Danish.Clock(session.EndsAt), session.CanBeProlonged);
}
