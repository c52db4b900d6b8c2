using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Payments;

namespace Portal.App.Payments;

/// <summary>What came of it when staff put money where it belongs.</summary>
public abstract record MoneyResult
{
    private MoneyResult()
    {
    }

    /// <param name="Id">The payment, or the entry by which credit left its claim.</param>
    /// <param name="Claim">The claim that the money lies on now; null when it lies on none.</param>
    public sealed record Done(Guid Id, ClaimId? Claim) : MoneyResult;

    public sealed record Refused(IReadOnlyList<MoneyRefusal> Reasons) : MoneyResult;

    public static MoneyResult No(params IReadOnlyList<MoneyRefusal> reasons) => new Refused(reasons);
}

/// <summary>Who may put money where it belongs. Everybody else may not.</summary>
public static class MoneyRoles
{
    public static bool MayPlacePayments(Caseworker by) => by.Has(StaffRole.Caseworker) || MayMoveCredit(by);

    public static bool MayMoveCredit(Caseworker by) => by.Has(StaffRole.Finance) || by.Has(StaffRole.TeamLead);
}

/// <summary>The journal's line about a payment that is on no claim, or was not when it was decided about.</summary>
internal static class MoneyJournal
{
    public static JournalRow Of(Work work, Caseworker by, string what, Guid payment, params IReadOnlyList<object> said)
    {
        var digest = DerivedId.Of([what, payment, .. said]).ToString("N");
        return new JournalRow { Id = DerivedId.At(work.Now, digest, by.JournalId, work.Now.UtcTicks), At = work.Now, On = work.Today, Actor = by.JournalId, What = what, Rule = "P02", Digest = digest };
    }
}
