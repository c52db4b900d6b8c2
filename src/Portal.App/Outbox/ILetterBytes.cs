using Portal.App.Documents;
using Portal.App.Letters;

namespace Portal.App.Outbox;

/// <summary>The pages of a letter, as the receiver gets them.</summary>
public interface ILetterBytes
{
    /// <returns>Null when there is no such letter.</returns>
    /// <exception cref="DocumentDamagedException">What is stored is not what was stored.</exception>
    Task<LetterFile?> Pdf(Guid letter, CancellationToken cancel);
}

/// <summary>The archive fixes a letter the first time it is asked for.</summary>
internal sealed class ArchivedLetterBytes(LetterArchive archive) : ILetterBytes
{
    public async Task<LetterFile?> Pdf(Guid letter, CancellationToken cancel) => (await archive.Draw(letter, cancel))?.File;
}
