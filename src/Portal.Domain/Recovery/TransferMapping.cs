using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Limitations;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.Domain.Recovery;

/// <summary>What the portal needs to know about itself and its people to write a claim down for the recovery authority.</summary>
/// <param name="Creditor">Fordringshaver: the municipality's number at the authority.</param>
/// <param name="Numbers">Of everybody who is liable.</param>
public sealed record TransferSetup(string Creditor, RecoveryCodes Codes, IReadOnlyDictionary<PersonId, IdNumber> Numbers);

/// <summary>From a claim to the fields that the recovery authority wants. What the source has not said stays empty: the readiness check names it.</summary>
public static class TransferMapping
{
    /// <param name="on">The business day: entries up to it count, so that the record's sum is what the books say.</param>
    public static TransferRecord Of(ClaimFacts claim, TransferSetup setup, DateOnly on, Policies policies)
    {
        var codes = setup.Codes.For(claim.Type, claim.Source, claim.DueOn);
        var unpaid = DerivedAccount.Of(claim, on, policies).Unpaid;
        var (due, payBy) = Days(claim);
        var main = new TransferRecord(
            claim.Id.Value, RecordCategory.Main, codes.Claim, $"{claim.Source}/{claim.Reference}",
            Kroner.Sum(claim.Postings.Where(posting => posting.Changes == EntryKind.Principal && posting.On <= on).Select(posting => posting.Amount)), unpaid.Principal + unpaid.Withdrawn)
        {
            Creditor = setup.Creditor,
            Description = claim.Description,
            PeriodFrom = claim.PeriodFrom,
            PeriodTo = claim.PeriodTo,
            EstablishedOn = claim.EstablishedOn,
            DueOn = due,
            PayBy = payBy,
            LimitationOn = RepaymentLapses.LapsesOn(claim) ?? Limitation.Of(claim).On,
            Basis = claim.Basis,
            JudgmentOn = claim.Basis == ClaimBasis.Judgment ? claim.BasisOn : null,
            SettlementOn = claim.Basis == ClaimBasis.Settlement ? claim.BasisOn : null,
            Interest = codes.Choice,
            // P11: attachment in the property, and forced sale, rest on the lien that the law gives in it.
            Property = claim.Rules.Family == ClaimFamily.Property ? new PropertyLien(claim.Property, StatutoryLien: true) : null,
            Liable = [.. claim.Liable.Where(liable => liable.IsLiable).OrderBy(liable => liable.Kind).ThenBy(liable => liable.Person.Value).Select(liable => new LiablePerson(liable.Person, setup.Numbers[liable.Person], liable.Kind))],
        };
        return main with
        {
            Related =
            [
                .. LeftOf(Fees(claim, on, policies), unpaid.Fees).Select(part => Related(main, claim, part.Part, part.Left, codes.Fee, "gebyr")),
                .. LeftOf(Interest(claim, on, policies), unpaid.Interest).Select(part => Related(main, claim, part.Part, part.Left, codes.Interest, "rente")),
            ],
        };
    }

    /// <summary>
    /// Forfaldsdato and SRB. A broken arrangement on a repayment claim (P13) makes the whole debt due on the day after its demand has run out (BEK 585/2023 § 10); a deferral and
    /// a payment agreement move the last day to pay in time, a reminder does not.
    /// </summary>
    private static (DateOnly DueOn, DateOnly PayBy) Days(ClaimFacts claim)
    {
        if (claim.Arrangement is { EndedOn: not null, Status: AgreementStatus.Breached, CureBy: { } demanded }) return (demanded.AddDays(1), demanded.AddDays(1));
        var cured = claim.Agreements.Where(agreement => agreement is { Kind: AgreementKind.Agreement, Status: AgreementStatus.Breached, EndedOn: not null }).Max(agreement => agreement.CureBy);
        return (claim.DueOn, cured > claim.EffectivePayBy ? cured.Value : claim.EffectivePayBy);
    }

    /// <summary>One fee, or the interest of one accrual date.</summary>
    /// <param name="On">The day that it was posted for.</param>
    private sealed record Part(Guid Id, DateOnly On, DateOnly PeriodFrom, DateOnly PeriodTo, DateOnly PayBy, Kroner Amount);

    /// <summary>A fee's day is the day its reminder was sent; it is to be paid by the letter's deadline.</summary>
    private static IEnumerable<Part> Fees(ClaimFacts claim, DateOnly on, Policies policies) =>
        ChargedFee.Of(claim with { Postings = [.. claim.Postings.Where(posting => posting.On <= on)] }).Where(fee => fee.Posted.IsPositive).OrderBy(fee => fee.On).ThenBy(fee => fee.First)
            .Select(fee => new Part(fee.First, fee.On, fee.On, fee.On, Course.Deadline(fee.On, policies), fee.Posted));

    private static IEnumerable<Part> Interest(ClaimFacts claim, DateOnly on, Policies policies)
    {
        var monthly = policies.FeeLaw(claim.Type, claim.DueOn) == FeeLaw.Gebyrloven;
        var reached = claim.InterestPayBy;
        foreach (var accrual in claim.Postings.Where(posting => posting is { Changes: EntryKind.Interest, AccrualOn: not null } && posting.On <= on).GroupBy(posting => posting.AccrualOn!.Value).OrderBy(accrual => accrual.Key))
        {
            var (from, to) = monthly ? (accrual.Key, MonthEnd(claim.DueOn.AddDays(1), accrual.Key)) : (reached.AddDays(1), accrual.Key);
            reached = accrual.Key;
            var amount = Kroner.Sum(accrual.Select(posting => posting.Amount));
            if (amount.IsPositive) yield return new Part(accrual.First().Id, accrual.First().CountsFrom, from, to, accrual.First().CountsFrom, amount);
        }
    }

    /// <summary>The day before the next accrual date (gebyrloven § 3): a month has 28 to 31 days.</summary>
    private static DateOnly MonthEnd(DateOnly first, DateOnly accrual)
    {
        var month = (accrual.Year - first.Year) * 12 + accrual.Month - first.Month;
        return first.AddMonths(month + 1).AddDays(-1);
    }

    /// <summary>A payment covers the oldest of a kind first: what is left is owed on the latest.</summary>
    private static IEnumerable<(Part Part, Kroner Left)> LeftOf(IEnumerable<Part> parts, Kroner unpaid)
    {
        var all = parts.ToList();
        var covered = Kroner.Max(Kroner.Sum(all.Select(part => part.Amount)) - unpaid, Kroner.Zero);
        foreach (var part in all)
        {
            var paid = Kroner.Min(covered, part.Amount);
            covered -= paid;
            if (part.Amount > paid) yield return (part, part.Amount - paid);
        }
    }

    private static TransferRecord Related(TransferRecord main, ClaimFacts claim, Part part, Kroner left, string? code, string what) => new(
        part.Id, RecordCategory.Related, code, $"{main.CreditorReference}/{what}-{part.PeriodFrom:yyyy-MM-dd}", part.Amount, left)
    {
        Creditor = main.Creditor,
        MainRecord = main.Id,
        PeriodFrom = part.PeriodFrom,
        PeriodTo = part.PeriodTo,
        EstablishedOn = part.On,
        DueOn = part.On,
        PayBy = part.PayBy,
        LimitationOn = Limitation.OfPart(claim, part.PayBy),
    };
}
