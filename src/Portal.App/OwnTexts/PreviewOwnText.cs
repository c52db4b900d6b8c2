using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Letters;
using Portal.App.Letters.Samples;
using Portal.App.Settings;
using Portal.Domain.Claims;

namespace Portal.App.OwnTexts;

/// <summary>A letter as it would be with a draft in it, and how easy it is to read.</summary>
/// <param name="Letter">Null while the draft is one that no letter can be written with.</param>
/// <param name="Stands">The draft stands in this letter.</param>
/// <param name="Lix">Of the Danish (letters.md 9.1).</param>
/// <param name="LongestSentence">Words, in the Danish.</param>
/// <param name="Faults">Everything that is wrong with the draft's texts.</param>
public sealed record OwnTextPreview(LetterContent? Letter, bool Stands, int Lix, int LongestSentence, IReadOnlyList<OwnTextFault> Faults)
{
    /// <summary>The most that a whole letter may measure (letters.md 9.1).</summary>
    public const int HighestLix = 38;
}

/// <summary>Shows a letter to an invented person with a draft in it, before anybody has approved it. The municipality's other own texts are in it as they are in force today.</summary>
public sealed class PreviewOwnText(IDbContextFactory<PortalDb> dbs, OwnTextBook book, LetterSamples samples, TimeProvider clock)
{
    /// <param name="language">"da" or "en".</param>
    /// <returns>Null when the actor may not, or claims of that type get no such letter.</returns>
    public async Task<OwnTextPreview?> Handle(OwnTextDraft draft, LetterSample sample, ClaimType type, string language, Caseworker by, CancellationToken cancel)
    {
        if (!by.MayProposeTexts() || !samples.Has(sample, type)) return null;
        var row = draft.Row();
        var faults = OwnTextRules.Texts(row);
        if (!OwnTextRules.Fits(row)) return new OwnTextPreview(null, false, 0, 0, faults);

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (asked, wording) = (false, await book.On(db, clock.DanishToday(), cancel));
        var own = OwnText.Of(row);
        var letter = samples.Write(sample, type, language, (own is null ? wording.Without(row.Key, row.Scope) : wording.With(own)).TellingOf(key => asked |= key == row.Key));
        var danish = letter.Texts.Single(text => text.Language == "da");
        var scope = wording.With(own ?? new OwnText(0, row.Key, row.Scope, "-", "-")).For([ClaimTypes.For(type, clock.DanishToday())]).Own(row.Key)?.Scope;
        return new OwnTextPreview(letter, asked && scope == row.Scope, (int)Math.Round(Readability.Lix(danish)), Readability.Sentences(danish).Max(Readability.Words), faults);
    }
}
