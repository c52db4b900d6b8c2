using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.Payments;
using Portal.Domain.Tests.Claims;

namespace Portal.Domain.Tests.Arrangements;

/// <summary>3.500,00 of cash benefits to be paid back, 350,00 a month from 1 March 2026, set on Monday 2 February; the benefit ended on 31 January 2026.</summary>
internal static class SetOnClaim
{
    public static readonly DateOnly Set = new(2026, 2, 2), First = new(2026, 3, 1), BenefitEnded = new(2026, 1, 31);

    /// <param name="arranged">Instalments have been set.</param>
    public static ClaimFacts Claim(bool arranged = true, AgreementStatus status = AgreementStatus.Active, DateOnly? cureBy = null)
    {
        var claim = TestClaim.With([TestClaim.Entry(EntryKind.Principal, Set, 3500_00)]) with { Type = ClaimType.CashBenefitRepayment, DueOn = Set, PayBy = Set, PeriodTo = BenefitEnded };
        if (!arranged) return claim;
        Instalment[] plan = [.. Enumerable.Range(0, 10).Select(i => new Instalment(i + 1, First.AddMonths(i), Kroner.Of(350)))];
        var agreement = new Agreement(Guid.NewGuid(), status, PaymentId.Of(7), TestClaim.Person, [claim.Id], Set, plan) { Kind = AgreementKind.Arrangement, CureBy = cureBy, BreachedOn = cureBy?.AddDays(-10) };
        return claim with { Agreements = [agreement] };
    }

    public static ClaimFacts Paid(this ClaimFacts claim, DateOnly on, int kroner) => claim with { Postings = [.. claim.Postings, TestClaim.Entry(EntryKind.Payment, on, -kroner * 100)] };

    /// <summary>Its debtor has a right to wait from a day on.</summary>
    public static ClaimFacts Rests(this ClaimFacts claim, DateOnly from) => claim.After(ArrangementRests.Begin(claim, from)!);

    public static ArrangementAsk Income(int kroner, DateOnly first) => new(Kroner.Of(kroner), false, true, null, false, first, 1);
}
