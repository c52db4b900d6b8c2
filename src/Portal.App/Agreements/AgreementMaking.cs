using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Import;
using Portal.Domain;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Payments;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.App.Agreements;

/// <summary>What an agreement is to hold.</summary>
/// <param name="Claims">All of one debtor's.</param>
/// <param name="Request">The request that it answers.</param>
/// <param name="Rule">The rule and policy row that give it.</param>
internal sealed record AgreementTerms(PersonId Person, IReadOnlyList<ClaimFacts> Claims, IReadOnlyList<Instalment> Plan, int PayDay, Guid? Request, string Rule)
{
    public AgreementKind Kind { get; init; }
}

/// <summary>Writes a new agreement down: its plan, a payment id of its own, and the hold on each of its claims, in the work that decides it.</summary>
internal static class AgreementMaking
{
    public static async Task<AgreementRow> Make(Work work, AgreementTerms terms, Actor by, CancellationToken cancel)
    {
        var row = await Write(work, terms.Request is { } request ? DerivedId.Of("agreement", request) : Guid.CreateVersion7(), AgreementStatus.Active, terms, cancel);
        // An arrangement holds nothing: a repayment claim has no reminders to rest from (P13).
        if (terms.Kind == AgreementKind.Agreement) await work.Apply(
            [.. terms.Claims.Select(claim => Hold(work, row, claim.Id, "agreement-made", terms.Rule))], by, cancel);
        return row;
    }

    /// <summary>Everything but the debtor's yes: it holds nothing, and nothing is to be paid on it.</summary>
    /// <param name="proposal">What it is made for.</param>
    public static Task<AgreementRow> Propose(Work work, Guid proposal, AgreementTerms terms, CancellationToken cancel) =>
        Write(work, DerivedId.Of("agreement", proposal), AgreementStatus.Proposed, terms, cancel);

    /// <summary>While an agreement is kept the course of its claims rests: for all who are liable, or for who made it alone, as the municipality has chosen (P04).</summary>
    public static Move Hold(Work work, AgreementRow agreement, ClaimId claim, string what, string rule) => Move.Held(
        claim, what, rule, new Hold(DerivedId.Of("agreement-hold", agreement.Id, claim, agreement.Version), HoldKind.Agreement, work.Today, Cause: agreement.Id)
        {
            Person = work.Policies.For(PolicySetting.AgreementHoldsAll, work.Today).Value == 0 ? agreement.PersonId : null,
        });

    private static async Task<AgreementRow> Write(Work work, Guid id, AgreementStatus status, AgreementTerms terms, CancellationToken cancel)
    {
        var row = new AgreementRow
        {
            Id = id, Kind = terms.Kind, Status = status, PaymentId = PaymentId.Of(await ImportTurn.Numbers(work, 1, cancel)).Digits, PersonId = terms.Person, RequestId = terms.Request,
            FirstDay = work.Today, PayDay = terms.PayDay, Plan = 1, PolicyRow = terms.Rule, At = work.Now,
        };
        work.Db.Agreements.Add(row);
        work.Db.AgreementClaims.AddRange(terms.Claims.Select(claim => new AgreementClaimRow { AgreementId = row.Id, ClaimId = claim.Id }));
        work.Db.Instalments.AddRange(Rows(row.Id, row.Plan, terms.Plan));
        return row;
    }

    public static IEnumerable<InstalmentRow> Rows(Guid agreement, int plan, IReadOnlyList<Instalment> instalments) =>
        instalments.Select(one => new InstalmentRow { AgreementId = agreement, Plan = plan, Number = one.Number, DueOn = one.DueOn, AmountOre = one.Amount.Ore });
}
