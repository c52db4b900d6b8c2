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
            var brokenOn = term.DueOn.AddBankingDays(policies.Days(PolicySetting.TermGrace, term.DueOn));
            var notice = brokenOn.AddBankingDays(1);
            if (Received(claim, brokenOn < night ? brokenOn : night) < due) return notice;
        }
        return null;
    }

    private static IEnumerable<Term> TermsOf(ClaimFacts claim)
    {
        if (claim.Terms.Count == 0) return [new Term(claim.EffectivePayBy, Kroner.Sum(Principal(claim)))];
        return claim.Terms.OrderBy(term => term.DueOn).Select(term => claim.DeferredUntil > term.DueOn ? term with { DueOn = claim.DeferredUntil.Value } : term);
    }

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
