using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Money;

namespace Portal.App.Agreements;

/// <summary>What a citizen tries out before choosing: so much a month, or over so many months, from a date and on a day.</summary>
/// <param name="Monthly">Whole kroner; øre are rounded up. Null where the months decide.</param>
/// <param name="Months">Used where no amount is given.</param>
/// <param name="PayDay">1 to 28; the draft's own where it is not given, else the 1st.</param>
/// <param name="FirstOn">The wished first date; the draft's own where it is not given, else the first of next month.</param>
public sealed record PlanTried(Kroner? Monthly, int? Months, int? PayDay, DateOnly? FirstOn);

/// <summary>Reckons the whole plan of what a citizen tries out (afdragsberegner; story 5). Nothing of it is kept.</summary>
public sealed class ReckonPlan(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <returns>Null when there is no such draft of this citizen's, and while neither an amount nor a number of months is given.</returns>
    public async Task<OfferAnswer?> Handle(Guid draft, PlanTried tried, Citizen citizen, CancellationToken cancel)
    {
        if (tried is { Monthly: null, Months: null }) return null;
        await using var db = await dbs.CreateDbContextAsync(cancel);
        if (await DraftAsk.Of(draft, citizen, clock.DanishToday(), db, cancel) is not { } drafted) return null;
        if (drafted.Offers.Claims.Count == 0) return new OfferAnswer.Refused([PlanRefusal.NothingIsOwed]);
        var ask = drafted.Offers with { FirstOn = tried.FirstOn ?? drafted.Offers.FirstOn, PayDay = tried.PayDay ?? drafted.Offers.PayDay };
        OfferAnswer ByAmount(Kroner monthly) => Offers.ByAmount(ask, monthly, drafted.Today, drafted.Policies, drafted.Policies.Limits);
        if (tried.Monthly is { } own) return ByAmount(own);
        // A request is for an amount a month: what is shown for so many months is what that amount comes to.
        var byMonths = Offers.ByMonths(ask, tried.Months!.Value, drafted.Today, drafted.Policies, drafted.Policies.Limits);
        return byMonths is OfferAnswer.Made { Offer: var even } ? ByAmount(even.Monthly) : byMonths;
    }
}
