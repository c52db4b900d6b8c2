using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Deferrals;
using Portal.Domain.Letters;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A caseworker hears the citizen (partshøring, forvaltningsloven § 19) before a decision that burdens them. Nothing is decided yet, and the pause goes on.</summary>
public sealed class HearCitizen(ClaimWriter writer, HearingLetter letter, FileLetter file, LettersOptions letters)
{
    /// <param name="version">The version of the request that the caseworker was shown.</param>
    /// <returns>Null when there is no such request, or this member of staff is not on the case team.</returns>
    public async Task<AskAnswer<HearingFault>?> Handle(Guid request, int version, HearingAsk input, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var (work, about) = await writer.BeginOnRequest(request, cancel);
        await using var _ = work;
        var row = await work.Db.Requests.SingleOrDefaultAsync(found => found.Id == request && found.Status != RequestStatus.Draft, cancel);
        if (row is null) return null;
        if (!row.Status.IsPending() || row.Version != version) return new AskAnswer<HearingFault>.Overtaken(row.Status);
        var ask = input with { Considered = PersonalTexts.Clean(input.Considered), Facts = PersonalTexts.Clean(input.Facts), Source = PersonalTexts.Clean(input.Source) };
        if (HearingRules.Faults(ask, row.Status) is { Count: > 0 } faults) return new AskAnswer<HearingFault>.Faulty(faults);

        var receiver = LetterReceiver.Of(await work.Db.Persons.AsNoTracking().SingleAsync(person => person.Id == row.PersonId, cancel));
        var choice = work.Policies.For(PolicySetting.HearingDeadline, work.Today);
        var round = 1 + await work.Db.Letters.CountAsync(sent => sent.RequestId == request && sent.Kind == LetterKind.Hearing, cancel);
        row.Status = RequestStatus.Hearing;
        row.HearingOn = work.Today;
        row.HearingBy = ReplyDeadline.Of(work.Today, (int)choice.Value, receiver.OnPaper ? letters.PaperWorkingDays : 0);
        row.Version++;
        await PersonalTexts.Save(work, request, PersonalTextKind.Considered, ask.Considered, RetentionClass.Case, cancel);
        await PersonalTexts.Save(work, request, PersonalTextKind.HeardFacts, ask.Facts, RetentionClass.Case, cancel);
        await PersonalTexts.Save(work, request, PersonalTextKind.HeardSource, ask.Source, RetentionClass.Case, cancel);
        var content = letter.Compose(new HearingModel(
            receiver, work.Today, row.CaseNumber!, ask.Considered, ask.Facts, ask.Source, ask.Rule!.Value, DeferralPolicies.For(work.Today).Law, row.HearingBy.Value, by.Name));
        var id = await file.Handle(work, content, receiver, request, about, round, row.HearingBy, cancel);
        work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "hearing-opened", choice.Name, row));
        await work.Commit(cancel);
        return new AskAnswer<HearingFault>.Asked(id);
    }
}
