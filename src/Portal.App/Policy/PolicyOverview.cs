using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Settings;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Policy;

/// <summary>The municipality's choices as the staff's page shows them.</summary>
/// <param name="InForce">Today, by setting and type.</param>
/// <param name="Past">Followed by another row, the newest first within its setting.</param>
/// <param name="Proposals">Waiting for approval, the oldest first.</param>
/// <param name="RateIsMissing">The half-year that today lies in has no rate of renteloven.</param>
/// <param name="Earliest">The first day that a new choice may hold from.</param>
public sealed record PolicyView(
    IReadOnlyList<PolicyChoice> InForce, IReadOnlyList<PolicyChoice> Coming, IReadOnlyList<PolicyChoice> Past, IReadOnlyList<PolicyProposal> Proposals,
    DateOnly? RateIsMissing, DateOnly Earliest, bool MayChoose);

/// <summary>A row of the book.</summary>
/// <param name="Until">The day it is followed by another; null while none is known.</param>
/// <param name="ProposedBy">Null, as <paramref name="ApprovedBy"/>, in the first set.</param>
public sealed record PolicyChoice(PolicyRow Row, DateOnly? Until, string? ProposedBy, string? ApprovedBy);

/// <summary>A choice that waits for somebody else.</summary>
/// <param name="Now">What would hold that day without it; null where nothing would.</param>
/// <param name="IsMine">The reader has proposed it, and cannot decide it.</param>
/// <param name="Faults">Why it can no longer be approved.</param>
public sealed record PolicyProposal(Guid Id, PolicyRow Row, PolicyRow? Now, string ProposedBy, DateTimeOffset ProposedAt, bool IsMine, IReadOnlyList<PolicyFault> Faults);

/// <summary>The choices in force, coming and past, and those that wait for approval. For every staff role.</summary>
public sealed class PolicyOverview(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task<PolicyView> Handle(Caseworker by, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var today = clock.DanishToday();
        var businessDay = await BusinessDay.Of(db, today, cancel);
        var rows = await db.PolicyChoices.AsNoTracking().Where(row => row.RejectedAt == null).ToListAsync(cancel);
        var approved = rows.Where(row => row.ApprovedAt is not null).ToList();
        var book = PolicyBook.Of(approved);
        var makers = approved.OrderBy(row => row.ApprovedAt).GroupBy(PolicyBook.Row).ToDictionary(same => same.Key, same => same.Last());

        PolicyChoice Shown(PolicyRow row) => new(row, book.Until(row) is var until && until == DateOnly.MaxValue ? null : until, Name(makers.GetValueOrDefault(row)?.ProposedBy), Name(makers.GetValueOrDefault(row)?.ApprovedBy));
        var all = PolicyTable.Ordered(book.Rows).Select(Shown).ToList();
        var inForce = all.Where(choice => IsInForce(choice, today)).ToList();
        return new PolicyView(
            inForce, [.. all.Where(choice => choice.Row.ValidFrom > today)],
            [.. all.Where(choice => choice.Row.ValidFrom <= today).Except(inForce).OrderBy(choice => choice.Row.Setting).ThenBy(choice => choice.Row.Type).ThenByDescending(choice => choice.Row.ValidFrom)],
            [.. rows.Where(row => row.ApprovedAt is null).OrderBy(row => row.ProposedAt).Select(row => Proposal(row, book, businessDay, by))],
            book.CivilInterest(CivilInterestRates.HalfYear(today)) is null ? CivilInterestRates.HalfYear(today) : null, businessDay.AddDays(1), by.MayChoosePolicy());
    }

    /// <summary>A rate of renteloven holds in its own half-year and no longer.</summary>
    private static bool IsInForce(PolicyChoice choice, DateOnly today) =>
        choice.Row.ValidFrom <= today && (choice.Until is not { } until || until > today)
        && (choice.Row.Setting != PolicySetting.CivilInterest || choice.Row.ValidFrom == CivilInterestRates.HalfYear(today));

    private static PolicyProposal Proposal(PolicyChoiceRow row, Policies book, DateOnly businessDay, Caseworker by)
    {
        var choice = PolicyBook.Row(row);
        return new PolicyProposal(row.Id, choice, Now(choice, book), Name(row.ProposedBy)!, row.ProposedAt, row.ProposedBy == by.JournalId, PolicyRules.Decide(choice, businessDay, book));
    }

    private static PolicyRow? Now(PolicyRow choice, Policies book) => choice switch
    {
        { Setting: PolicySetting.CivilInterest } => book.CivilInterest(choice.ValidFrom),
        { Type: { } type } => book.For(choice.Setting, type, choice.ValidFrom),
        _ => book.For(choice.Setting, choice.ValidFrom),
    };

    private static string? Name(string? journalId) => journalId is null ? null : Caseworker.IdIn(journalId);
}
