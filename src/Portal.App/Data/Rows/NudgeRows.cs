using Portal.Domain.Nudges;
using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>What a person has chosen about nudges and language (kontaktvalg). Whoever has chosen nothing has no row, and gets no nudge.</summary>
public sealed class ContactChoiceRow
{
    public PersonId PersonId { get; set; }

    /// <summary>Confirmed by a code that was sent to it; empty where e-mail is not chosen.</summary>
    public string Email { get; set; } = "";

    /// <summary>When consent was given; null where e-mail is not chosen.</summary>
    public DateTimeOffset? EmailChosenAt { get; set; }

    /// <summary>An address that has been sent a code and is not confirmed yet.</summary>
    public string AskedEmail { get; set; } = "";

    /// <summary>Salted digest of the code; empty when none waits.</summary>
    public string CodeDigest { get; set; } = "";
    public DateTimeOffset? CodeUntil { get; set; }

    /// <summary>How often a code has been typed for this digest.</summary>
    public int CodeTries { get; set; }

    /// <summary>Codes sent since <see cref="CodesSince"/>: nobody can have the portal fill another's mailbox.</summary>
    public int CodesSent { get; set; }
    public DateTimeOffset? CodesSince { get; set; }

    /// <summary>When NemSMS was chosen; the number is registered with the state, and is not known here.</summary>
    public DateTimeOffset? SmsChosenAt { get; set; }

    /// <summary>"da" or "en", of pages and nudges; empty while not chosen.</summary>
    public string Language { get; set; } = "";

    public int QuietFrom { get; set; } = QuietHours.Usual.From;

    public int QuietTo { get; set; } = QuietHours.Usual.To;
}

/// <summary>One nudge about one letter, one way. It holds no address and no number: those are read when it is sent.</summary>
public sealed class NudgeRow
{
    public Guid LetterId { get; set; }
    public NudgeWay Way { get; set; }
    public PersonId PersonId { get; set; }

    /// <summary>The UUID of a NemSMS, derived from the letter; Digital Post names it in its receipts.</summary>
    public Guid? MessageId { get; set; }
    public NudgeState State { get; set; }

    /// <summary>How it ended, or why the last try did not.</summary>
    public string Code { get; set; } = "";

    /// <summary>When the letter could be read.</summary>
    public DateTimeOffset AvailableAt { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? TriedAt { get; set; }
}
