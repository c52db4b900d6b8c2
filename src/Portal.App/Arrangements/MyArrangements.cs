using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Claims;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Policy;
using Portal.App.Settings;
using Portal.Domain.Agreements;
using Portal.Domain.Arrangements;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Arrangements;

/// <summary>What has been set about the citizen's own repayment claims (P13). Others who are liable see nothing of it: it rests on one person's income.</summary>
public sealed class MyArrangements(IDbContextFactory<PortalDb> dbs, MunicipalityOptions municipality, TimeProvider clock)
{
    /// <summary>Those that hold now, by claim.</summary>
    public async Task<IReadOnlyList<MyArrangement>> Handle(Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return await Read(db, Mine(db, citizen).Where(row => row.ReplacedOn == null), cancel);
    }

    /// <returns>Null when nothing is set on the claim, or not for this citizen.</returns>
    public async Task<MyArrangement?> Handle(ClaimId claim, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return (await Read(db, Mine(db, citizen).Where(row => row.ClaimId == claim && row.ReplacedOn == null), cancel)).SingleOrDefault();
    }

    /// <param name="plan">The id of its plan, which stands in addresses.</param>
    /// <returns>Null when it is not this citizen's: to them it does not exist.</returns>
    public async Task<MyArrangement?> Handle(Guid plan, Citizen citizen, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        return (await Read(db, Mine(db, citizen).Where(row => row.AgreementId == plan), cancel)).SingleOrDefault();
    }

    private static IQueryable<ArrangementRow> Mine(PortalDb db, Citizen citizen) => db.Arrangements.AsNoTracking().Where(row => row.PersonId == citizen.Person);

    private async Task<IReadOnlyList<MyArrangement>> Read(PortalDb db, IQueryable<ArrangementRow> which, CancellationToken cancel)
    {
        var rows = await which.OrderBy(row => row.On).ThenBy(row => row.Id).ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var claims = (await ClaimFactsQuery.Of([.. rows.Select(row => row.ClaimId).Distinct()], db, cancel)).ToDictionary(claim => claim.Id);
        var (policies, found) = (await PolicyBook.Of(db, cancel), new List<MyArrangement>());
        foreach (var row in rows)
        {
            var hearing = row.ReplacedOn is null ? await ArrangementHearings.Open(db, row.ClaimId, cancel) : null;
            found.Add(Of(row, claims[row.ClaimId], policies) with
            {
                Hearing = hearing is null ? null : new MyHearing(hearing.Id, new Kroner(hearing.MonthlyBeforeOre), new Kroner(hearing.MonthlyOre), hearing.FirstOn, hearing.ReplyBy, hearing.LetterId, await ArrangementHearings.Answers(db, hearing, cancel)),
            });
        }
        return found;
    }

    private MyArrangement Of(ArrangementRow row, ClaimFacts claim, Domain.Policy.Policies policies)
    {
        var today = clock.DanishToday();
        var plan = claim.Agreements.SingleOrDefault(agreement => agreement.Id == row.AgreementId);
        return new MyArrangement(
            claim.Id, ClaimName.Of(claim.Description, claim.Type, "da"), ClaimName.Of(claim.Description, claim.Type, "en"), Account.On(claim, today).Balance, row.Basis, row.MonthlyOre is { } ore ? new Kroner(ore) : null,
            row.Percent, row.NetYearlyOre is { } net ? new Kroner(net) : null, row.HasDependants, row.IncomeSource, row.IncomeOn, row.Source, row.On, row.LookAgainOn, today)
        {
            Plan = plan?.Id, Standing = plan is null ? null : AgreementStanding.Of(plan, [claim], today, policies), IsReplaced = row.ReplacedOn is not null,
            Instalments = plan is null ? [] : [.. new AgreementProgress(plan, [claim], today).Instalments.Select(one => new PaidInstalment(one.Instalment, one.Paid))],
            PaymentLine = (plan?.PaymentId ?? claim.PaymentId).Line(municipality.CreditorNumber),
            Waits = claim.Holds.Any(hold => hold.Kind == HoldKind.MandatoryDeferral && hold.StopsOn(today)),
            Lapse = RepaymentLapses.For(claim.Type), LapsesOn = RepaymentLapses.LapsesOn(claim),
        };
    }
}

/// <summary>An arrangement as its debtor sees it.</summary>
/// <param name="Monthly">Null where the debtor waits.</param>
/// <param name="Percent">By the table: the share of the net yearly income.</param>
/// <param name="Source">The row of law that gives the amount.</param>
/// <param name="LookAgainOn">The day on which the income is looked at again.</param>
public sealed record MyArrangement(
    ClaimId Claim, string NameDanish, string NameEnglish, Kroner Left, ArrangementBasis Basis, Kroner? Monthly, int? Percent, Kroner? NetYearly, bool HasDependants, string IncomeSource, DateOnly? IncomeOn,
    string Source, DateOnly On, DateOnly LookAgainOn, DateOnly Today)
{
    /// <summary>Where its instalments are shown; null where there are none.</summary>
    public Guid? Plan { get; init; }

    /// <summary>Null where there is no plan.</summary>
    public AgreementStanding? Standing { get; init; }

    public IReadOnlyList<PaidInstalment> Instalments { get; init; } = [];

    /// <summary>"+71&lt;…+…&lt;".</summary>
    public string PaymentLine { get; init; } = "";

    /// <summary>A right to wait: nothing falls due for now.</summary>
    public bool Waits { get; init; }

    /// <summary>Something else has been set since.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>When the claim lapses for want of ability to pay; null where nothing of the type does.</summary>
    public RepaymentLapse? Lapse { get; init; }

    /// <summary>Null where nobody has said when the benefit ended.</summary>
    public DateOnly? LapsesOn { get; init; }

    /// <summary>What the debtor is heard about; null where nothing is.</summary>
    public MyHearing? Hearing { get; init; }

    /// <summary>Instalments are to be paid.</summary>
    public bool Runs => !IsReplaced && !Waits && Standing is { State: AgreementState.Kept or AgreementState.Missing };

    public string Name(string language) => language == "en" ? NameEnglish : NameDanish;
}

public sealed record PaidInstalment(Instalment Instalment, Kroner Paid);

/// <summary>A raise that the debtor is asked about before anything is decided.</summary>
/// <param name="Answers">What they have answered, the oldest first.</param>
public sealed record MyHearing(Guid Id, Kroner Now, Kroner Considered, DateOnly FirstOn, DateOnly ReplyBy, Guid Letter, IReadOnlyList<string> Answers);
