using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>A letter in one line of the inbox.</summary>
public sealed record LetterSummary(Guid Id, LetterKind Kind, string Subject, DateOnly On, bool Opened);
