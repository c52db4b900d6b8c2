using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>A letter that is settled but not yet in words: it is written with the texts that are in force on its day, for its claims.</summary>
public sealed class UnwrittenLetter(LetterKind kind, DateOnly on, Func<Wording, LetterContent> write)
{
    public LetterKind Kind => kind;

    /// <summary>The date that will be printed on it.</summary>
    public DateOnly On => on;

    public LetterContent In(Wording wording) => write(wording);
}
