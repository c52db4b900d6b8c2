using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Money;
using Portal.Domain.Policy;

namespace Portal.Domain.Dunning;

/// <summary>P14: a claim that rests on a settlement or judgment is not reminded. When a term is not kept, the notice is next.</summary>
internal static class BrokenTerms
{
    /// <returns>The day of the notice: after the first term that is broken, else after the first that still can be.</returns>
    public static DateOnly? NoticeOn(ClaimFacts claim, DateOnly night, Policies policies)
    {
        var due = Kroner.Zero;
        foreach (var term in TermsOf(claim))
        {
            due += term.Amount;
            var deferred = claim.Terms.Count > 0 && claim.DeferredUntil > term.DueOn ? claim.DeferredUntil : null;
            var brokenOn = Grace(deferred ?? term.DueOn);
            // Whoever was granted time after a term gets the notice once it has run out: "the step that was next, on the banking day of U + 10 days", which the course adds.
            if (Received(claim, brokenOn < night ? brokenOn : night) < due) return (deferred is { } until ? Later(Grace(term.DueOn), until) : brokenOn).AddBankingDays(1);
        }
        return null;

        DateOnly Grace(DateOnly day) => day.AddBankingDays(policies.Days(PolicySetting.TermGrace, day));
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static IEnumerable<Term> TermsOf(ClaimFacts claim) =>
        claim.Terms.Count == 0 ? [new Term(claim.EffectivePayBy, Kroner.Sum(Principal(claim)))] : claim.Terms.OrderBy(term => term.DueOn);

    private static IEnumerable<Kroner> Principal(ClaimFacts claim) =>
        claim.Postings.Where(posting => posting.Changes is EntryKind.Principal or EntryKind.WriteDown).Select(posting => posting.Amount);

    /// <summary>What has been paid in by a day; a payment that was taken back was never made.</summary>
    private static Kroner Received(ClaimFacts claim, DateOnly day)
    {
        var takenBack = claim.Postings.Where(posting => posting.Kind == EntryKind.Reversal).Select(posting => posting.Corrects).ToHashSet();
        return -Kroner.Sum(claim.Postings
            .Where(posting => posting.On <= day && posting.Changes is EntryKind.Payment or EntryKind.SetOff && !takenBack.Contains(posting.Id)).Select(posting => posting.Amount));
    }
}
