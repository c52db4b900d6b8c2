using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Payments;
using Portal.App.Policy;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Money;

namespace Portal.App.Books;

/// <summary>A claim as the page about the books shows it.</summary>
/// <param name="Name">By the source's own name, "source/reference".</param>
/// <param name="Debtor">Empty where the name is protected.</param>
/// <param name="Principal">With what has been corrected and written down.</param>
/// <param name="Paid">What has covered the claim.</param>
/// <param name="Credit">What can be paid back.</param>
public sealed record BookClaim(ClaimId Id, string Name, string Description, string Debtor, Kroner Principal, Kroner Interest, Kroner Fees, Kroner Paid, Kroner Balance, Kroner Credit);

/// <summary>Something about a claim's amounts that one has proposed (fire øjne).</summary>
/// <param name="Kind">The use case: "write-down", "write-off" or "pay-back".</param>
/// <param name="Amount">As it was proposed; of a write-off what was left that day.</param>
/// <param name="IsMine">The reader has proposed it, and cannot decide it.</param>
/// <param name="Faults">Why it can no longer be carried out.</param>
public sealed record BookProposal(Guid Id, string Kind, string Claim, string Description, string Debtor, Kroner Amount, string Reason, string ProposedBy, DateTimeOffset ProposedAt, bool IsMine, IReadOnlyList<ActRefusal> Faults);

/// <summary>What has been decided about a claim's amounts.</summary>
public sealed record BookDecision(Guid Id, string Kind, string Claim, Kroner Amount, string Reason, string ProposedBy, string DecidedBy, DateTimeOffset DecidedAt, bool Approved);

/// <summary>What the page about the books shows: what waits, the oldest first, and what was decided, the newest first.</summary>
/// <param name="MayPropose">Finance alone.</param>
/// <param name="MayDecide">Finance and team leads; never what they have proposed themselves.</param>
public sealed record BooksView(IReadOnlyList<BookProposal> Waiting, MoneyList<BookDecision> Decided, bool MayPropose, bool MayDecide);

/// <summary>What finance has proposed and decided about what stands on claims: written down, written off, paid back (nedskrivning, afskrivning, tilbagebetaling).</summary>
public sealed class BooksDesk(IDbContextFactory<PortalDb> dbs, TimeProvider clock, AccessLog access)
{
    public const int Most = 50;

    /// <returns>Null when this person may not see it.</returns>
    public async Task<BooksView?> Handle(Caseworker by, CancellationToken cancel)
    {
        if (!MaySee(by)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var (policies, businessDay) = (await PolicyBook.Of(db, cancel), await BusinessDay.Of(db, clock.DanishToday(), cancel));
        var all = db.Approvals.AsNoTracking().Where(row => Approvals.Kinds.Contains(row.Kind));
        var waiting = await all.Where(row => row.DecidedAt == null).OrderBy(row => row.ProposedAt).ToListAsync(cancel);
        var decided = await all.Where(row => row.DecidedAt != null).OrderByDescending(row => row.DecidedAt).Take(Most).ToListAsync(cancel);
        var ids = waiting.Concat(decided).Select(row => row.ClaimId!.Value).Distinct().ToList();
        var claims = await db.Claims.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var facts = (await ClaimFactsQuery.Of([.. waiting.Select(row => row.ClaimId!.Value).Distinct()], db, cancel)).ToDictionary(claim => claim.Id);
        var names = await LikelyClaims.Names([.. facts.Values.Select(claim => claim.Debtor).Distinct()], db, cancel);
        var reasons = (await db.Notes.AsNoTracking().Where(row => row.ClaimId != null && EF.Parameter(ids).Contains(row.ClaimId.Value) && Approvals.Kinds.Contains(row.Kind)).ToListAsync(cancel))
            .ToLookup(note => (note.ClaimId!.Value, note.Kind, note.At), note => note.Text);
        string ReasonOf(ApprovalRow row) => reasons[(row.ClaimId!.Value, row.Kind, row.ProposedAt)].FirstOrDefault() ?? "";

        await access.Record(by, [.. names.Keys], AccessKind.List, "", cancel);
        return new BooksView(
            [.. waiting.Select(row => new BookProposal(
                row.Id, row.Kind, Name(claims[row.ClaimId!.Value]), claims[row.ClaimId.Value].Description, names.GetValueOrDefault(claims[row.ClaimId.Value].DebtorId) ?? "", Approvals.AmountOf(row), ReasonOf(row),
                Caseworker.IdIn(row.ProposedBy), row.ProposedAt, row.ProposedBy == by.JournalId, Approvals.Carried(row, facts[row.ClaimId.Value], businessDay, policies) is ActAnswer.Refused refused ? refused.Reasons : []))],
            new MoneyList<BookDecision>(
                [.. decided.Select(row => new BookDecision(row.Id, row.Kind, Name(claims[row.ClaimId!.Value]), Approvals.AmountOf(row), ReasonOf(row), Caseworker.IdIn(row.ProposedBy), Caseworker.IdIn(row.DecidedBy!), row.DecidedAt!.Value, row.Approved == true))],
                await all.CountAsync(row => row.DecidedAt != null, cancel)),
            by.Has(StaffRole.Finance), by.Has(StaffRole.Finance) || by.Has(StaffRole.TeamLead));
    }

    /// <summary>A claim that something is to be proposed about, as it stands today.</summary>
    /// <returns>Null when there is none, or this person may propose nothing.</returns>
    public async Task<BookClaim?> Claim(ClaimId id, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Finance)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var businessDay = await BusinessDay.Of(db, clock.DanishToday(), cancel);
        if ((await ClaimFactsQuery.Of([id], db, cancel)).SingleOrDefault() is not { } facts) return null;
        var account = Account.On(facts, businessDay);
        var names = await LikelyClaims.Names([facts.Debtor], db, cancel);
        await access.Record(by, [.. names.Keys], AccessKind.List, "", cancel);
        return new BookClaim(
            id, $"{facts.Source}/{facts.Reference}", facts.Description, names.GetValueOrDefault(facts.Debtor) ?? "", account.Principal, account.Interest, account.Fees, account.Paid, account.Balance,
            Portal.Domain.Payments.MoneyRules.CreditOf(facts, businessDay));
    }

    private static bool MaySee(Caseworker by) => by.Has(StaffRole.Finance) || by.Has(StaffRole.TeamLead) || by.Has(StaffRole.Auditor);

    private static string Name(ClaimRow row) => $"{row.Source}/{row.Reference}";
}
