using Portal.Domain.Agreements;
using Portal.Domain.Claims;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.Domain.Statements;

/// <summary>
/// A balance statement (saldoopgørelse, P16): what a person owed when a period began, each entry in it, and what was left when it ended. What they are liable for together with
/// others stands apart and is in no sum.
/// </summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Own">The claims whose debtor they are, the oldest due date first.</param>
/// <param name="Shared">The claims that they owe beside their debtor.</param>
public sealed record BalanceStatement(
    PersonId Person, DateOnly From, DateOnly To, IReadOnlyList<StatementClaim> Own, IReadOnlyList<StatementShare> Shared, IReadOnlyList<StatementAgreement> Agreements)
{
    /// <summary>What was owed and what was in credit when the period began, as one amount.</summary>
    public Kroner Opening => Kroner.Sum(Own.Select(claim => claim.Opening));

    /// <inheritdoc cref="Opening"/>
    public Kroner Closing => Kroner.Sum(Own.Select(claim => claim.Closing));

    /// <summary>What was owed when the period began; credit is never subtracted.</summary>
    public Kroner OpeningBalance => Kroner.Sum(Own.Select(claim => Kroner.Max(claim.Opening, Kroner.Zero)));

    /// <summary>What was owed when the period ended, at the recovery authority too; credit is never subtracted.</summary>
    public Kroner Balance => Kroner.Sum(Own.Select(claim => claim.Balance));

    public Kroner Credit => Kroner.Sum(Own.Select(claim => claim.Credit));

    /// <summary>Of <see cref="Balance"/>, what lay with the recovery authority.</summary>
    public Kroner Transferred => Kroner.Sum(Own.Where(claim => claim.Transfer is not null).Select(claim => claim.Balance));

    public Kroner Sum(Movement movement) => Kroner.Sum(Own.Select(claim => claim.Sum(movement)));

    /// <summary>Nothing stood and nothing happened: such a person gets no statement.</summary>
    public bool IsEmpty => Own.Count == 0 && Shared.Count == 0;

    /// <summary>Whether it says what another said: if not, the released one is replaced by a corrected one (letters.md 4.22).</summary>
    public bool SameFigures(BalanceStatement other) =>
        Own.Count == other.Own.Count && Own.Zip(other.Own).All(pair => pair.First.SameFigures(pair.Second))
        && Shared.Select(Figures).SequenceEqual(other.Shared.Select(Figures));

    /// <param name="claims">Everything that the person is liable for, with what is known now.</param>
    public static BalanceStatement Of(PersonId person, IReadOnlyList<ClaimFacts> claims, DateOnly from, DateOnly to)
    {
        var ordered = claims.Where(claim => claim.Postings.Any(posting => posting.On <= to)).OrderBy(claim => claim.DueOn).ThenBy(claim => claim.PaymentId.Digits, StringComparer.Ordinal).ToList();
        var own = ordered.Where(claim => claim.Debtor == person).Select(claim => Whole(claim, from, to)).Where(claim => !claim.Opening.IsZero || claim.Lines.Count > 0);
        var shared = ordered.Where(claim => claim.Debtor != person).Select(claim => Share(claim, person, from, to)).OfType<StatementShare>();
        return new BalanceStatement(person, from, to, [.. own], [.. shared], [.. Running(person, ordered, to)]);
    }

    private static StatementClaim Whole(ClaimFacts claim, DateOnly from, DateOnly to) => new(
        claim.Id, claim.Type, claim.DueOn, Before(claim, from), [.. Within(claim, from, to).Select(StatementLine.From)], TransferOn(claim, to),
        claim.Holds.Where(hold => hold.Kind == HoldKind.Deferral && hold.StopsOn(to)).Max(hold => hold.Until));

    private static StatementShare? Share(ClaimFacts claim, PersonId person, DateOnly from, DateOnly to)
    {
        if (claim.Liable.FirstOrDefault(liable => liable.Person == person && liable.IsLiable && liable.ConfirmedOn <= to) is not { } liable) return null;
        var lines = Within(claim, from, to).Select(StatementLine.From).ToList();
        var paid = Kroner.Sum(lines.Where(line => line.Movement is Movement.Payment or Movement.SetOff).Select(line => line.Amount));
        var share = new StatementShare(claim.Id, claim.Type, claim.DueOn, liable.Kind, Before(claim, from), Kroner.Sum(lines.Select(line => line.Amount)) - paid, paid, TransferOn(claim, to));
        return share.Opening.IsZero && lines.Count == 0 ? null : share;
    }

    private static IEnumerable<StatementAgreement> Running(PersonId person, IReadOnlyList<ClaimFacts> claims, DateOnly to) =>
        from agreement in claims.SelectMany(claim => claim.Agreements).DistinctBy(agreement => agreement.Id)
        where agreement.Person == person && agreement.FirstDay <= to && !(agreement.EndedOn <= to) && agreement.Status is not AgreementStatus.Proposed
        let progress = new AgreementProgress(agreement, claims, to)
        where progress.Left.IsPositive
        let next = progress.Instalments.FirstOrDefault(one => one.Paid < one.Instalment.Amount)
        orderby agreement.FirstDay, agreement.PaymentId.Digits
        select new StatementAgreement(
            agreement.Id, agreement.Kind, agreement.FirstDay, agreement.Claims, progress.Left, next.Instalment?.DueOn, next.Instalment is null ? Kroner.Zero : next.Instalment.Amount - next.Paid);

    private static Kroner Before(ClaimFacts claim, DateOnly from) => Kroner.Sum(claim.Postings.Where(posting => posting.On < from).Select(posting => posting.Amount));

    private static IEnumerable<Posting> Within(ClaimFacts claim, DateOnly from, DateOnly to) =>
        claim.Postings.Where(posting => posting.On >= from && posting.On <= to).OrderBy(posting => posting.On).ThenBy(posting => posting.Kind).ThenBy(posting => posting.Of)
            .ThenBy(posting => posting.AccrualOn).ThenBy(posting => posting.CorrectsOn).ThenBy(posting => posting.Amount).ThenBy(posting => posting.Id);

    private static StatementTransfer? TransferOn(ClaimFacts claim, DateOnly day) =>
        claim.Stays.Where(stay => stay.SentOn <= day).Select(stay => stay.AsOf(day)).LastOrDefault(stay => stay.IsReceived) is { ReceivedOn: { } on } stay ? new StatementTransfer(on, stay.Amount) : null;

    private static (ClaimId, Kroner, Kroner, Kroner) Figures(StatementShare share) => (share.Claim, share.Opening, share.Added, share.Paid);
}
