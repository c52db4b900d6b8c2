using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Liabilities;
using Portal.Domain.People;
using Portal.Domain.Requests;
using Portal.Domain.Tasks;

namespace Portal.App.Liabilities;

/// <summary>Somebody whom a caseworker has found to be liable for a claim beside its debtor.</summary>
/// <param name="More">There may be more: the task is left open.</param>
public sealed record LiabilityInput(ClaimId Claim, PersonId Person, LiabilityAsk Ask, bool More);

/// <summary>What a finding gives.</summary>
public abstract record LiabilityResult
{
    private LiabilityResult()
    {
    }

    public sealed record Done(Guid Finding) : LiabilityResult;

    /// <summary>Every reason at once.</summary>
    public sealed record Refused(IReadOnlyList<LiabilityRefusal> Reasons) : LiabilityResult;
}

/// <summary>P04: a caseworker finds somebody else liable, with dates and source. From the first banking night after it that person has a course of their own.</summary>
public sealed class ConfirmLiability(ClaimWriter writer)
{
    /// <returns>Null when there is no such claim or person, or this person may not act on claims.</returns>
    public async Task<LiabilityResult?> Handle(LiabilityInput input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([input.Claim], cancel);
        if ((await ClaimFactsQuery.Of([input.Claim], work.Db, cancel)).SingleOrDefault() is not { } claim) return null;
        if (!await work.Db.Persons.AnyAsync(row => row.Id == input.Person, cancel)) return null;

        var others = claim.Liable.Select(liable => liable.Person).Where(person => person != input.Person).ToList();
        var names = await work.Db.Persons.Where(row => EF.Parameter(others).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Name, cancel);
        var periodFrom = await work.Db.Claims.Where(row => row.Id == claim.Id).Select(row => row.PeriodFrom).SingleAsync(cancel);
        if (LiabilityRules.Confirm(claim, input.Person, input.Ask, periodFrom, [.. names.Values], Shown.HoldsCpr) is { Count: > 0 } reasons) return new LiabilityResult.Refused(reasons);

        if (await work.Db.Liabilities.SingleOrDefaultAsync(row => row.ClaimId == claim.Id && row.PersonId == input.Person, cancel) is { } possible) possible.ConfirmedOn = work.Today;
        else work.Db.Liabilities.Add(new LiabilityRow { ClaimId = claim.Id, PersonId = input.Person, Kind = LiabilityKind.CoDebtor, ConfirmedOn = work.Today });
        var finding = LiabilityFindings.RowOf(work, claim, by, input.Person, input.Ask);
        work.Db.LiabilityFindings.Add(finding);
        await work.Db.SaveChangesAsync(cancel);
        await work.Apply([Move.Posted(claim.Id, "liability-confirmed", LiabilityRules.Rule), .. await PersonHolds.AfterChange(work.Db, [claim.Id], work.BusinessDay, cancel)], by, cancel);
        await PersonHolds.OpenEstates(work, [claim.Id], cancel);
        if (!input.More) await LiabilityFindings.CloseTask(work, claim, "confirmed", cancel);
        await work.Commit(cancel);
        return new LiabilityResult.Done(finding.Id);
    }
}

/// <summary>P04: nobody else is liable for the claim, and why, on record: the course goes on.</summary>
public sealed class FindNobodyElse(ClaimWriter writer)
{
    /// <returns>Null when there is no such claim, or this person may not act on claims.</returns>
    public async Task<LiabilityResult?> Handle(ClaimId id, string reason, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([id], cancel);
        if ((await ClaimFactsQuery.Of([id], work.Db, cancel)).SingleOrDefault() is not { } claim) return null;
        if (LiabilityRules.NobodyElse(claim, reason, Shown.HoldsCpr) is { Count: > 0 } reasons) return new LiabilityResult.Refused(reasons);

        var finding = LiabilityFindings.RowOf(work, claim, by, null, new LiabilityAsk(null, null, "", reason));
        work.Db.LiabilityFindings.Add(finding);
        await work.Apply([Move.Posted(claim.Id, "nobody-else-liable", LiabilityRules.Rule)], by, cancel);
        await LiabilityFindings.CloseTask(work, claim, "nobody-else", cancel);
        await work.Commit(cancel);
        return new LiabilityResult.Done(finding.Id);
    }
}

internal static class LiabilityFindings
{
    /// <param name="person">Null where nobody else is liable.</param>
    public static LiabilityFindingRow RowOf(Work work, ClaimFacts claim, Caseworker by, PersonId? person, LiabilityAsk ask) => new()
    {
        Id = Guid.CreateVersion7(), ClaimId = claim.Id, PersonId = person, On = work.Today, From = ask.From, Until = ask.Until, Source = ask.Source.Trim(), Grounds = ask.Grounds.Trim(),
        By = by.Name, Retention = RetentionClass.Decision, At = work.Now,
    };

    /// <summary>The look for others is done.</summary>
    public static async Task CloseTask(Work work, ClaimFacts claim, string outcome, CancellationToken cancel)
    {
        await TaskRows.Close(work, TaskKind.CoLiability, claim.Id, outcome, cancel);
        foreach (var step in CourseActs.Close(claim, Step.CoLiabilityTask, work.Today))
            await work.Db.Steps.Where(row => row.ClaimId == claim.Id && row.Step == step.Step && row.PersonId == step.Person && row.DoneOn == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneOn, step.DoneOn), cancel);
    }
}
