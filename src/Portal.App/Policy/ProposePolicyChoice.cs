using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Policy;
using Portal.Domain.Tasks;

namespace Portal.App.Policy;

/// <summary>What came of a proposal, or of its approval.</summary>
public abstract record PolicyAnswer
{
    private PolicyAnswer()
    {
    }

    /// <param name="Id">The proposal.</param>
    public sealed record Done(Guid Id) : PolicyAnswer;

    public sealed record Refused(IReadOnlyList<PolicyFault> Faults) : PolicyAnswer;
}

/// <summary>A team lead or administrator proposes a dated choice of the municipality's (regelsæt). It holds nothing until somebody else has approved it.</summary>
public sealed class ProposePolicyChoice(ClaimWriter writer)
{
    internal const string TaskDetail = "policy-choice";

    /// <param name="type">Null for all types.</param>
    /// <param name="validFrom">After the business day, so that what has been decided stays explained.</param>
    /// <param name="value">Days, øre or hundredths of a percent, as the setting says.</param>
    /// <param name="source">The law or the council's decision, in Danish.</param>
    /// <returns>Null when the actor may not.</returns>
    public async Task<PolicyAnswer?> Handle(PolicySetting setting, ClaimType? type, DateOnly validFrom, long value, string source, Caseworker by, CancellationToken cancel)
    {
        if (!by.MayChoosePolicy()) return null;
        var choice = new PolicyRow(setting, type, validFrom, value, source.Trim());
        await using var work = await writer.Begin([], cancel);
        var faults = PolicyRules.Decide(choice, work.BusinessDay, work.Policies).ToList();
        if (await Waits(work.Db, choice, cancel)) faults.Add(new PolicyFault(PolicyRefusal.AlreadyProposed));
        if (faults.Count > 0) return new PolicyAnswer.Refused(faults);

        var row = new PolicyChoiceRow
        {
            Id = Guid.CreateVersion7(), Setting = Slug.Of(setting), Type = type, ValidFrom = validFrom, Value = value, Source = choice.Source, ProposedBy = by.JournalId, ProposedAt = work.Now,
        };
        work.Db.PolicyChoices.Add(row);
        work.Db.Tasks.Add(new TaskRow { Id = DerivedId.Of("task", "approve", row.Id), Kind = TaskKind.Approve, About = row.Id, Detail = TaskDetail, OpenedOn = work.Today });
        work.Db.Journal.Add(JournalEntry.OfPolicy(work, by, "policy-proposed", row));
        await work.Commit(cancel);
        return new PolicyAnswer.Done(row.Id);
    }

    private static Task<bool> Waits(PortalDb db, PolicyRow choice, CancellationToken cancel)
    {
        var setting = Slug.Of(choice.Setting);
        return db.PolicyChoices.AnyAsync(row => row.Setting == setting && row.Type == choice.Type && row.ValidFrom == choice.ValidFrom && row.ApprovedAt == null && row.RejectedAt == null, cancel);
    }
}

/// <summary>Who makes the municipality's choices: team leads, and administrators, who see no cases.</summary>
public static class PolicyMakers
{
    public static bool MayChoosePolicy(this Caseworker by) => by.Has(StaffRole.TeamLead) || by.Has(StaffRole.Administrator);
}
