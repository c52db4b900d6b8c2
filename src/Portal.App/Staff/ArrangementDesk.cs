using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Arrangements;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Tasks;

namespace Portal.App.Staff;

/// <summary>What an arrangement on a repayment claim is set from, and what is set now.</summary>
/// <param name="HasBenefit">The debtor gets a benefit that gives a right to wait (BEK 585/2023 § 6).</param>
/// <param name="Standard">The regulated amount a month where no income is known; null where none is.</param>
/// <param name="Set">Null until something is set.</param>
public sealed record ArrangementView(CaseClaim Claim, string Name, string IdNumber, bool IsRepayment, bool HasBenefit, Kroner? Standard, ArrangementSet? Set, DateOnly Today)
{
    /// <summary>What the debtor is being heard about; null where nothing is.</summary>
    public ArrangementHeard? Hearing { get; init; }

    /// <summary>The day on which the claim lapses if there is no ability to pay (bortfald); null where nothing lapses, or nobody has said when the benefit ended.</summary>
    public DateOnly? LapsesOn { get; init; }

    /// <summary>The law that says so.</summary>
    public RepaymentLapse? Lapse { get; init; }

    public bool HasLapsed { get; init; }

    /// <summary>A right to wait holds the claim, since this day.</summary>
    public DateOnly? WaitsSince { get; init; }
}

/// <summary>A raise that the debtor is heard about.</summary>
/// <param name="Answers">In the debtor's own words, the oldest first.</param>
public sealed record ArrangementHeard(Kroner Monthly, DateOnly On, DateOnly ReplyBy, IReadOnlyList<string> Answers)
{
    /// <summary>It can be decided: there is an answer, or the time for one is out.</summary>
    public bool CanBeDecided(DateOnly today) => Answers.Count > 0 || today > ReplyBy;
}

/// <summary>What is set now.</summary>
/// <param name="Monthly">Null while the debtor has a right to wait.</param>
/// <param name="Percent">By the table: the share of the net yearly income.</param>
public sealed record ArrangementSet(ArrangementBasis Basis, Kroner? Monthly, int? Percent, string Source, DateOnly On, string By, DateOnly LookAgainOn);

/// <summary>A repayment claim that waits for the case team.</summary>
/// <param name="Kind">What is to be done: set, look at the income, decide after a hearing, or look at a claim that lapses.</param>
public sealed record ArrangementWaiting(ClaimId Claim, string Name, ClaimType Type, string Description, Kroner Balance, DateOnly Since, TaskKind Kind, DateOnly? Deadline);

/// <summary>Repayment claims at the desk (P13): those that wait for the case team, and one of them with all that it is set from. Incomes and benefits are the case team's alone.</summary>
public sealed class ArrangementDesk(IDbContextFactory<PortalDb> dbs, AccessLog access, TimeProvider clock)
{
    private static readonly TaskKind[] Kinds = [TaskKind.SetArrangement, TaskKind.IncomeRecheck, TaskKind.HearingAnswer, TaskKind.Limitation];

    /// <returns>Null when there is no such claim, or this member of staff is not on the case team.</returns>
    public async Task<ArrangementView?> Handle(ClaimId id, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var today = clock.DanishToday();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if ((await ClaimFactsQuery.Of([id], db, cancel)).SingleOrDefault() is not { } claim) return null;
        var debtor = await db.Persons.AsNoTracking().SingleAsync(row => row.Id == claim.Debtor, cancel);
        await access.Record(by, debtor.Id, AccessKind.Arrangement, $"{claim.Source}/{claim.Reference}", cancel);
        var hearing = await ArrangementHearings.Open(db, id, cancel);
        var set = await db.Arrangements.AsNoTracking().SingleOrDefaultAsync(row => row.ClaimId == id && row.ReplacedOn == null, cancel);
        return new ArrangementView(
            CaseClaim.Of(claim, [], today), debtor.Name, IdNumber.TryParse(debtor.IdNumber, out var number) ? number.Masked : "", claim.Rules.Family == ClaimFamily.Repayment,
            debtor.Benefit is not null, StandardInstalments.For(claim.Type, today)?.Monthly,
            set is null ? null : new ArrangementSet(set.Basis, set.MonthlyOre is { } ore ? new Kroner(ore) : null, set.Percent, set.Source, set.On, set.By, set.LookAgainOn), today)
        {
            Hearing = hearing is null ? null : new ArrangementHeard(new Kroner(hearing.MonthlyOre), hearing.On, hearing.ReplyBy, await ArrangementHearings.Answers(db, hearing, cancel)),
            LapsesOn = RepaymentLapses.LapsesOn(claim), Lapse = RepaymentLapses.For(claim.Type), HasLapsed = RepaymentLapses.HasLapsed(claim, today),
            WaitsSince = claim.Holds.Where(hold => hold.Kind == HoldKind.MandatoryDeferral && hold.StopsOn(today)).Min(hold => (DateOnly?)hold.From),
        };
    }

    /// <summary>The oldest first.</summary>
    /// <returns>None when this member of staff is not on the case team.</returns>
    public async Task<IReadOnlyList<ArrangementWaiting>> Waiting(Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return [];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (
            from task in db.Tasks
            where EF.Parameter(Kinds).Contains(task.Kind) && task.ClosedOn == null && (task.Kind != TaskKind.Limitation || task.Detail == RepaymentTasks.Lapses)
            join link in db.TaskClaims on task.Id equals link.TaskId
            join claim in db.Claims on link.ClaimId equals claim.Id
            join person in db.Persons on claim.DebtorId equals person.Id
            orderby task.OpenedOn, claim.PaymentId
            select new { claim.Id, Debtor = person.Id, person.Name, claim.Type, claim.Description, claim.BalanceOre, task.OpenedOn, task.Kind, task.Deadline }).Take(Worklist.PageSize).ToListAsync(cancel);
        await access.Record(by, rows.ConvertAll(row => row.Debtor), AccessKind.List, "", cancel);
        return rows.ConvertAll(row => new ArrangementWaiting(row.Id, row.Name, row.Type, row.Description, new Kroner(row.BalanceOre), row.OpenedOn, row.Kind, row.Deadline));
    }
}
