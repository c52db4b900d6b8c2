using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Arrangements;
using Portal.Domain.Arrangements;
using Portal.Domain.Money;
using Portal.Domain.Tasks;

namespace Portal.App.Demo;

/// <summary>Sofie sets arrangements on repayment claims as their tasks come, a fortnight after each. Most are paid; some stop and are demanded; somebody on a benefit waits.</summary>
internal sealed class DemoArrangements(DemoPast past, DateOnly today, IReadOnlySet<string> leftAlone, int seed)
{
    private const int WaitsFor = 14, PayDay = 1;

    /// <summary>The last ones are still to be set.</summary>
    private const int LeftDays = 20;

    private static readonly Caseworker Sofie = new("sofie", "Sofie Sagsbehandler", FrozenSet.ToFrozenSet([StaffRole.Caseworker]));

    private static readonly int[] Incomes = [240_000, 265_000, 310_000, 360_000];

    /// <summary>How many instalments come; more than there are is all of them.</summary>
    private static readonly int[] Kept = [600, 600, 600, 2, 600, 600, 0];

    private readonly Random _random = new(seed);
    private readonly Dictionary<Guid, int> _paid = [];

    /// <summary>How many instalments come of each arrangement.</summary>
    public IReadOnlyDictionary<Guid, int> Paid => _paid;

    public async Task Live(DateOnly day, CancellationToken cancel)
    {
        if (day > today.AddDays(-LeftDays)) return;
        await using var db = past.Open();
        var since = day.AddDays(-WaitsFor);
        var waiting = await (
            from task in db.Tasks
            where task.Kind == TaskKind.SetArrangement && task.ClosedOn == null && task.OpenedOn <= since
            join link in db.TaskClaims on task.Id equals link.TaskId
            join claim in db.Claims on link.ClaimId equals claim.Id
            join person in db.Persons on claim.DebtorId equals person.Id
            where claim.BalanceOre > 0
            orderby claim.PaymentId
            select new { claim.Id, claim.BalanceOre, person.IdNumber }).ToListAsync(cancel);
        foreach (var one in waiting.Where(one => !leftAlone.Contains(one.IdNumber)))
        {
            var input = new ArrangementInput(one.Id, Kroner.Of(Incomes[_random.Next(Incomes.Length)]), _random.Next(3) == 0, "Indkomstregistret", day, null, "", day.AddDays(16), PayDay);
            // A year without a table that anybody has read: then the amount is Sofie's own.
            if (await past.Use<SetArrangement>().Handle(input, Sofie, cancel) is SetArrangementResult.Refused { Plan.Count: 0 } refused && refused.Reasons is [ArrangementRefusal.NoAmountIsKnown])
                await past.Use<SetArrangement>().Handle(input with { NetYearly = null, IncomeSource = "", IncomeOn = null, Individual = Own(one.BalanceOre), Grounds = "Beløbet passer til den indkomst, du har oplyst." }, Sofie, cancel);
            var kept = Kept[_random.Next(Kept.Length)];
            if (await db.Arrangements.Where(row => row.ClaimId == one.Id && row.ReplacedOn == null).Select(row => row.AgreementId).SingleOrDefaultAsync(cancel) is { } plan) _paid[plan] = kept;
        }
    }

    /// <summary>In a year and a half, in whole 50 kroner.</summary>
    private static Kroner Own(long ore) => new((ore / 18 / 50_00 + 1) * 50_00);
}
