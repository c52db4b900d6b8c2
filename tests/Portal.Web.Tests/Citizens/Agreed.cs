using Portal.App.Actors;
using Portal.App.Agreements;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.Web.Tests.Citizens;

/// <summary>Agreements made as the portal makes them, for tests of what is then seen.</summary>
internal static class Agreed
{
    /// <summary>Instalments of 300,00, one a month, the last with what is left.</summary>
    /// <param name="firstOn">The day of the first.</param>
    /// <param name="also">What has happened to it since.</param>
    public static async Task<Guid> Agree(this PortalApplication portal, PersonId person, ClaimId claim, DateOnly firstOn, Action<AgreementRow>? also = null)
    {
        await using var work = await portal.Get<ClaimWriter>().Begin([claim], CancellationToken.None);
        var facts = await ClaimFactsQuery.Of([claim], work.Db, CancellationToken.None);
        var owed = Account.On(facts[0], work.Today).Balance;
        List<Instalment> plan = [];
        for (var left = owed; left.IsPositive; left -= Kroner.Of(300)) plan.Add(new Instalment(plan.Count + 1, firstOn.AddMonths(plan.Count), Kroner.Min(left, Kroner.Of(300))));
        var row = await AgreementMaking.Make(work, new AgreementTerms(person, facts, plan, firstOn.Day, null, "P07"), SystemActor.Night, CancellationToken.None);
        also?.Invoke(row);
        await work.Commit(CancellationToken.None);
        return row.Id;
    }

    /// <summary>Money that came on the claim's own payment id.</summary>
    public static async Task Pay(this PortalApplication portal, ClaimId claim, DateOnly on, int kroner)
    {
        await using var work = await portal.Get<ClaimWriter>().Begin([claim], CancellationToken.None);
        await work.Apply([Move.Posted(claim, "posted", "bank", new Posting(Guid.CreateVersion7(), EntryKind.Payment, on, -Kroner.Of(kroner), "bank"))], SystemActor.Import, CancellationToken.None);
        await work.Commit(CancellationToken.None);
    }
}
