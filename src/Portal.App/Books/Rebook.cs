using Portal.App.Actors;
using Portal.App.Data;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Books;

/// <summary>Posts news about claims and what follows from them, debtor by debtor (<see cref="Rebooking"/>).</summary>
internal static class Rebook
{
    /// <param name="claims">All claims of the debtors, locked (<see cref="ClaimWriter.BeginOnDebtors"/>).</param>
    /// <param name="news">What has become known, at most one move for each claim.</param>
    public static async Task Apply(Work work, IReadOnlyCollection<ClaimId> claims, IReadOnlyList<Move> news, Actor by, CancellationToken cancel)
    {
        var byClaim = news.ToDictionary(move => move.Claim);
        var facts = await ClaimFactsQuery.Of(claims, work.Db, cancel);
        var rebooked = facts.GroupBy(claim => claim.Debtor).Select(debtor => Rebooking.Decide([.. debtor], byClaim, work.BusinessDay, work.Policies)).ToList();
        await work.Apply(work.RowsOf([.. rebooked.SelectMany(one => one.Moves)], by), [.. rebooked.SelectMany(one => one.Figures)], cancel);
    }
}
