using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Journal;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Policy;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A caseworker asks once for what is missing, with a day to answer by (letters.md 4.10). The pause goes on.</summary>
public sealed class AskInformation(ClaimWriter writer, InformationRequestLetter letter, FileLetter file, LettersOptions letters)
{
    private const int OnlyLetter = 1;

    /// <param name="version">The version of the request that the caseworker was shown.</param>
    /// <returns>Null when there is no such request, or this member of staff is not on the case team.</returns>
    public async Task<AskAnswer<InformationFault>?> Handle(Guid request, int version, IReadOnlyList<InformationItem> items, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        var (work, about) = await writer.BeginOnRequest(request, cancel);
        await using var _ = work;
        var row = await work.Db.Requests.SingleOrDefaultAsync(found => found.Id == request && found.Status != RequestStatus.Draft, cancel);
        if (row is null) return null;
        if (!row.Status.IsPending() || row.Version != version) return new AskAnswer<InformationFault>.Overtaken(row.Status);
        IReadOnlyList<InformationItem> asked = [.. items.Select(item => new InformationItem(PersonalTexts.Line(item.What), PersonalTexts.Line(item.Why)))];
        if (InformationRules.Faults(asked, row.Status, row.InformationOn) is { Count: > 0 } faults) return new AskAnswer<InformationFault>.Faulty(faults);

        asked = [.. asked.Where(item => item.What.Length > 0)];
        var receiver = LetterReceiver.Of(await work.Db.Persons.AsNoTracking().SingleAsync(person => person.Id == row.PersonId, cancel));
        var choice = work.Policies.For(PolicySetting.InformationDeadline, work.Today);
        row.Status = RequestStatus.NeedsInformation;
        row.InformationOn = work.Today;
        row.InformationBy = ReplyDeadline.Of(work.Today, (int)choice.Value, receiver.OnPaper ? letters.PaperWorkingDays : 0);
        row.Version++;
        work.Db.InformationItems.AddRange(asked.Select((item, i) => new InformationItemRow { RequestId = request, Number = i + 1, What = item.What, Why = item.Why, Retention = RetentionClass.Case }));
        var held = await work.Db.RequestClaims.AnyAsync(claim => claim.RequestId == request && claim.Held, cancel);
        var content = letter.Compose(new InformationRequestModel(receiver, work.Today, row.CaseNumber!, asked, row.InformationBy.Value, held, by.Name));
        var id = await file.Handle(work, content, receiver, request, about, OnlyLetter, row.InformationBy, cancel);
        work.Db.Journal.Add(JournalEntry.OfRequest(work, by, "information-asked", choice.Name, row));
        await work.Commit(cancel);
        return new AskAnswer<InformationFault>.Asked(id);
    }
}

/// <summary>What asking a citizen for something gives.</summary>
public abstract record AskAnswer<TFault> where TFault : struct, Enum
{
    private AskAnswer()
    {
    }

    /// <summary>Written down, with its letter.</summary>
    public sealed record Asked(Guid Letter) : AskAnswer<TFault>;

    /// <summary>Everything that is wrong with it.</summary>
    public sealed record Faulty(IReadOnlyList<TFault> Faults) : AskAnswer<TFault>;

    /// <summary>The request has changed since it was shown.</summary>
    public sealed record Overtaken(RequestStatus Status) : AskAnswer<TFault>;
}
