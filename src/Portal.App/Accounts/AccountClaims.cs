using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.People;

namespace Portal.App.Accounts;

/// <summary>One claim as it stands on a person's account.</summary>
internal static class AccountClaims
{
    /// <param name="day">Entries, steps and holds up to and including this day.</param>
    public static AccountClaim Of(ClaimFacts claim, PersonId person, DateOnly day)
    {
        var account = Account.On(claim, day);
        return new AccountClaim(
            claim.Source, claim.Reference, Slug.Of(claim.Type), claim.PaymentId.Digits, Slug.Of(Stages.On(claim, day)),
            account.Principal.Ore, account.Fees.Ore, account.Interest.Ore, account.Paid.Ore, account.Balance.Ore, account.Credit.Ore,
            claim.DueOn, claim.PayBy, Slug.Of(claim.Liable.Single(liable => liable.Person == person).Kind), Next: null,
            [.. claim.Holds.Where(hold => hold.StopsOn(day)).OrderBy(hold => hold.Kind).Select(hold => new AccountHold(Slug.Of(hold.Kind), hold.From, hold.Until))],
            [.. claim.Postings.Where(posting => posting.On <= day).Select(posting => EntryOf(posting, claim.Postings))],
            Pending: [],
            // The letters and calls of others on the claim are theirs.
            [.. claim.Steps.Where(step => step.On <= day && step.Person == person).Select(step => new AccountStep(step.On, Slug.Of(step.Step), step.Letter, step.Skipped))]);
    }

    private static AccountEntry EntryOf(Posting posting, IReadOnlyList<Posting> all) => new(
        posting.On, Slug.Of(posting.Kind), posting.Of is { } of ? Slug.Of(of) : null, posting.Amount.Ore, posting.Rule, posting.AccrualOn,
        posting.Corrects is { } corrected ? all.Single(other => other.Id == corrected).On : null);
}
