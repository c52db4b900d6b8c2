using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.Letters.Samples;

namespace Portal.App.OwnTexts;

/// <summary>
/// How easy to read the letters that a text stands in would be with it: each whole, with an invented case of every type of claim that gets it (letters.md 9.1). The municipality's other own
/// texts stand in them as they will on the text's first day.
/// </summary>
public sealed class WholeLetters(LetterSamples samples, LetterUsage usage, OwnTextBook book)
{
    /// <returns>The highest figure above what a letter may measure; none where no letter becomes harder to read than that.</returns>
    internal async Task<IEnumerable<OwnTextFault>> Faults(PortalDb db, OwnTextRow row, CancellationToken cancel)
    {
        var now = await book.On(db, row.ValidFrom, cancel);
        var then = OwnText.Of(row) is { } own ? now.With(own) : now.Without(row.Key, row.Scope);
        var tooHard = usage.Of(row.Key).Select(use => (Now: Lix(use, now), Then: Lix(use, then))).Where(lix => lix.Then > OwnTextPreview.HighestLix && lix.Then > lix.Now).ToList();
        // Rounded up: a letter just above is not told to be at the limit.
        return tooHard.Count == 0 ? [] : [new OwnTextFault(OwnTextRefusal.LetterIsTooHard, "da", $"{Math.Ceiling(tooHard.Max(lix => lix.Then)):0}", $"{OwnTextPreview.HighestLix}")];
    }

    private double Lix((LetterSample Sample, Domain.Claims.ClaimType Type) use, Wording wording) => Readability.Lix(samples.Write(use.Sample, use.Type, "da", wording).Texts.Single());
}
