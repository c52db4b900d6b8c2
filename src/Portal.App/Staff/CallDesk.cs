using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Calls;
using Portal.App.Data;
using Portal.App.Policy;
using Portal.App.Settings;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Tasks;

namespace Portal.App.Staff;

/// <summary>A call (opkald) with all that the caseworker needs to make it.</summary>
/// <param name="IdNumber">Masked.</param>
/// <param name="Phone">Empty where there is none.</param>
/// <param name="NumberIsWrong">Somebody has found the number to be another's.</param>
/// <param name="Outcome">How the task ended; empty while it is open.</param>
/// <param name="RestsUntil">The last day on which the claims would rest if the person promised something today, inclusive.</param>
public sealed record CallView(
    Guid Task, PersonId Person, string Name, string IdNumber, string Phone, bool NumberIsWrong, string Language, LiabilityKind Role, IReadOnlyList<CallClaim> Claims,
    IReadOnlyList<CallTry> Tries, DateOnly Since, bool IsOpen, string Outcome, DateOnly RestsUntil, DateOnly Today)
{
    public Kroner Owed => Kroner.Sum(Claims.Select(claim => claim.Claim.Account.Balance));

    /// <summary>Agreements and deferral are for special circumstances alone on one of the claims (P09).</summary>
    public bool SpecialCircumstances => Claims.Any(claim => claim.Claim.SpecialCircumstances);
}

/// <summary>One of the claims of a call, and the letters that this person has had about it.</summary>
public sealed record CallClaim(CaseClaim Claim, IReadOnlyList<StepTaken> Sent);

/// <summary>One try.</summary>
/// <param name="Words">What was agreed, or why no call was made; empty where nothing was written.</param>
public sealed record CallTry(DateOnly On, CallOutcome Outcome, DateOnly? PayBy, string By, string Words);

/// <summary>A call that waits.</summary>
/// <param name="Tries">How often it has been tried.</param>
public sealed record CallWaiting(Guid Task, string Name, int Claims, Kroner Owed, DateOnly Since, int Tries);

/// <summary>Calls at the desk (P03): those that wait for the case team, and one of them whole.</summary>
public sealed class CallDesk(IDbContextFactory<PortalDb> dbs, AccessLog access, TimeProvider clock)
{
    /// <returns>Null when there is no such call, or this member of staff is not on the case team.</returns>
    public async Task<CallView?> Handle(Guid id, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var today = clock.DanishToday();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await db.Tasks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Kind == TaskKind.Phone, cancel) is not { PersonId: { } callee } task) return null;
        await access.Record(by, callee, AccessKind.Call, "", cancel);

        var person = await db.Persons.AsNoTracking().SingleAsync(row => row.Id == callee, cancel);
        var claims = await ClaimFactsQuery.Of(await db.TaskClaims.Where(row => row.TaskId == id).Select(row => row.ClaimId).ToListAsync(cancel), db, cancel);
        var calls = await db.Calls.AsNoTracking().Where(row => row.TaskId == id).OrderBy(row => row.At).ToListAsync(cancel);
        var notes = await db.Notes.AsNoTracking().Where(row => row.TaskId == id).ToDictionaryAsync(row => row.At, row => row.Text, cancel);
        var policies = await PolicyBook.Of(db, cancel);
        return new CallView(
            id, callee, person.Name, IdNumber.TryParse(person.IdNumber, out var number) ? number.Masked : "", person.Phone, person.Phone.Length > 0 && (await Phones.Usable(db, [callee], cancel)).Count == 0,
            person.Language, claims.SelectMany(claim => claim.Liable).FirstOrDefault(liable => liable.Person == callee)?.Kind ?? LiabilityKind.Primary,
            [.. claims.Select(claim => new CallClaim(CaseClaim.Of(claim, [], today), [.. claim.Steps.Where(step => step.Person == callee && step.Letter is not null)]))],
            [.. calls.Select(call => new CallTry(call.On, call.Outcome, call.PayBy, call.By, notes.GetValueOrDefault(call.At, "")))],
            task.OpenedOn, task.ClosedOn is null, task.Outcome, today.AddDays(policies.Days(PolicySetting.ContactRest, today)), today);
    }

    /// <summary>The oldest first.</summary>
    /// <returns>None when this member of staff is not on the case team.</returns>
    public async Task<IReadOnlyList<CallWaiting>> Waiting(Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return [];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (
            from task in db.Tasks
            where task.Kind == TaskKind.Phone && task.ClosedOn == null
            join person in db.Persons on task.PersonId equals person.Id
            orderby task.OpenedOn, task.Id
            select new
            {
                task.Id, Callee = person.Id, person.Name, task.OpenedOn, Claims = db.TaskClaims.Count(link => link.TaskId == task.Id), Tries = db.Calls.Count(call => call.TaskId == task.Id),
                Ore = db.Claims.Where(claim => db.TaskClaims.Any(link => link.TaskId == task.Id && link.ClaimId == claim.Id)).Sum(claim => claim.BalanceOre),
            }).Take(Worklist.PageSize).ToListAsync(cancel);
        await access.Record(by, rows.ConvertAll(row => row.Callee), AccessKind.List, "", cancel);
        return rows.ConvertAll(row => new CallWaiting(row.Id, row.Name, row.Claims, new Kroner(row.Ore), row.OpenedOn, row.Tries));
    }
}
