using Portal.Domain.People;
using Portal.Domain.Requests;

namespace Portal.App.Data.Rows;

/// <summary>Free text about a person, in a table of its own so that it can be deleted by rule. Sensitive: the case team only.</summary>
public sealed class PersonalTextRow
{
    public Guid RequestId { get; set; }
    public PersonalTextKind Kind { get; set; }
    public string Text { get; set; } = "";
    public RetentionClass Retention { get; set; }
    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>A message (besked) on a request, either way. Sensitive: its citizen and the case team only.</summary>
public sealed class MessageRow
{
    public Guid Id { get; set; }
    public Guid RequestId { get; set; }
    public MessageFrom From { get; set; }
    public MessageKind Kind { get; set; }

    /// <summary>The member of staff who wrote it; empty when the citizen did.</summary>
    public string Author { get; set; } = "";
    public string Text { get; set; } = "";
    public RetentionClass Retention { get; set; }
    public DateTimeOffset SentAt { get; set; }

    /// <summary>When the other side first saw it.</summary>
    public DateTimeOffset? OpenedAt { get; set; }
}

/// <summary>One thing that a caseworker has asked the citizen for.</summary>
public sealed class InformationItemRow
{
    public Guid RequestId { get; set; }

    /// <summary>From 1, as it stands in the letter.</summary>
    public int Number { get; set; }
    public string What { get; set; } = "";
    public string Why { get; set; } = "";
    public RetentionClass Retention { get; set; }
}

/// <summary>Evidence (bilag). The bytes lie in the document store under their digest, outside the web root.</summary>
public sealed class AttachmentRow
{
    public Guid Id { get; set; }
    public Guid RequestId { get; set; }
    public PersonId PersonId { get; set; }

    /// <summary>The name shown, cleaned; never used as a path.</summary>
    public string Name { get; set; } = "";

    /// <summary>Told from the first bytes, never from the browser: application/pdf, image/jpeg, image/png or image/heic.</summary>
    public string MediaType { get; set; } = "";
    public long Size { get; set; }
    public string Sha256 { get; set; } = "";
    public RetentionClass Retention { get; set; }
    public DateTimeOffset AddedAt { get; set; }
}
