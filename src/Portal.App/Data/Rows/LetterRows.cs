using Portal.Domain.Claims;
using Portal.Domain.Letters;
using Portal.Domain.People;

namespace Portal.App.Data.Rows;

/// <summary>A letter (brev) to one receiver. The PDF and the content it was drawn from lie in the document store under their digests.</summary>
public sealed class LetterRow
{
    /// <summary>Derived from (case, person, kind, cycle): the same letter always has the same id.</summary>
    public Guid Id { get; set; }
    public PersonId PersonId { get; set; }
    public LetterKind Kind { get; set; }

    /// <summary>The date printed on it.</summary>
    public DateOnly On { get; set; }
    public Guid? RequestId { get; set; }

    /// <summary>The last day that it prints for paying or answering; null where it prints none.</summary>
    public DateOnly? ReplyBy { get; set; }
    public string Language { get; set; } = "da";

    /// <summary>The subject line: names sender and act, never the debt.</summary>
    public string Subject { get; set; } = "";

    /// <summary>Null until it is drawn: at hand-over, or when somebody opens it first.</summary>
    public string? PdfSha256 { get; set; }

    /// <summary>Digest of the content (JSON) that the PDF and the web page are both drawn from.</summary>
    public string? ContentSha256 { get; set; }

    /// <summary>Digest of the inputs that it is written from (<see cref="LetterInputsRow"/>); null where the content was written at once.</summary>
    public string? InputsSha256 { get; set; }

    /// <summary>Which version of the text it was written with.</summary>
    public string TemplateVersion { get; set; } = "";
    public DateTimeOffset At { get; set; }

    /// <summary>When the receiver first opened it here.</summary>
    public DateTimeOffset? OpenedAt { get; set; }
}

/// <summary>A claim that a letter is about.</summary>
public sealed class LetterClaimRow
{
    public Guid LetterId { get; set; }
    public ClaimId ClaimId { get; set; }
}

/// <summary>A message that waits to be handed over. Never changes; what happens to it is a row in <see cref="DeliveryRow"/>.</summary>
public sealed class OutboxRow
{
    /// <summary>The letter's id, which is the message's UUID as well.</summary>
    public Guid Id { get; set; }
    public Channel Channel { get; set; }
    public DateTimeOffset At { get; set; }
}

/// <summary>One attempt, receipt or hold of a message. Never updated or deleted; the state is the newest.</summary>
public sealed class DeliveryRow
{
    public Guid Id { get; set; }
    public Guid OutboxId { get; set; }
    public DeliveryState State { get; set; }

    /// <summary>The receipt's code, or our reason for a hold.</summary>
    public string Code { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary>What a letter of the course is written from, as JSON: amounts, dates and ids, no free text. Never updated or deleted.</summary>
public sealed class LetterInputsRow
{
    public Guid LetterId { get; set; }
    public string Json { get; set; } = "";
}
