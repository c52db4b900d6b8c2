using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.People;

namespace Portal.Domain.Limitations;

/// <summary>Somebody who is liable has acknowledged the debt (anerkendelse): a new limitation time runs against them from that day (forældelsesloven § 15).</summary>
/// <param name="OfAmount">In writing, both that the debt exists and how large it is: the new time of the principal is 10 years (§ 5(1)), else as long as before.</param>
public sealed record Acknowledgement(PersonId Person, DateOnly On, bool OfAmount);

/// <summary>What a caseworker can put on record as an acknowledgement, by a document with its date. An agreement is one by itself (<see cref="Limitation"/>).</summary>
public static class AcknowledgementRules
{
    public const string Rule = "forældelsesloven § 15";

    /// <param name="document">What shows it, and where it lies.</param>
    /// <param name="today">The day it is put on record.</param>
    public static ActAnswer Record(ClaimFacts claim, Acknowledgement acknowledgement, string document, DateOnly today)
    {
        var refusals = new List<ActRefusal>();
        if (!claim.Liable.Any(liable => liable.IsLiable && liable.Person == acknowledgement.Person)) refusals.Add(ActRefusal.PersonIsNotLiable);
        if (document.Trim().Length == 0) refusals.Add(ActRefusal.DocumentIsMissing);
        if (acknowledgement.On > today) refusals.Add(ActRefusal.DateIsInTheFuture);
        else if (acknowledgement.On > Limitation.Of(claim, acknowledgement.Person).On) refusals.Add(ActRefusal.ClaimWasTimeBarred);
        if (claim.Acknowledgements.Contains(acknowledgement)) refusals.Add(ActRefusal.IsOnRecord);
        return refusals.Count > 0 ? ActAnswer.No(refusals) : new ActAnswer.Done(Move.Posted(claim.Id, "debt-acknowledged", Rule));
    }
}
