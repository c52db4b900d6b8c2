using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Policy;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.App.Agreements;

/// <summary>The citizen's own payment agreements: all in a line each, or one of them whole.</summary>
public sealed class MyAgreements(IDbContextFactory<PortalDb> dbs, MunicipalityOptions municipality, TimeProvider clock)
{
    public async Task<IReadOnlyList<AgreementLine>> Handle(Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await AgreementLine.Mine(db, citizen, clock.DanishToday(), cancel);
    }

    /// <returns>Null when it is not this citizen's: to them it does not exist.</returns>
    public async Task<AgreementView?> Handle(Guid id, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var about = await AgreementLine.MadeBy(db, citizen).Where(row => row.Id == id)
            .Join(db.AgreementClaims, row => row.Id, link => link.AgreementId, (row, link) => link.ClaimId).ToListAsync(cancel);
        if (about.Count == 0) return null;

        var (today, policies) = (clock.DanishToday(), await PolicyBook.Of(db, cancel));
        var claims = await ClaimFactsQuery.Of(about, db, cancel);
        var agreement = claims[0].Agreements.Single(found => found.Id == id);
        var line = AgreementLine.Of(agreement, claims, today, policies);
        var progress = new AgreementProgress(agreement, claims, today);
        return new AgreementView(
            line, today, agreement.PaymentId.Line(municipality.CreditorNumber), agreement.Cured,
            [.. agreement.Claims.Select(claim => claims.Single(found => found.Id == claim)).Select(claim => new AgreementClaim(claim.Id, claim.Description, claim.Type, Account.On(claim, today).Balance))],
            [.. progress.Instalments.Select(one => new AgreementInstalment(one.Instalment, one.Paid, StateOf(one.Instalment, one.Paid, line, today)))],
            line.Runs ? ExpectedCost.Of(claims, ToCome(progress, today), today, policies) : null,
            line.Runs ? AgreementChoices.Of(await ChangeAgreement.Running(db, agreement, claims, today, cancel), today, policies) : null,
            line.Standing.State == AgreementState.Ended ? Reinstated(agreement, claims, today, policies) : null);
    }

    /// <summary>What is left of each instalment; what should have come already comes today.</summary>
    internal static List<Instalment> ToCome(AgreementProgress progress, DateOnly today)
    {
        var unpaid = progress.Instalments.Where(one => one.Paid < one.Instalment.Amount).Select(one => one.Instalment with { Amount = one.Instalment.Amount - one.Paid }).ToList();
        if (unpaid.Count == 0) unpaid = [progress.Instalments.Last().Instalment with { Amount = Kroner.Zero }];
        return unpaid.ConvertAll(one => one.DueOn < today ? one with { DueOn = today } : one);
    }

    private static InstalmentState StateOf(Instalment instalment, Kroner paid, AgreementLine line, DateOnly today) =>
        paid == instalment.Amount ? InstalmentState.Paid
        : instalment.DueOn.BankingDay() < today ? InstalmentState.Late
        : line.Standing.Next?.Instalment == instalment ? InstalmentState.Next
        : InstalmentState.Coming;

    private static ReinstateChoice Reinstated(Agreement agreement, IReadOnlyList<ClaimFacts> claims, DateOnly today, Policies policies) => new(
        Reinstatement.Against(agreement, claims, today, policies),
        Reinstatement.LastDay(agreement, policies));
}

/// <summary>One agreement, everything its page shows.</summary>
/// <param name="PaymentLine">"+71&lt;…+…&lt;" with the agreement's own payment id.</param>
/// <param name="HasBeenCured">An instalment has been missing and was paid in time: the next time ends the agreement.</param>
/// <param name="Cost">What it comes to if it is kept; null when it does not run.</param>
/// <param name="Choices">What can be changed today; null when it does not run.</param>
/// <param name="Reinstate">Null unless it has ended.</param>
public sealed record AgreementView(
    AgreementLine Line, DateOnly Today, string PaymentLine, bool HasBeenCured, IReadOnlyList<AgreementClaim> Claims, IReadOnlyList<AgreementInstalment> Instalments,
    ExpectedCost? Cost, AgreementChoices? Choices, ReinstateChoice? Reinstate)
{
    /// <summary>Interest from now until it has been paid; it falls due with the last instalment.</summary>
    public Kroner InterestToCome => Cost is null ? Kroner.Zero : Kroner.Max(Kroner.Zero, Cost.Total - Line.Left);
}

/// <param name="Left">What is left on it today.</param>
public sealed record AgreementClaim(ClaimId Id, string Description, ClaimType Type, Kroner Left)
{
    public string Name(string language) => ClaimName.Of(Description, Type, language);
}

/// <param name="Paid">How much of it has been paid.</param>
public sealed record AgreementInstalment(Instalment Instalment, Kroner Paid, InstalmentState State);

public enum InstalmentState
{
    Paid,

    /// <summary>Its day has passed, and it has not been paid in full.</summary>
    Late,

    /// <summary>The next to pay.</summary>
    Next,
    Coming,
}
