using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Dunning;
using Portal.App.Import;
using Portal.Domain;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;
using Portal.Domain.Limitations;
using Portal.Domain.People;

namespace Portal.App.Limitations;

/// <summary>What a caseworker has found in a document.</summary>
/// <param name="Person">Who has acknowledged; the debtor when null.</param>
/// <param name="On">The day of the acknowledgement itself.</param>
/// <param name="OfAmount">In writing, both that the debt exists and how large it is.</param>
/// <param name="Document">What shows it, and where it lies; without anybody's number.</param>
public sealed record AcknowledgementInput(ClaimId Claim, PersonId? Person, DateOnly On, bool OfAmount, string Document);

/// <summary>A caseworker puts on record that somebody has acknowledged a debt (anerkendelse), so that a new limitation time runs against them.</summary>
public sealed class RecordAcknowledgement(ClaimWriter writer)
{
    private const string Kind = "record-acknowledgement";

    /// <returns>Null when there is no such claim, or this person may not act on claims.</returns>
    public Task<ActResult?> Handle(AcknowledgementInput input, Caseworker by, CancellationToken cancel) => ActOnClaim.Handle(
        writer, input.Claim, by, Kind, "",
        (claim, work) => Shown.HoldsCpr(input.Document) ? ActAnswer.No(ActRefusal.TextHoldsANumber) : AcknowledgementRules.Record(claim, Of(claim, input), input.Document, work.Today),
        (work, claim) =>
        {
            var said = Of(claim, input);
            work.Db.Acknowledgements.Add(new AcknowledgementRow
            {
                Id = DerivedId.Of("acknowledgement", claim.Id, said.Person, said.On.DayNumber, said.OfAmount ? 1 : 0), ClaimId = claim.Id, PersonId = said.Person, AcknowledgedOn = said.On,
                OfAmount = said.OfAmount, By = by.JournalId, At = work.Now,
            });
            work.Db.Notes.Add(ActOnClaim.NoteOf(work, claim, by, Kind, $"{said.On:yyyy-MM-dd}: {input.Document.Trim()}", said.Person));
        }, cancel);

    private static Acknowledgement Of(ClaimFacts claim, AcknowledgementInput input) => new(input.Person ?? claim.Debtor, input.On, input.OfAmount);
}
