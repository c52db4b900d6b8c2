using Portal.App.Data;
using Portal.App.Policy;
using Portal.Domain.Claims;
using Portal.Domain.Derivation;
using Portal.Domain.Dunning;
using Portal.Domain.Money;
using Portal.Domain.People;
using Portal.Domain.Policy;
using Portal.Domain.Recovery;

namespace Portal.App.Claims;

/// <summary>What follows on a claim when nothing is done: the night's own decision (<see cref="Course"/>), with what the step costs.</summary>
/// <param name="Fee">The fee of the letter; null when it has none.</param>
/// <param name="Law">The fee's law.</param>
public sealed record Following(NextStep Step, Kroner? Fee, string? Law);

/// <summary>The latest notice (varsel) of a claim that is still here, as the one who was told sees it.</summary>
/// <param name="Stands">The claim may be sent by it; it does not when a request, an objection or a payment has ended it, or a new one is to come.</param>
/// <param name="DeliveredOn">The day on which this person had it; null when that is not known yet.</param>
/// <param name="SentAtTheEarliest">The first day on which the claim may be sent; null until everybody who is to be told has had the letter.</param>
public sealed record NoticeOfTransfer(DateOnly On, bool Stands, DateOnly? DeliveredOn, DateOnly? SentAtTheEarliest, Guid? Letter);

/// <summary>Foretells on one day, by the choices of that day.</summary>
/// <param name="business">Payments of later days are known but do not count before their night.</param>
internal sealed class Foretelling(DateOnly day, DateOnly business, Policies policies)
{
    public static async Task<Foretelling> On(PortalDb db, DateOnly day, CancellationToken cancel) => new(day, await BusinessDay.Of(db, day, cancel), await PolicyBook.Of(db, cancel));

    /// <returns>Null when nothing follows.</returns>
    public NextStep? Next(ClaimFacts known, PersonId person)
    {
        var claim = known.AsOf(day < business ? day : business);
        return Course.Next(claim, person, DerivedAccount.Of(claim, day, policies).Unpaid, day, policies);
    }

    /// <returns>Null when this person has been given none, or the claim has been sent since.</returns>
    public NoticeOfTransfer? Notice(ClaimFacts known, PersonId person)
    {
        var claim = known.AsOf(day < business ? day : business);
        if (claim.Away is not null || claim.Steps.Where(step => step.Step == Step.TransferNotice && step.Person == person).MaxBy(step => step.Cycle) is not { } mine) return null;
        if (claim.Stays.Any(stay => mine.On <= stay.EndedOn)) return null;
        var standing = TransferNotices.Of(claim, day, policies) is { } notice && notice.Cycle == mine.Cycle ? notice : null;
        DateOnly? delivered = mine.Letter is { } letter && claim.NoticesDelivered.TryGetValue(letter, out var on) ? on : null;
        return new NoticeOfTransfer(mine.On, standing is not null, delivered, standing?.ProposalOn, mine.Letter);
    }

    /// <summary>For one of those who are liable: each has a course of their own (P04), an owner's is the debtor's.</summary>
    /// <returns>Null when nothing follows.</returns>
    public Following? For(ClaimFacts known, PersonId person)
    {
        var role = known.Liable.Single(liable => liable.Person == person).Kind;
        if (role == LiabilityKind.Owner || Next(known, person) is not { } next) return null;
        var fee = role == LiabilityKind.Primary && next.EarliestOn is { } on ? ReminderFees.For(known, next.Step, on, policies) : null;
        return new Following(next, fee is null ? null : new Kroner(fee.Value), fee?.Source);
    }
}
