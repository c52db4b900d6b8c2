using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Requests;
using Portal.Domain.Tasks;

namespace Portal.App.Staff;

/// <summary>A task that waits for staff (opgave).</summary>
/// <param name="Claims">By the source's own name, "source/reference".</param>
/// <param name="Role">How the person it is about is liable for the first of the claims; null where it is about no person.</param>
/// <param name="Detail">A code that says more; empty where the kind says it all.</param>
public sealed record OpenTask(Guid Id, string Kind, string? Claim, IReadOnlyList<string> Claims, string? Role, DateOnly Since, DateOnly? Deadline, string Detail)
{
    /// <summary>The payment it is about; null where it is about none.</summary>
    public OpenPayment? Payment { get; init; }
}

/// <summary>A payment that waits for staff. What the payer wrote is not among it: it may be free text.</summary>
/// <param name="BankReference">What the bank calls it; empty where it has no name for it.</param>
public sealed record OpenPayment(Guid Id, DateOnly On, long AmountOre, string BankReference);

/// <summary>Everything that waits for staff, the oldest first: tasks, and requests that wait for an answer.</summary>
public sealed class OpenTasks(IDbContextFactory<PortalDb> dbs)
{
    public async Task<IReadOnlyList<OpenTask>> Handle(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var tasks = await db.Tasks.AsNoTracking().Where(row => row.ClosedOn == null).ToListAsync(cancel);
        var claims = (await (
            from link in db.TaskClaims
            join task in db.Tasks on link.TaskId equals task.Id
            join claim in db.Claims on link.ClaimId equals claim.Id
            where task.ClosedOn == null
            orderby claim.DueOn, claim.PaymentId
            select new { link.TaskId, Name = claim.Source + "/" + claim.Reference, claim.DebtorId, claim.Id }).ToListAsync(cancel)).ToLookup(row => row.TaskId);
        var liabilities = (await (
            from liability in db.Liabilities
            join link in db.TaskClaims on liability.ClaimId equals link.ClaimId
            join task in db.Tasks on link.TaskId equals task.Id
            where task.ClosedOn == null && task.PersonId == liability.PersonId
            select new { liability.ClaimId, liability.PersonId, liability.Kind }).Distinct().ToListAsync(cancel)).ToDictionary(row => (row.ClaimId, row.PersonId), row => row.Kind);

        var payments = await (
            from task in db.Tasks
            where task.ClosedOn == null && (task.Kind == TaskKind.UnmatchedPayment || task.Kind == TaskKind.PaymentQuestion)
            join payment in db.BankTransactions on task.About equals payment.Id
            select new { task.Id, Payment = new OpenPayment(payment.Id, payment.PaymentDay, payment.AmountOre, payment.BankReference) }).ToDictionaryAsync(row => row.Id, row => row.Payment, cancel);

        var open = tasks.ConvertAll(task =>
        {
            var about = claims[task.Id].ToList();
            LiabilityKind? role = task.PersonId is { } person && about.Count > 0 && liabilities.TryGetValue((about[0].Id, person), out var kind) ? kind : null;
            return new OpenTask(
                task.Id, Slug.Of(task.Kind), about.Count > 0 ? about[0].Name : null, about.ConvertAll(claim => claim.Name), role is { } named ? Slug.Of(named) : null, task.OpenedOn, task.Deadline, task.Detail)
            {
                Payment = payments.GetValueOrDefault(task.Id),
            };
        });
        return [.. open.Concat(await Requests(db, cancel)).OrderBy(task => task.Since).ThenBy(task => task.Kind, StringComparer.Ordinal).ThenBy(task => task.Id)];
    }

    /// <summary>A request that waits is a task of its own: nobody opens it, and its decision closes it.</summary>
    private static async Task<IReadOnlyList<OpenTask>> Requests(PortalDb db, CancellationToken cancel)
    {
        var requests = await db.Requests.AsNoTracking()
            .Where(row => row.Status == RequestStatus.Submitted || row.Status == RequestStatus.NeedsInformation || row.Status == RequestStatus.Hearing).ToListAsync(cancel);
        var ids = requests.ConvertAll(row => row.Id);
        var claims = (await (
            from link in db.RequestClaims
            join claim in db.Claims on link.ClaimId equals claim.Id
            where EF.Parameter(ids).Contains(link.RequestId)
            orderby claim.DueOn, claim.PaymentId
            select new { link.RequestId, Name = claim.Source + "/" + claim.Reference }).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => row.Name);
        var kinds = (await db.RequestKinds.Where(row => EF.Parameter(ids).Contains(row.RequestId)).ToListAsync(cancel)).ToLookup(row => row.RequestId, row => row.Kind);
        return requests.ConvertAll(row => new OpenTask(
            row.Id, Slug.Of(kinds[row.Id].Contains(RequestKind.ChangedCircumstances) ? TaskKind.ChangedCircumstances : TaskKind.DecideRequest), claims[row.Id].FirstOrDefault(), [.. claims[row.Id]], Slug.Of(LiabilityKind.Primary), row.SubmittedOn!.Value, row.AnswerBy, string.Join('+', kinds[row.Id].Order().Select(Slug.Of))));
    }
}
