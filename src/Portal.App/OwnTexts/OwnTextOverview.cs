using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain.Letters;

namespace Portal.App.OwnTexts;

/// <summary>Where an own text is on its way.</summary>
public enum OwnTextState
{
    Waiting,
    Coming,
    InForce,
    Past,
    Rejected,
    Withdrawn,
}

/// <summary>A row of the book, as staff read it.</summary>
/// <param name="Number">The municipality's running number; null until it is approved.</param>
/// <param name="Danish">Null where the portal's own text was taken back.</param>
/// <param name="Before">The Danish and English that it came in place of.</param>
/// <param name="DecidedBy">Who has approved or rejected it; null while it waits.</param>
/// <param name="IsMine">The reader has proposed it, and cannot decide it.</param>
/// <param name="Faults">Waiting: why it can no longer be approved.</param>
/// <param name="Fits">It is one that this version of the portal can write a letter with.</param>
public sealed record OwnTextVersion(
    Guid Id, int? Number, string Key, string Scope, string? Danish, string? English, (string Danish, string English) Before, DateOnly ValidFrom, string Note, OwnTextState State,
    string ProposedBy, DateTimeOffset ProposedAt, string? DecidedBy, DateTimeOffset? DecidedAt, bool IsMine, IReadOnlyList<OwnTextFault> Faults, bool Fits);

/// <summary>A text of the letters in the list.</summary>
/// <param name="Danish">The portal's own; empty where it has none.</param>
/// <param name="Lock">Why it is the same everywhere; null where it can be replaced.</param>
/// <param name="InForce">The municipality's own today, by kind of claim.</param>
/// <param name="IsUnderWay">A change is proposed or coming.</param>
public sealed record LetterLine(string Key, string Danish, TextLock? Lock, IReadOnlyList<OwnTextVersion> InForce, bool IsUnderWay);

/// <summary>The texts of one kind of letter, or of all.</summary>
/// <param name="Waiting">Proposals for any text, the oldest first.</param>
public sealed record LetterList(IReadOnlyList<LetterLine> Texts, IReadOnlyList<OwnTextVersion> Waiting, bool MayPropose, bool MayDecide);

/// <summary>One text with all that has been proposed for it, the newest first.</summary>
/// <param name="Kinds">The letters that it stands in.</param>
/// <param name="Earliest">The first day that a new text may come from.</param>
public sealed record LetterTextView(
    string Key, string Danish, string English, TextLock? Lock, IReadOnlyList<LetterKind> Kinds, IReadOnlyList<Placeholder> Placeholders, IReadOnlyList<OwnTextVersion> History, DateOnly Earliest, bool MayPropose, bool MayDecide);

/// <summary>The letters' texts: the portal's, the municipality's own, who changed what, and what waits for approval. For every staff role.</summary>
public sealed class OwnTextOverview(IDbContextFactory<PortalDb> dbs, LetterUsage usage, TimeProvider clock)
{
    /// <param name="kind">Null for all letters.</param>
    public async Task<LetterList> Handle(LetterKind? kind, Caseworker by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var known = await Known(db, null, by, cancel);
        var byKey = known.ToLookup(version => version.Key);
        return new LetterList(
            [
                .. LetterKeys.All.Where(key => kind is not { } wanted || usage.KindsOf(key).Contains(wanted)).Select(key => new LetterLine(
                    key, LetterKeys.PortalText(key, "da"), LetterKeys.LockOf(key), [.. byKey[key].Where(version => version is { State: OwnTextState.InForce, Danish: not null })],
                    byKey[key].Any(version => version.State is OwnTextState.Waiting or OwnTextState.Coming))),
            ],
            [.. known.Where(version => version.State == OwnTextState.Waiting).OrderBy(version => version.ProposedAt)], by.MayProposeTexts(), by.MayDecideTexts());
    }

    /// <returns>Null when there is no such text.</returns>
    public async Task<LetterTextView?> One(string key, Caseworker by, CancellationToken cancel)
    {
        if (!LetterKeys.Exists(key)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return new LetterTextView(
            key, LetterKeys.PortalText(key, "da"), LetterKeys.PortalText(key, "en"), LetterKeys.LockOf(key), usage.KindsOf(key), LetterKeys.PlaceholdersOf(key),
            [.. (await Known(db, key, by, cancel)).OrderByDescending(version => version.ProposedAt).ThenByDescending(version => version.Number)], (await Written(db, cancel)).AddDays(1), by.MayProposeTexts(), by.MayDecideTexts());
    }

    private async Task<IReadOnlyList<OwnTextVersion>> Known(PortalDb db, string? key, Caseworker by, CancellationToken cancel)
    {
        var rows = await db.OwnTexts.AsNoTracking().Where(row => key == null || row.Key == key).ToListAsync(cancel);
        var approved = rows.FindAll(row => row.ApprovedAt is not null);
        var (today, written) = (clock.DanishToday(), await Written(db, cancel));
        var inForce = OwnTextBook.InForce(approved, today).Select(row => row.Id).ToHashSet();
        return rows.ConvertAll(row => new OwnTextVersion(
            row.Id, row.Number, row.Key, row.Scope, row.Danish, row.English, Before(row, approved), row.ValidFrom, row.Note, StateOf(row, inForce, today), Name(row.ProposedBy)!, row.ProposedAt,
            Name(row.ApprovedBy ?? row.RejectedBy), row.ApprovedAt ?? row.RejectedAt, row.ProposedBy == by.JournalId,
            row is { ApprovedAt: null, RejectedAt: null } ? OwnTextRules.Decide(row, written) : [], OwnTextRules.Fits(row)));
    }

    private static OwnTextState StateOf(OwnTextRow row, HashSet<Guid> inForce, DateOnly today) => row switch
    {
        { RejectedAt: not null } => row.RejectedBy == row.ProposedBy ? OwnTextState.Withdrawn : OwnTextState.Rejected,
        { ApprovedAt: null } => OwnTextState.Waiting,
        _ => row.ValidFrom > today ? OwnTextState.Coming : inForce.Contains(row.Id) ? OwnTextState.InForce : OwnTextState.Past,
    };

    /// <summary>The text for the same claims that was there before, or would be on its day.</summary>
    private static (string Danish, string English) Before(OwnTextRow row, List<OwnTextRow> approved)
    {
        var earlier = OwnTextBook.InForce(
            approved.Where(other => other.Key == row.Key && other.Scope == row.Scope && other.Id != row.Id && (row.Number is null || other.Number < row.Number)), row.ValidFrom).SingleOrDefault();
        return earlier is { Danish: { } danish, English: { } english } ? (danish, english) : (LetterKeys.PortalText(row.Key, "da"), LetterKeys.PortalText(row.Key, "en"));
    }

    /// <summary>The last day that a letter may have been dated.</summary>
    private async Task<DateOnly> Written(PortalDb db, CancellationToken cancel)
    {
        var today = clock.DanishToday();
        var businessDay = await BusinessDay.Of(db, today, cancel);
        return businessDay > today ? businessDay : today;
    }

    private static string? Name(string? journalId) => journalId is null ? null : Caseworker.IdIn(journalId);
}
