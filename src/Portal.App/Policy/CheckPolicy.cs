using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain;
using Portal.Domain.Policy;

namespace Portal.App.Policy;

/// <summary>Whether the choices in the database are within what law allows: asked before the doors open, and before a command reckons with them.</summary>
public sealed class CheckPolicy(IDbContextFactory<PortalDb> dbs)
{
    /// <returns>Null when they are; else each row with the limit it breaks, and what to do.</returns>
    public async Task<string?> Handle(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var approved = await db.PolicyChoices.AsNoTracking().Where(row => row.ApprovedAt != null).ToListAsync(cancel);
        var unknown = approved.Where(row => !Slug.TryParse<PolicySetting>(row.Setting, out _)).ToList();
        List<string> wrong =
        [
            .. unknown.Select(row => $"{row.Setting}/{row.ValidFrom:yyyy-MM-dd}: this program knows no such setting"),
            .. LegalLimits.Breaches(PolicyBook.Of(approved.Except(unknown))).Select(breach => Words(breach.Row, breach.Fault)),
        ];
        return wrong.Count == 0
            ? null
            : $"The portal does not work with a choice beyond its limit:\n  {string.Join("\n  ", wrong)}\n"
                + "Let a lawful choice from the same day be proposed and approved with the program that ran before, then start this one.";
    }

    private static string Words(PolicyRow row, PolicyFault fault)
    {
        var value = PolicyWords.Value(PolicySettings.For(row.Setting).Unit, row.Value, "en");
        return fault.Limit is { } limit
            ? $"{row.Name} = {value}: {(limit.Bound == LimitBound.AtMost ? "at most" : "at least")} {PolicyWords.Value(PolicySettings.For(row.Setting).Unit, limit.Value, "en")} ({limit.Law})"
            : $"{row.Name} = {value}: {Slug.Of(fault.Reason)}{(fault.Reason == PolicyRefusal.LawIsNotForType ? $" ({LegalLimits.FeeLaws})" : "")}";
    }
}
