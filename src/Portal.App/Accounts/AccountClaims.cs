using Portal.App.Claims;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;
using Portal.Domain.Policy;

namespace Portal.App.Accounts;

/// <summary>One claim as it stands on a person's account.</summary>
internal static class AccountClaims
{
    /// <param name="day">Entries, steps and holds up to and including this day.</param>
    /// <param name="counted">Payments of later days are known but do not count before their night.</param>
    public static AccountClaim Of(ClaimFacts known, PersonId person, DateOnly day, DateOnly counted, Policies policies)
    {
        var claim = known.AsOf(day < counted ? day : counted);
        var account = Account.On(claim, day);
        var next = new Foretelling(day, counted, policies).Next(known, person);
        return new AccountClaim(
            claim.Source, claim.Reference, Slug.Of(claim.Type), claim.PaymentId.Digits, Slug.Of(Stages.On(claim, person, day)),
            account.Principal.Ore, account.Fees.Ore, account.Interest.Ore, account.Paid.Ore, account.Balance.Ore, account.Credit.Ore,
            claim.DueOn, claim.PayBy, Slug.Of(claim.Liable.Single(liable => liable.Person == person).Kind),
            next is null ? null : new AccountNext(Slug.Of(next.Step), next.EarliestOn, next.StoppedBy is { } stop ? Slug.Of(stop) : null),
            [.. claim.Holds.For(person).Where(hold => hold.StopsOn(day)).OrderBy(hold => hold.Kind).Select(hold => new AccountHold(Slug.Of(hold.Kind), hold.From, hold.Until))],
            [.. claim.Postings.Where(posting => posting.On <= day).OrderBy(posting => posting.On).ThenBy(posting => posting.Kind).ThenBy(posting => posting.Of)
                .ThenBy(posting => posting.AccrualOn).ThenBy(posting => posting.CorrectsOn).Select(EntryOf)],
            [.. known.PendingAfter(counted).Select(pending => new AccountPending(pending.On, pending.Amount.Ore))],
            // The letters and calls of others on the claim are theirs.
            [.. claim.Steps.Where(step => step.On <= day && step.Person == person).OrderBy(step => step.On).ThenBy(step => step.Step).Select(step => new AccountStep(step.On, Slug.Of(step.Step), step.Letter, step.Skipped))]);
    }

    private static AccountEntry EntryOf(Posting posting) => new(
        posting.On, Slug.Of(posting.Kind), posting is { Kind: not EntryKind.Reversal, Of: { } of } ? Slug.Of(of) : null, posting.Amount.Ore, posting.Rule, posting.AccrualOn, posting.CorrectsOn);
}
