using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Arrangements;

/// <summary>The hearing about a raise that a claim waits for; there is one at a time.</summary>
internal static class ArrangementHearings
{
    /// <summary>What the answer to a hearing is kept as.</summary>
    public const string AnswerKind = "hearing-answer";

    /// <returns>Null when nobody is being heard about the claim.</returns>
    public static Task<ArrangementHearingRow?> Open(PortalDb db, ClaimId claim, CancellationToken cancel) =>
        db.ArrangementHearings.AsNoTracking().SingleOrDefaultAsync(row => row.ClaimId == claim && row.ClosedOn == null, cancel);

    public static HeardRaise? Heard(this ArrangementHearingRow? hearing) => hearing is null ? null : new HeardRaise(new Kroner(hearing.MonthlyOre), hearing.ReplyBy, hearing.AnsweredOn is not null);

    /// <summary>It has been decided, or something else is considered now.</summary>
    public static Task Close(Work work, ClaimId claim, CancellationToken cancel) => work.Db.ArrangementHearings.Where(row => row.ClaimId == claim && row.ClosedOn == null)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedOn, work.Today), cancel);

    /// <summary>What the debtor has answered, the oldest first.</summary>
    public static async Task<IReadOnlyList<string>> Answers(PortalDb db, ArrangementHearingRow hearing, CancellationToken cancel)
    {
        var notes = await db.Notes.AsNoTracking().Where(row => row.ClaimId == hearing.ClaimId && row.PersonId == hearing.PersonId && row.Kind == AnswerKind).ToListAsync(cancel);
        return [.. notes.Where(row => row.At >= hearing.At).OrderBy(row => row.At).Select(row => row.Text)];
    }
}
