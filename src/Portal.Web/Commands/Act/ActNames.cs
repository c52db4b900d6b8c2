using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Requests;
using Portal.Domain.Tasks;

namespace Portal.Web.Commands.Act;

/// <summary>From the names that a file uses, CPR and CVR numbers and "source/reference", to our own ids.</summary>
internal sealed class ActNames(IDbContextFactory<PortalDb> dbs)
{
    /// <returns>Null when nobody with that number is on record.</returns>
    public async Task<Citizen?> Citizen(IdNumber number, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Persons.Where(row => row.IdNumber == number.Digits).Select(row => new Citizen(row.Id, row.Name)).SingleOrDefaultAsync(cancel);
    }

    /// <returns>Null when there is no such claim.</returns>
    public async Task<ClaimId?> Claim(SourceReference name, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Claims.Where(row => row.Source == name.Source && row.Reference == name.Reference).Select(row => (ClaimId?)row.Id).SingleOrDefaultAsync(cancel);
    }

    /// <returns>Null when any of the claims is not the citizen's: to them it does not exist.</returns>
    public async Task<IReadOnlyList<ClaimId>?> ClaimsOf(Citizen citizen, IReadOnlyList<SourceReference> named, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var theirs = (await ClaimFactsQuery.Of(citizen.Person, db, cancel)).ToDictionary(claim => new SourceReference(claim.Source, claim.Reference), claim => claim.Id);
        return named.All(theirs.ContainsKey) ? [.. named.Select(name => theirs[name])] : null;
    }

    /// <summary>The claims that a person is the debtor of; those they share with another debtor are not among them.</summary>
    public async Task<IReadOnlyList<ClaimId>> DebtsOf(PersonId person, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Claims.Where(row => row.DebtorId == person).OrderBy(row => row.DueOn).ThenBy(row => row.PaymentId).Select(row => row.Id).ToListAsync(cancel);
    }

    /// <summary>A phone task: by its id, by who is to be called, or by a claim, of whose calls the debtor's comes first. Open ones before those that are closed, then the latest.</summary>
    /// <returns>Null when there is none.</returns>
    public async Task<Guid?> Call(Guid? id, IdNumber? person, SourceReference? claim, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var calls = db.Tasks.Where(row => row.Kind == TaskKind.Phone);
        if (id is { } own) calls = calls.Where(row => row.Id == own);
        if (person is { Digits: var digits }) calls = calls.Where(row => db.Persons.Any(who => who.Id == row.PersonId && who.IdNumber == digits));
        if (claim is { } named) calls = calls.Where(row => db.TaskClaims.Any(link => link.TaskId == row.Id && db.Claims.Any(about => about.Id == link.ClaimId && about.Source == named.Source && about.Reference == named.Reference)));
        return await calls.OrderBy(row => row.ClosedOn == null ? 0 : 1)
            .ThenBy(row => db.TaskClaims.Any(link => link.TaskId == row.Id && db.Claims.Any(about => about.Id == link.ClaimId && about.DebtorId == row.PersonId)) ? 0 : 1)
            .ThenByDescending(row => row.OpenedOn).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
    }

    /// <param name="id">The payment's own, or that of the task about it as `portal tasks` prints it.</param>
    /// <returns>Null when there is no such payment.</returns>
    public async Task<Guid?> Payment(Guid id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var about = await db.Tasks.Where(row => row.Id == id && (row.Kind == TaskKind.UnmatchedPayment || row.Kind == TaskKind.PaymentQuestion)).Select(row => row.About).SingleOrDefaultAsync(cancel) ?? id;
        return await db.BankTransactions.Where(row => row.Id == about).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancel);
    }

    /// <summary>By the bank's reference: the earliest of those that wait for what is to be done, else any.</summary>
    public async Task<Guid?> Payment(string bankReference, BankTransactionState wanted, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.BankTransactions.Where(row => row.BankReference == bankReference)
            .OrderBy(row => row.State == wanted ? 0 : 1).ThenBy(row => row.PaymentDay).ThenBy(row => row.Id).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel);
    }

    /// <param name="id">The agreement's own, or that of the request that it answers.</param>
    /// <returns>Null when there is no such agreement.</returns>
    public async Task<Guid?> Agreement(Guid id, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Agreements.Where(row => row.Id == id || row.RequestId == id).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancel);
    }

    /// <summary>What a request asks for.</summary>
    public async Task<IReadOnlySet<RequestKind>> KindsOf(Guid request, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return (await db.RequestKinds.Where(row => row.RequestId == request).Select(row => row.Kind).ToListAsync(cancel)).ToHashSet();
    }

    /// <summary>The request's version as it stands, which a caseworker would have on the screen.</summary>
    public async Task<int?> VersionOf(Guid request, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await db.Requests.Where(row => row.Id == request).Select(row => (int?)row.Version).SingleOrDefaultAsync(cancel);
    }
}
