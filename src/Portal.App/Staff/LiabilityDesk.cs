using Microsoft.EntityFrameworkCore;
using Portal.App.Access;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Tasks;

namespace Portal.App.Staff;

/// <summary>A claim whose other debtors are looked for (P04).</summary>
/// <param name="PeriodFrom">The first day that the claim is about; null where the source has not said.</param>
/// <param name="CheckIsOpen">The task waits; else somebody may still be added while the claim is here.</param>
public sealed record LiabilityView(
    CaseClaim Claim, DateOnly? PeriodFrom, DateOnly? PeriodTo, bool HasCheck, bool CheckIsOpen, bool IsHere, IReadOnlyList<LiablePerson> People, IReadOnlyList<LiabilityFound> Found, DateOnly Today);

/// <summary>Somebody who is, or may be, liable.</summary>
/// <param name="IdNumber">Masked.</param>
/// <param name="Address">Empty where it is protected: then it is shown after a logged click alone.</param>
/// <param name="ConfirmedOn">Null while the person is only named by the source.</param>
public sealed record LiablePerson(PersonId Person, string Name, string IdNumber, LiabilityKind Kind, bool IsProtected, string Address, DateOnly? ConfirmedOn, DateOnly? EndedOn)
{
    /// <summary>Can be found liable.</summary>
    public bool IsPossible => Kind == LiabilityKind.CoDebtor && ConfirmedOn is null;
}

/// <summary>What has been found out.</summary>
/// <param name="Name">Null where nobody else is liable.</param>
public sealed record LiabilityFound(string? Name, DateOnly On, DateOnly? From, DateOnly? Until, string Source, string Grounds, string By);

/// <summary>A claim that waits for somebody to find out who else is liable.</summary>
public sealed record LiabilityWaiting(ClaimId Claim, string Name, ClaimType Type, string Description, Kroner Balance, DateOnly Since);

/// <summary>Who else is liable, at the desk (P04): the claims that wait, and one of them whole. Each look at a person's data is in the access log.</summary>
public sealed class LiabilityDesk(IDbContextFactory<PortalDb> dbs, AccessLog access, TimeProvider clock)
{
    /// <returns>Null when there is no such claim, or this member of staff is not on the case team.</returns>
    public async Task<LiabilityView?> Handle(ClaimId id, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var today = clock.DanishToday();
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if ((await ClaimFactsQuery.Of([id], db, cancel)).SingleOrDefault() is not { } claim) return null;
        await access.Record(by, [.. claim.Liable.Select(liable => liable.Person)], AccessKind.Liability, $"{claim.Source}/{claim.Reference}", cancel);

        var period = await db.Claims.Where(row => row.Id == id).Select(row => new { row.PeriodFrom, row.PeriodTo }).SingleAsync(cancel);
        var ids = claim.Liable.Select(liable => liable.Person).ToList();
        var people = await db.Persons.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancel);
        var found = await db.LiabilityFindings.AsNoTracking().Where(row => row.ClaimId == id).OrderBy(row => row.At).ToListAsync(cancel);
        return new LiabilityView(
            CaseClaim.Of(claim, [], today), period.PeriodFrom, period.PeriodTo, claim.Rules.OthersMayBeLiable,
            claim.Steps.Any(step => step.Step == Step.CoLiabilityTask && step.DoneOn is null), claim.Custody != Custody.Transferred,
            [.. claim.Liable.OrderBy(liable => liable.Kind).Select(liable => Of(people[liable.Person], liable))],
            [.. found.Select(row => new LiabilityFound(row.PersonId is { } person ? people.GetValueOrDefault(person)?.Name : null, row.On, row.From, row.Until, row.Source, row.Grounds, row.By))], today);
    }

    /// <summary>The protected address of somebody on the claim: a look of its own in the access log.</summary>
    /// <returns>Null when the person is not on the claim, or this member of staff is not on the case team.</returns>
    public async Task<string?> Address(ClaimId id, PersonId person, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var claim = await db.Claims.Where(row => row.Id == id && db.Liabilities.Any(liable => liable.ClaimId == id && liable.PersonId == person)).Select(row => row.Source + "/" + row.Reference).SingleOrDefaultAsync(cancel);
        if (claim is null) return null;
        await access.Record(by, person, AccessKind.Address, claim, cancel);
        return AddressOf(await db.Persons.AsNoTracking().SingleAsync(row => row.Id == person, cancel));
    }

    /// <summary>The oldest first.</summary>
    /// <returns>None when this member of staff is not on the case team.</returns>
    public async Task<IReadOnlyList<LiabilityWaiting>> Waiting(Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return [];
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var rows = await (
            from task in db.Tasks
            where task.Kind == TaskKind.CoLiability && task.ClosedOn == null
            join link in db.TaskClaims on task.Id equals link.TaskId
            join claim in db.Claims on link.ClaimId equals claim.Id
            join person in db.Persons on claim.DebtorId equals person.Id
            orderby task.OpenedOn, claim.PaymentId
            select new { claim.Id, Debtor = person.Id, person.Name, claim.Type, claim.Description, claim.BalanceOre, task.OpenedOn }).Take(Worklist.PageSize).ToListAsync(cancel);
        await access.Record(by, rows.ConvertAll(row => row.Debtor), AccessKind.List, "", cancel);
        return rows.ConvertAll(row => new LiabilityWaiting(row.Id, row.Name, row.Type, row.Description, new Kroner(row.BalanceOre), row.OpenedOn));
    }

    private static LiablePerson Of(Data.Rows.PersonRow person, Liability liable) => new(
        person.Id, person.Name, IdNumber.TryParse(person.IdNumber, out var number) ? number.Masked : "", liable.Kind, person.Protected, person.Protected ? "" : AddressOf(person), liable.ConfirmedOn, liable.EndedOn);

    /// <summary>On one line.</summary>
    internal static string AddressOf(Data.Rows.PersonRow person) => string.Join(", ", ((string[])[person.Street, $"{person.Postcode} {person.City}".Trim()]).Where(line => line.Length > 0));
}
