using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Policy;
using Portal.Domain.Claims;
using Portal.Domain.Policy;

namespace Portal.App.Verify;

/// <summary>
/// I6: no claim bears more fees than its law allows, no letter costs more than one fee, and no day bears interest twice. What has been taken back by a correction
/// counts as never charged.
/// </summary>
internal sealed class FeeLimits : IInvariant
{
    public string Name => "I6 fee limits";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var policies = await PolicyBook.Of(db, cancel);
        await foreach (var claim in Claims(db, cancel))
        {
            findings.Count(claim.Count);
            Fees(claim, policies, findings);
            Interest(claim, policies, findings);
        }
        await SharedLetters(db, findings, cancel);
    }

    private static void Fees(List<Charge> claim, Policies policies, Findings findings)
    {
        var (id, type, dueOn, reasonOn) = (claim[0].Claim, claim[0].Type, claim[0].DueOn, claim[0].FeeReasonOn);
        var fees = claim.Where(entry => entry.Changes == EntryKind.Fee).GroupBy(entry => entry.Letter ?? entry.Corrects ?? entry.Id)
            .Select(letter => (Letter: letter.Key, On: letter.Min(entry => entry.CountsFrom), Ore: letter.Sum(entry => entry.Ore), Once: letter.Where(entry => entry.Kind == EntryKind.Fee).Select(entry => entry.Ore).FirstOrDefault()))
            .Where(fee => fee.Ore != 0).OrderBy(fee => fee.On).ToList();
        foreach (var fee in fees.Where(fee => fee.Ore != fee.Once || fee.Ore < 0)) findings.Report($"claim {id} has not just one fee for letter {fee.Letter}");

        var law = policies.FeeLaw(type, dueOn);
        var most = law switch
        {
            FeeLaw.Gebyrloven => reasonOn is null ? 1 : 2,
            FeeLaw.Renteloven => LegalLimits.MostCivilFees,
            _ => 0,
        };
        if (fees.Count > most) findings.Report($"claim {id} bears {fees.Count} fees: its law allows {most}");
        if (law == FeeLaw.Renteloven && fees.Zip(fees.Skip(1)).Any(pair => pair.First.On.AddDays(LegalLimits.CivilFeeDaysApart) > pair.Second.On))
            findings.Report($"claim {id} bears two fees less than {LegalLimits.CivilFeeDaysApart} days apart");
    }

    /// <summary>By gebyrloven one accrual is for a whole month; by renteloven it is for the days since the one before it.</summary>
    private static void Interest(List<Charge> claim, Policies policies, Findings findings)
    {
        var id = claim[0].Claim;
        var interest = claim.Where(entry => entry.Changes == EntryKind.Interest).ToList();
        if (interest.Exists(entry => entry.AccrualOn is null)) findings.Report($"claim {id} has interest that names no accrual date");
        var standing = new List<DateOnly>();
        foreach (var accrual in interest.Where(entry => entry.AccrualOn is not null).GroupBy(entry => entry.AccrualOn!.Value))
        {
            var net = accrual.Sum(entry => entry.Ore);
            if (accrual.Count(entry => entry.Kind == EntryKind.Interest) > 1 || net < 0) findings.Report($"claim {id} does not have the interest of {accrual.Key:yyyy-MM-dd} once");
            if (net > 0) standing.Add(accrual.Key);
        }
        if (policies.FeeLaw(claim[0].Type, claim[0].DueOn) != FeeLaw.Gebyrloven) return;
        foreach (var month in standing.GroupBy(day => (day.Year, day.Month)).Where(month => month.Count() > 1))
            findings.Report($"claim {id} bears interest {month.Count()} times for a month of {month.Key.Year}");
    }

    private static async Task SharedLetters(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var standing = db.Transactions.Where(row => row.LetterId != null && (row.Kind == EntryKind.Fee || (row.Kind == EntryKind.Correction && row.Of == EntryKind.Fee)))
            .GroupBy(row => new { row.LetterId, row.ClaimId }).Where(fee => fee.Sum(row => row.AmountOre) != 0).Select(fee => fee.Key);
        await findings.Report(standing.GroupBy(fee => fee.LetterId).Where(letter => letter.Count() > 1)
            .Select(letter => $"letter {letter.Key} costs a fee on {letter.Count()} claims").AsAsyncEnumerable(), cancel);
    }

    private static async IAsyncEnumerable<List<Charge>> Claims(PortalDb db, [EnumeratorCancellation] CancellationToken cancel)
    {
        var charges =
            from row in db.Transactions
            join claim in db.Claims on row.ClaimId equals claim.Id
            where row.Kind == EntryKind.Fee || row.Kind == EntryKind.Interest || (row.Kind == EntryKind.Correction && (row.Of == EntryKind.Fee || row.Of == EntryKind.Interest))
            orderby claim.Id, row.At, row.Id
            select new Charge(claim.Id, claim.Type, claim.DueOn, claim.FeeReasonOn, row.Id, row.Kind, row.Of, row.On, row.CorrectsOn, row.AmountOre, row.LetterId, row.AccrualOn, row.Corrects);
        var of = new List<Charge>();
        await foreach (var charge in charges.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (of.Count > 0 && of[0].Claim != charge.Claim)
            {
                yield return of;
                of = [];
            }
            of.Add(charge);
        }
        if (of.Count > 0) yield return of;
    }

    /// <summary>An entry of fee or interest, with what decides its limits.</summary>
    private sealed record Charge(
        ClaimId Claim, ClaimType Type, DateOnly DueOn, DateOnly? FeeReasonOn,
        Guid Id, EntryKind Kind, EntryKind? Of, DateOnly On, DateOnly? CorrectsOn, long Ore, Guid? Letter, DateOnly? AccrualOn, Guid? Corrects)
    {
        public EntryKind Changes => Kind == EntryKind.Correction ? Of ?? Kind : Kind;

        public DateOnly CountsFrom => CorrectsOn ?? On;
    }
}
