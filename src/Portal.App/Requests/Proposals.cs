using Microsoft.EntityFrameworkCore;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A proposal (forslag) that the debtor can say yes to today.</summary>
/// <param name="Until">To wait until; null where it is a plan.</param>
/// <param name="Plan">As it would be made today; empty where it is a day.</param>
/// <param name="AnswerBy">The last day to say yes.</param>
public sealed record StandingProposal(RequestKind Kind, DateOnly? Until, IReadOnlyList<Instalment> Plan, DateOnly AnswerBy);

/// <summary>Writes and reads what is offered in place of what was asked for.</summary>
internal static class Proposals
{
    /// <summary>To wait until a nearer day.</summary>
    public static void Offer(Work work, RequestRow request, DateOnly until)
    {
        var row = RowOf(work, request, RequestKind.Deferral);
        row.Until = until;
        // Who has said yes by then has at least a day of it.
        if (row.AnswerBy >= until) row.AnswerBy = until.AddDays(-1);
        work.Db.Proposals.Add(row);
    }

    /// <summary>Another plan: an agreement with everything but the debtor's yes.</summary>
    public static async Task Offer(Work work, RequestRow request, IReadOnlyList<ClaimFacts> claims, IReadOnlyList<Instalment> plan, CancellationToken cancel)
    {
        var row = RowOf(work, request, RequestKind.Agreement);
        row.AgreementId = (await AgreementMaking.Propose(work, row.Id, new AgreementTerms(request.PersonId, claims, plan, Math.Min(plan[0].DueOn.Day, InstalmentAsk.LastPayDay), null, "P07"), cancel)).Id;
        work.Db.Proposals.Add(row);
    }

    /// <summary>What was offered falls away: the request is answered, taken back, or asked anew.</summary>
    public static async Task Replace(Work work, RequestRow request, CancellationToken cancel)
    {
        foreach (var row in await work.Db.Proposals.Where(row => row.RequestId == request.Id && row.Answer == null).ToListAsync(cancel))
            (row.Answer, row.AnsweredOn) = (ProposalAnswer.Replaced, work.Today);
    }

    public static async Task<Proposal> Of(PortalDb db, ProposalRow row, CancellationToken cancel) =>
        new(row.RequestId, row.Until, row.AgreementId is { } agreement ? await PlanOf(db, agreement, cancel) : [], row.AnswerBy, row.Answer);

    /// <param name="claims">Those of the request.</param>
    public static async Task<IReadOnlyList<StandingProposal>> Standing(PortalDb db, Guid request, IReadOnlyList<ClaimFacts> claims, DateOnly today, CancellationToken cancel)
    {
        List<StandingProposal> standing = [];
        var owed = Kroner.Sum(claims.Select(claim => Account.On(claim, today).Balance));
        foreach (var row in await db.Proposals.AsNoTracking().Where(row => row.RequestId == request && row.Answer == null && row.AnswerBy >= today).OrderBy(row => row.Kind).ToListAsync(cancel))
        {
            var proposal = await Of(db, row, cancel);
            if (ProposalRules.Against(proposal, claims, today).Count == 0)
                standing.Add(new StandingProposal(row.Kind, row.Until, proposal.Plan.Count > 0 ? ProposalRules.PlanOn(today, proposal.Plan, owed) : [], row.AnswerBy));
        }
        return standing;
    }

    private static ProposalRow RowOf(Work work, RequestRow request, RequestKind kind) => new()
    {
        Id = DerivedId.Of("proposal", request.Id, kind, request.Version), RequestId = request.Id, Kind = kind, MadeOn = work.Today, AnswerBy = AgreementAsks.AnswerBy(work.Today),
    };

    private static async Task<IReadOnlyList<Instalment>> PlanOf(PortalDb db, Guid agreement, CancellationToken cancel) => (await (
        from instalment in db.Instalments
        join row in db.Agreements on instalment.AgreementId equals row.Id
        where row.Id == agreement && instalment.Plan == row.Plan
        orderby instalment.Number
        select instalment).ToListAsync(cancel)).ConvertAll(row => new Instalment(row.Number, row.DueOn, new Kroner(row.AmountOre)));
}
