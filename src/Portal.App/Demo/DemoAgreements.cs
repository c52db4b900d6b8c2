using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Deferrals;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Demo;

/// <summary>Citizens who have asked to pay by instalments during the year, and keep it, break it, or come to its end.</summary>
/// <param name="people">How many live in the town: one in so many has an agreement.</param>
internal sealed class DemoAgreements(DemoPast past, DateOnly today, IReadOnlySet<string> leftAlone, int people)
{
    private const int PeopleForEach = 15;

    private const int PayDay = 1;

    /// <summary>Where nobody can ask on the day, somebody does within so many days.</summary>
    private const int Patience = 25;

    /// <summary>The frame's smallest instalment.</summary>
    private const long SmallestOre = 250_00;

    /// <summary>How many days before today somebody asks, in how many months it is to be paid, and how many instalments then come.</summary>
    private static readonly (int Before, int Months, int Paid)[] Course = [(330, 4, 4), (200, 6, 2), (110, 10, 10), (265, 12, 12), (140, 3, 3), (95, 8, 8), (60, 6, 0)];

    /// <summary>One that is paid to its end, one that is broken and one that runs are in the smallest town.</summary>
    private readonly int _most = Math.Max(3, people / PeopleForEach);

    private readonly Dictionary<Guid, int> _paid = [];
    private readonly HashSet<int> _made = [];

    public async Task Live(DateOnly day, CancellationToken cancel)
    {
        foreach (var (before, months, paid) in Course.Take(_most).Where(course => !_made.Contains(course.Before) && today.AddDays(-course.Before) <= day && day <= today.AddDays(Patience - course.Before)))
            if (await Agree(day, months, cancel) is { } agreement && _made.Add(before)) _paid[agreement] = paid;
    }

    /// <summary>What comes on agreements and arrangements between two days, both included: the last instalment brings what is left.</summary>
    /// <param name="also">How many instalments come of each of the others.</param>
    public async Task<IReadOnlyList<DemoPayment>> Payments(PortalDb db, DateOnly from, DateOnly to, IReadOnlyDictionary<Guid, int> also, CancellationToken cancel)
    {
        var payments = new List<DemoPayment>();
        var paid = _paid.Concat(also).ToDictionary();
        var ids = paid.Keys.ToList();
        foreach (var row in await db.Agreements.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id) && row.EndedOn == null).OrderBy(row => row.PaymentId).ToListAsync(cancel))
        {
            var plan = await db.Instalments.AsNoTracking().Where(one => one.AgreementId == row.Id && one.Plan == row.Plan).OrderBy(one => one.Number).ToListAsync(cancel);
            foreach (var one in plan.Where((one, i) => i < paid[row.Id] && one.DueOn.AddDays(-1) >= from && one.DueOn.AddDays(-1) <= to))
            {
                var left = await db.Claims.Where(claim => db.AgreementClaims.Any(link => link.AgreementId == row.Id && link.ClaimId == claim.Id)).SumAsync(claim => claim.BalanceOre, cancel);
                if (left > 0) payments.Add(new DemoPayment(one.DueOn.AddDays(-1), row.PaymentId, one == plan[^1] ? left : Math.Min(left, one.AmountOre)));
            }
        }
        return payments;
    }

    /// <summary>The first citizen with something unpaid that the frame lets be paid in instalments.</summary>
    /// <param name="most">In no more months than this.</param>
    private async Task<Guid?> Agree(DateOnly day, int most, CancellationToken cancel)
    {
        await using var db = past.Open();
        var (from, to) = (day.AddDays(-70), day.AddDays(8));
        var owed = await (
            from claim in db.Claims
            join person in db.Persons on claim.DebtorId equals person.Id
            where claim.BalanceOre >= SmallestOre * 3 && claim.BalanceOre <= 15_000_00 && claim.PayBy >= @from && claim.PayBy <= to && claim.Basis == ClaimBasis.Ordinary
                && (claim.Type == ClaimType.HousingBenefit || claim.Type == ClaimType.AfterSchool || claim.Type == ClaimType.General || claim.Type == ClaimType.Civil)
                && !db.RequestClaims.Any(about => about.ClaimId == claim.Id) && !db.Agreements.Any(agreement => agreement.PersonId == claim.DebtorId)
            orderby claim.PaymentId
            select new { claim.Id, claim.BalanceOre, person.IdNumber, Person = person.Id, person.Name }).ToListAsync(cancel);
        foreach (var one in owed.Where(one => !leftAlone.Contains(one.IdNumber)))
        {
            var (citizen, save) = (new Citizen(one.Person, one.Name), past.Use<SaveDeferralDraft>());
            var draft = await past.Use<StartDeferral>().Handle(citizen, null, cancel);
            await past.Use<SaveRequestDraft>().Kinds(draft, new HashSet<RequestKind> { RequestKind.Agreement }, citizen, cancel);
            await save.Claims(draft, [one.Id], citizen, cancel);
            await save.Reasons(draft, new HashSet<HardshipReason> { HardshipReason.LargeExpense }, "Bilen skulle repareres, og jeg kan ikke betale det hele på én gang.", "", citizen, cancel);
            await save.EvidenceLater(draft, false, citizen, cancel);
            var months = Math.Min(most, one.BalanceOre / SmallestOre);
            var monthly = new Kroner((one.BalanceOre / months + 99) / 100 * 100);
            await past.Use<SaveRequestDraft>().Instalments(draft, new InstalmentAsk(monthly, PayDay, day.AddDays(10)), citizen, cancel);
            if (await past.Use<SubmitRequest>().Handle(draft, citizen, cancel) is not SubmitAnswer.Sent sent) continue;
            if (await db.Agreements.Where(row => row.RequestId == sent.Request).Select(row => (Guid?)row.Id).SingleOrDefaultAsync(cancel) is { } made) return made;
            // Outside the frame after all: a request that waits is not what this is about.
            await past.Use<WithdrawRequest>().Handle(sent.Request, citizen, cancel);
        }
        return null;
    }
}

/// <summary>Money on a payment id, on its day.</summary>
internal sealed record DemoPayment(DateOnly On, string PaymentId, long Ore);
