using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Agreements;

/// <summary>How far an agreement has come by a day, from everything known now. A payment on a claim's own id counts as the oldest unpaid instalment.</summary>
public sealed class AgreementProgress
{
    private readonly Agreement _agreement;
    private readonly IReadOnlyList<ClaimFacts> _claims;
    private readonly DateOnly _day;

    /// <param name="claims">The agreement's claims.</param>
    public AgreementProgress(Agreement agreement, IEnumerable<ClaimFacts> claims, DateOnly day)
    {
        _agreement = agreement;
        _claims = [.. claims.Where(claim => agreement.Claims.Contains(claim.Id))];
        _day = day;
        Left = Kroner.Sum(_claims.Select(claim => Account.On(claim, day).Balance));
    }

    /// <summary>What is still owed on the claims, interest since the first day included.</summary>
    public Kroner Left { get; }

    public Kroner Paid => PaidBy(_day);

    /// <summary>Each with what has been paid of it, the oldest first.</summary>
    public IEnumerable<(Instalment Instalment, Kroner Paid)> Instalments
    {
        get
        {
            var left = Paid;
            foreach (var instalment in _agreement.Instalments)
            {
                var share = Kroner.Max(Kroner.Zero, Kroner.Min(left, instalment.Amount));
                left -= share;
                yield return (instalment, share);
            }
        }
    }

    /// <summary>What had been paid as instalments by the end of a day, as known now.</summary>
    public Kroner PaidBy(DateOnly day) => -Kroner.Sum(_claims.SelectMany(claim => Payments(claim, day)).Select(posting => posting.Amount));

    /// <summary>The last day on which a late instalment is no breach yet is the day before this.</summary>
    public static DateOnly MissedOn(Instalment instalment, Policies policies) =>
        instalment.DueOn.AddBankingDays(policies.Days(PolicySetting.InstalmentGrace, instalment.DueOn));

    /// <summary>What is missing of the instalments that count as missed by a day. Interest falls due with the last one.</summary>
    /// <param name="paidBy">Money of later payment days does not count.</param>
    public Kroner Missing(DateOnly missedBy, DateOnly paidBy, Policies policies)
    {
        var due = _agreement.Instalments.Where(instalment => MissedOn(instalment, policies) <= missedBy).ToList();
        var paid = PaidBy(paidBy);
        var owed = due.Count == _agreement.Instalments.Count ? Left + Paid : Kroner.Sum(due.Select(instalment => instalment.Amount));
        return Kroner.Max(Kroner.Zero, Kroner.Min(owed - paid, Left + Paid - paid));
    }

    /// <summary>The day on which an instalment is first missed, if nothing more is paid: a small rest is carried to the next. Null when none can be.</summary>
    public DateOnly? NextMissedOn(Policies policies) => _agreement.Instalments.Select(instalment => (DateOnly?)MissedOn(instalment, policies))
        .FirstOrDefault(day => Missing(day!.Value, _day, policies) > policies.Amount(PolicySetting.InstalmentCarried, day.Value));

    /// <summary>The first instalment that is not fully paid.</summary>
    public Instalment? OldestUnpaid => Instalments.Where(one => one.Paid < one.Instalment.Amount).Select(one => one.Instalment).FirstOrDefault();

    private IEnumerable<Posting> Payments(ClaimFacts claim, DateOnly day)
    {
        var takenBack = claim.Postings.Where(posting => posting.Kind == EntryKind.Reversal && posting.On <= _day).Select(posting => posting.Corrects).ToHashSet();
        return claim.Postings.Where(posting => posting.Changes is EntryKind.Payment or EntryKind.SetOff && Counts(posting)
            && !takenBack.Contains(posting.Id) && !(posting.Receipt is { } receipt && claim.TakenBack(receipt, _day)));

        // What was paid on the claims on the first day had been taken off what the instalments sum to. What is paid on another agreement's id is that one's.
        bool Counts(Posting posting) => posting.CountsFrom <= day
            && (posting.Receipt is { } paid ? _agreement.Receipts.Any(receipt => receipt.Id == paid) : posting.CountsFrom > _agreement.FirstDay);
    }
}
