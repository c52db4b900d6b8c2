using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Requests;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Requests;

namespace Portal.App.Deferrals;

/// <summary>Saves one answer of a request that is being written. What is wrong with the answer is told, all of it, and it is saved all the same.</summary>
public sealed class SaveDeferralDraft(ClaimWriter writer)
{
    /// <summary>The longest explanation, in characters.</summary>
    public const int LongestText = 2000;

    /// <returns>What is wrong with the answer; null when there is no such draft of this citizen's.</returns>
    public Task<IReadOnlyList<DeferralRefusal>?> Claims(Guid draft, IReadOnlyCollection<ClaimId> chosen, Citizen citizen, CancellationToken cancel) =>
        Save(draft, citizen, async (work, row) =>
        {
            // Only the citizen's own claims can be chosen, whatever the form said.
            var mine = await ClaimFactsQuery.Of(citizen, chosen, work.Db, cancel);
            await work.Db.RequestClaims.Where(about => about.RequestId == row.Id).ExecuteDeleteAsync(cancel);
            work.Db.RequestClaims.AddRange(mine.Select(claim => new RequestClaimRow { RequestId = row.Id, ClaimId = claim.Id }));
            return mine.Count == 0 ? [DeferralRefusal.NoClaimChosen] : [.. mine.Select(claim => DeferralRules.Bars(claim, work.Today)).OfType<DeferralRefusal>().Distinct()];
        }, cancel);

    /// <inheritdoc cref="Claims"/>
    public Task<IReadOnlyList<DeferralRefusal>?> Until(Guid draft, DateOnly? until, Citizen citizen, CancellationToken cancel) =>
        Save(draft, citizen, async (work, row) =>
        {
            row.Until = until;
            if (until is not { } day) return [DeferralRefusal.DateIsMissing];
            if (day <= work.Today) return [DeferralRefusal.DateIsNotInTheFuture];
            if (day > DeferralRules.LastUntil) return [DeferralRefusal.DateIsTooFarAway];
            var chosen = await work.Db.RequestClaims.Where(about => about.RequestId == row.Id).Select(about => about.ClaimId).ToListAsync(cancel);
            var claims = await ClaimFactsQuery.Of(citizen, chosen, work.Db, cancel);
            return claims.Count > 0 && claims.All(claim => day <= claim.EffectivePayBy) ? [DeferralRefusal.DateIsNotAfterPayBy] : [];
        }, cancel);

    /// <inheritdoc cref="Claims"/>
    /// <remarks>Words too long for <see cref="LongestText"/> are the exception: they are neither cut nor saved, and nothing else of the answer is.</remarks>
    public Task<IReadOnlyList<DeferralRefusal>?> Reasons(
        Guid draft, IReadOnlySet<HardshipReason> reasons, string? explanation, string? specialCircumstances, Citizen citizen, CancellationToken cancel) =>
        Save(draft, citizen, async (work, row) =>
        {
            List<DeferralRefusal> faults = [];
            if (IsTooLong(explanation)) faults.Add(DeferralRefusal.ExplanationIsTooLong);
            if (IsTooLong(specialCircumstances)) faults.Add(DeferralRefusal.SpecialCircumstancesAreTooLong);
            if (faults.Count > 0) return faults;

            await work.Db.RequestReasons.Where(reason => reason.RequestId == row.Id).ExecuteDeleteAsync(cancel);
            work.Db.RequestReasons.AddRange(reasons.Select(reason => new RequestReasonRow { RequestId = row.Id, Reason = reason }));
            await PersonalTexts.Save(work, row.Id, PersonalTextKind.Explanation, explanation, RetentionClass.Draft, cancel);
            await PersonalTexts.Save(work, row.Id, PersonalTextKind.SpecialCircumstances, specialCircumstances, RetentionClass.Draft, cancel);

            var chosen = await work.Db.RequestClaims.Where(about => about.RequestId == row.Id).Select(about => about.ClaimId).ToListAsync(cancel);
            var waits = await work.Db.RequestKinds.AnyAsync(kind => kind.RequestId == row.Id && kind.Kind == RequestKind.Deferral, cancel);
            var special = waits && (await ClaimFactsQuery.Of(citizen, chosen, work.Db, cancel)).Any(claim => claim.Rules.SpecialCircumstances);
            if (reasons.Count == 0) faults.Add(DeferralRefusal.NoReasonGiven);
            if (reasons.Contains(HardshipReason.Other) && string.IsNullOrWhiteSpace(explanation)) faults.Add(DeferralRefusal.ExplanationIsMissing);
            if (special && string.IsNullOrWhiteSpace(specialCircumstances)) faults.Add(DeferralRefusal.SpecialCircumstancesMissing);
            return faults;
        }, cancel);

    /// <summary>"I send it later."</summary>
    /// <inheritdoc cref="Claims"/>
    public Task<IReadOnlyList<DeferralRefusal>?> EvidenceLater(Guid draft, bool later, Citizen citizen, CancellationToken cancel) =>
        Save(draft, citizen, (_, row) =>
        {
            row.EvidenceLater = later;
            return Task.FromResult<IReadOnlyList<DeferralRefusal>>([]);
        }, cancel);

    internal static bool IsTooLong(string? text) => text?.ReplaceLineEndings("\n").Length > LongestText;

    private Task<IReadOnlyList<DeferralRefusal>?> Save(Guid draft, Citizen citizen, Func<Work, RequestRow, Task<IReadOnlyList<DeferralRefusal>>> answer, CancellationToken cancel) =>
        RequestDrafts.Save(writer, draft, citizen, answer, cancel);
}
