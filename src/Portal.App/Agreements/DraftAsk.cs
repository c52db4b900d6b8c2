using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Policy;
using Portal.Domain.Agreements;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.App.Agreements;

/// <summary>What a citizen's draft can be reckoned from: the claims chosen as they stand today, and what has been written so far.</summary>
/// <param name="Offers">From the written first date and pay day; from the first of next month where they are not written.</param>
internal sealed record DraftAsk(OfferAsk Offers, AgreementAsk Written, Policies Policies, DateOnly Today)
{
    /// <returns>Null when there is no such draft of this citizen's.</returns>
    public static async Task<DraftAsk?> Of(Guid draft, Citizen citizen, DateOnly today, PortalDb db, CancellationToken cancel)
    {
        if (await db.Requests.AsNoTracking().SingleOrDefaultAsync(row => row.Id == draft && row.PersonId == citizen.Person && row.Status == RequestStatus.Draft, cancel) is not { } request) return null;
        var policies = await PolicyBook.Of(db, cancel);
        var chosen = await db.RequestClaims.Where(row => row.RequestId == draft).Select(row => row.ClaimId).ToListAsync(cancel);
        var owed = ChangeAgreement.Owed(await ClaimFactsQuery.Of(citizen, chosen, db, cancel), today).Where(claim => claim.Owed.IsPositive).ToList();
        var written = AgreementAsks.Written(request);
        var history = await AgreementAsks.History(db, citizen.Person, cancel);
        return new DraftAsk(new OfferAsk(owed, written.FirstOn > today ? written.FirstOn.Value : FirstOfNextMonth(today), written.PayDay ?? 1, history), written, policies, today);
    }

    private static DateOnly FirstOfNextMonth(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(1);
}
