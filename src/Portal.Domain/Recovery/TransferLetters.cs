using Portal.Domain.Claims;
using Portal.Domain.Law;
using Portal.Domain.Letters;
using Portal.Domain.Money;
using Portal.Domain.People;

namespace Portal.Domain.Recovery;

/// <summary>
/// The letters to everybody liable when the recovery authority has received a claim (L12-L16), and when it is back (L09). Neither is a step of the course: they follow the authority's
/// answer, on the day it is known, and bear no fee.
/// </summary>
public static class TransferLetters
{
    /// <summary>The reason of a letter about a claim that the authority has sent back by itself.</summary>
    public const string SentBack = "returned";

    /// <summary>Days from a return, a recall or a refusal by the authority to the next notice, at least (formats.md section 5, "recalled, returned, AFVIST").</summary>
    public const int Rest = 14;

    /// <summary>Claims of one debtor and one family that were received the same day share a letter.</summary>
    /// <param name="claims">Received, as told now.</param>
    /// <param name="on">The day the letters are dated.</param>
    public static IEnumerable<CourseLetter> Received(IEnumerable<ClaimFacts> claims, DateOnly on)
    {
        var groups = claims.OrderBy(claim => claim.DueOn).ThenBy(claim => claim.PaymentId.Digits, StringComparer.Ordinal)
            .GroupBy(claim => (claim.Debtor, claim.Rules.Family, claim.Away!.ReceivedOn, claim.StateRefund));
        foreach (var group in groups)
            foreach (var receiver in group.SelectMany(Liable).Distinct())
            {
                var theirs = group.Where(claim => Liable(claim).Contains(receiver)).ToList();
                yield return Letter(LetterKind.TransferDone, theirs, receiver, on, on) with
                {
                    Transfer = new CourseLetterTransfer(group.Key.ReceivedOn!.Value, [.. theirs.Select(claim => claim.Away!.Amount)], !group.Key.StateRefund),
                };
            }
    }

    /// <param name="claim">As it is now that it is back.</param>
    /// <param name="why">The municipality's own reason, or <see cref="SentBack"/>.</param>
    /// <param name="covered">What has been covered at the authority.</param>
    /// <param name="planned">The day of the step that comes next; null while something open decides it.</param>
    /// <param name="on">The day the letters are dated.</param>
    public static IEnumerable<CourseLetter> Back(ClaimFacts claim, string why, Kroner covered, DateOnly? planned, DateOnly on)
    {
        if (claim.Stays is not [.., { EndedOn: { } back }]) yield break;
        var soonest = back.AddDays(Rest).BankingDay();
        var next = planned > soonest ? planned.Value : soonest;
        // Who has only just been found liable is told first why they owe it (P04).
        foreach (var receiver in Liable(claim).Where(person => person == claim.Debtor || claim.Steps.Any(step => step.Person == person && step.Letter is not null)))
            yield return Letter(LetterKind.Returned, [claim], receiver, next, on) with { Return = new CourseLetterReturn(back, why, covered, next) };
    }

    private static IEnumerable<PersonId> Liable(ClaimFacts claim) => claim.Liable.Where(liable => liable.IsLiable).Select(liable => liable.Person);

    private static CourseLetter Letter(LetterKind kind, List<ClaimFacts> claims, PersonId receiver, DateOnly payBy, DateOnly on) => new(
        CourseLetter.IdOf(claims[0].Id, receiver, kind, claims[0].Stays.Count), kind, on, receiver, claims[0].Debtor, payBy, [.. claims.Select(claim => Shown(claim, on))], Kroner.Zero, null, "");

    private static CourseLetterClaim Shown(ClaimFacts claim, DateOnly on)
    {
        var account = Account.On(claim, on);
        return new CourseLetterClaim(claim.Id, claim.DueOn, claim.EffectivePayBy, account.Principal, account.Fees, account.Interest, account.Paid, account.Balance);
    }
}
