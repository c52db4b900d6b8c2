using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.Domain;
using Portal.Domain.Tasks;

namespace Portal.App.OwnTexts;

/// <summary>A text as it is proposed. Both texts empty: the portal's own is taken back.</summary>
/// <param name="Key">The portal's text that it stands for.</param>
/// <param name="Scope">The claim type or family that it is for; empty for all.</param>
/// <param name="Note">What is changed and why, in Danish.</param>
public sealed record OwnTextDraft(string Key, string Scope, string Danish, string English, DateOnly ValidFrom, string Note)
{
    internal OwnTextRow Row()
    {
        var (danish, english) = (OwnTextRules.Clean(Danish), OwnTextRules.Clean(English));
        var back = danish.Length + english.Length == 0;
        return new OwnTextRow { Key = Key, Scope = Scope, Danish = back ? null : danish, English = back ? null : english, ValidFrom = ValidFrom, Note = OwnTextRules.Clean(Note) };
    }
}

/// <summary>What came of a proposal, or of its answer.</summary>
public abstract record OwnTextAnswer
{
    private OwnTextAnswer()
    {
    }

    /// <param name="Id">The proposal.</param>
    public sealed record Done(Guid Id) : OwnTextAnswer;

    public sealed record Refused(IReadOnlyList<OwnTextFault> Faults) : OwnTextAnswer;
}

/// <summary>A member of staff proposes a text of the municipality's own in place of one of the portal's (P15). No letter is written with it until somebody else has approved it.</summary>
public sealed class ProposeOwnText(ClaimWriter writer, WholeLetters letters)
{
    internal const string TaskDetail = "own-text";

    /// <returns>Null when the actor may not.</returns>
    public async Task<OwnTextAnswer?> Handle(OwnTextDraft draft, Caseworker by, CancellationToken cancel)
    {
        if (!by.MayProposeTexts()) return null;
        var row = draft.Row();
        await using var work = await writer.Begin([], cancel);
        var faults = OwnTextRules.Decide(row, work.BusinessDay > work.Today ? work.BusinessDay : work.Today).ToList();
        var same = await work.Db.OwnTexts.AsNoTracking().Where(other => other.Key == row.Key && other.Scope == row.Scope && other.RejectedAt == null).ToListAsync(cancel);
        var now = OwnTextBook.InForce(same.Where(other => other.ApprovedAt is not null), row.ValidFrom).SingleOrDefault();
        var (danish, english) = now is { Danish: { } ours, English: { } theirs } ? (ours, theirs) : (LetterKeys.PortalText(row.Key, "da"), LetterKeys.PortalText(row.Key, "en"));
        if ((danish, english) == (row.Danish, row.English) || (row.Danish, now?.Danish) is (null, null)) faults.Add(new(OwnTextRefusal.NothingChanges));
        if (same.Exists(other => other.ApprovedAt is null)) faults.Add(new(OwnTextRefusal.AlreadyProposed));
        if (faults.Count == 0) faults.AddRange(await letters.Faults(work.Db, row, cancel));
        if (faults.Count > 0) return new OwnTextAnswer.Refused(faults);

        (row.Id, row.ProposedBy, row.ProposedAt) = (Guid.CreateVersion7(), by.JournalId, work.Now);
        work.Db.OwnTexts.Add(row);
        work.Db.Tasks.Add(new TaskRow { Id = DerivedId.Of("task", "approve", row.Id), Kind = TaskKind.Approve, About = row.Id, Detail = TaskDetail, OpenedOn = work.Today });
        work.Db.Journal.Add(JournalEntry.OfOwnText(work, by, "own-text-proposed", row));
        await work.Commit(cancel);
        return new OwnTextAnswer.Done(row.Id);
    }
}

/// <summary>Who may change what letters say: whoever writes to citizens proposes; a team lead or administrator decides.</summary>
public static class TextMakers
{
    public static bool MayProposeTexts(this Caseworker by) => by.Has(StaffRole.Caseworker) || by.MayDecideTexts();

    public static bool MayDecideTexts(this Caseworker by) => by.Has(StaffRole.TeamLead) || by.Has(StaffRole.Administrator);
}
