using Microsoft.EntityFrameworkCore;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Policy;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.App.Staff;

/// <summary>A plan, and what it comes to if it is kept.</summary>
public sealed record CasePlan(IReadOnlyList<Instalment> Instalments, ExpectedCost Cost)
{
    public DateOnly Last => Instalments[^1].DueOn;
}

/// <summary>The agreement that an answer gave, as it stands now.</summary>
public sealed record CaseAgreementMade(AgreementStatus Status, DateOnly? EndedOn, PaymentId PaymentId, IReadOnlyList<Instalment> Instalments);

/// <summary>An agreement that the person has had, or has.</summary>
/// <param name="Request">The request that it answered; null where there was none.</param>
public sealed record EarlierAgreement(Guid? Request, DateOnly On, AgreementStatus Status, DateOnly? EndedOn, int Instalments, Kroner Sum);

/// <summary>A request for an agreement as a caseworker sees it: what is asked for, how it stands to our frame today, and what came of it.</summary>
/// <param name="Plan">The plan that it gives today; null where none can be reckoned, and once it is decided.</param>
/// <param name="Refused">Why none can be reckoned.</param>
/// <param name="Frame">How far our frame reaches for these claims.</param>
/// <param name="Failing">Every rule of it that what is asked for fails.</param>
/// <param name="Nearest">The nearest plan that is inside; null when no plan can mend what fails.</param>
/// <param name="Made">Null until it is granted.</param>
/// <param name="Earlier">The person's other agreements, the newest first.</param>
public sealed record CaseAgreement(
    Kroner? Monthly, int? PayDay, DateOnly? FirstOn, CasePlan? Plan, IReadOnlyList<PlanRefusal> Refused, FrameBounds Frame, IReadOnlyList<FrameRule> Failing, CasePlan? Nearest,
    CaseAgreementMade? Made, IReadOnlyList<EarlierAgreement> Earlier)
{
    /// <param name="claims">Those it is about.</param>
    /// <returns>Null where no agreement is asked for.</returns>
    internal static async Task<CaseAgreement?> Of(PortalDb db, RequestRow row, IReadOnlyList<ClaimFacts> claims, DateOnly today, CancellationToken cancel)
    {
        if (!await db.RequestKinds.AnyAsync(kind => kind.RequestId == row.Id && kind.Kind == RequestKind.Agreement, cancel)) return null;
        var policies = await PolicyBook.Of(db, cancel);
        var rows = await db.Agreements.AsNoTracking().Where(other => other.PersonId == row.PersonId && other.Kind == AgreementKind.Agreement && other.Status != AgreementStatus.Proposed)
            .OrderByDescending(other => other.FirstDay).Select(other => new { other.Id, other.RequestId }).ToListAsync(cancel);
        var agreements = await AgreementFacts.Of(db, rows.ConvertAll(other => other.Id), cancel);
        var asked = AgreementAsks.Written(row);
        var shown = new CaseAgreement(
            asked.Monthly, asked.PayDay, asked.FirstOn, null, [], FrameBounds.Of(ChangeAgreement.Owed(claims, today), today, policies), [], null,
            rows.Find(other => other.RequestId == row.Id) is { } mine ? MadeOf(agreements[mine.Id]) : null,
            [.. rows.Where(other => other.RequestId != row.Id).Select(other => EarlierOf(other.RequestId, agreements[other.Id]))]);
        return row.Status.IsPending() ? shown.Standing(asked, claims, await AgreementAsks.History(db, row.PersonId, cancel), today, policies) : shown;
    }

    /// <summary>While it waits: by the rules that the decision will be made by.</summary>
    private CaseAgreement Standing(AgreementAsk asked, IReadOnlyList<ClaimFacts> claims, AgreementHistory history, DateOnly today, Policies policies)
    {
        var (plan, frame) = AgreementDecisionRules.Standing(claims, asked, history, today, policies, policies.Limits);
        var outside = frame as FrameAnswer.Outside;
        var failing = outside?.Failing ?? [];
        if (plan is not PlanAnswer.Made made) return this with { Refused = plan is PlanAnswer.Refused refused ? refused.Reasons : [], Failing = [.. failing.Where(rule => !rule.IsAboutThePlan())] };
        return this with { Plan = With(made.Plan), Failing = failing, Nearest = outside?.Nearest is { } nearest ? With(nearest) : null };

        CasePlan With(IReadOnlyList<Instalment> instalments) => new(instalments, ExpectedCost.Of(claims, instalments, today, policies));
    }

    private static CaseAgreementMade MadeOf(Agreement made) => new(made.Status, made.EndedOn, made.PaymentId, made.Instalments);

    private static EarlierAgreement EarlierOf(Guid? request, Agreement made) =>
        new(request, made.FirstDay, made.Status, made.EndedOn, made.Instalments.Count, InstalmentPlans.Sum(made.Instalments));
}
