using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.Requests;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Deferrals;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.App.Agreements;

/// <summary>What a request for an agreement is made of, for the rules and for the letters.</summary>
internal static class AgreementAsks
{
    public static async Task<AgreementAsk> Of(PortalDb db, Policies policies, RequestRow request, IReadOnlyCollection<ClaimId> claims, DateOnly today, CancellationToken cancel)
    {
        var explained = await db.PersonalTexts.AnyAsync(row => row.RequestId == request.Id && row.Kind == PersonalTextKind.Explanation, cancel);
        return Written(request) with
        {
            Reasons = await Reasons(db, request.Id, cancel), HasExplanation = explained,
            Waiting = await Repeats.Waiting(db, request, claims, cancel), Repeated = await Repeats.Unheld(db, policies, request, claims, today, cancel),
        };
    }

    public static async Task<IReadOnlySet<HardshipReason>> Reasons(PortalDb db, Guid request, CancellationToken cancel) =>
        (await db.RequestReasons.Where(row => row.RequestId == request).Select(row => row.Reason).ToListAsync(cancel)).ToHashSet();

    public static AgreementAsk Written(RequestRow request) =>
        new(request.MonthlyOre is { } ore ? new Kroner(ore) : null, request.PayDay, request.FirstOn, new HashSet<HardshipReason>(), false);

    /// <summary>What counts of the person's earlier agreements.</summary>
    public static async Task<AgreementHistory> History(PortalDb db, PersonId person, CancellationToken cancel)
    {
        var mine = db.Agreements.Where(row => row.PersonId == person && row.Kind == AgreementKind.Agreement);
        return new AgreementHistory(
            await mine.Where(row => row.Status == AgreementStatus.Breached && row.EndedOn != null).MaxAsync(row => row.EndedOn, cancel),
            await mine.AnyAsync(row => row.EndedOn == null && (row.Status == AgreementStatus.Active || row.Status == AgreementStatus.Breached), cancel));
    }

    /// <summary>What the letters are about.</summary>
    /// <param name="decidedBy">Empty where the portal answers by itself.</param>
    public static async Task<AgreementLetterCase> Case(PortalDb db, Policies policies, RequestRow request, IReadOnlyList<ClaimFacts> claims, string decidedBy, DateOnly today, CancellationToken cancel) =>
        new(LetterReceiver.Of(await db.Persons.AsNoTracking().SingleAsync(row => row.Id == request.PersonId, cancel)), today, request.CaseNumber!, ChangeAgreement.Owed(claims, today), decidedBy)
        {
            Policies = policies,
        };

    public static ToldPlan Told(AgreementRow agreement, IReadOnlyList<Instalment> plan, IReadOnlyList<ClaimFacts> claims, DateOnly today, Policies policies) =>
        new(AgreementFacts.PaymentIdOf(agreement), plan, ExpectedCost.Of(claims, plan, today, policies));

    /// <summary>How long the nearest plan in a refusal stands.</summary>
    public static DateOnly AnswerBy(DateOnly today) => today.AddDays(DeferralPolicies.For(today).AnswerOfferWithinDays).BankingDay();
}
