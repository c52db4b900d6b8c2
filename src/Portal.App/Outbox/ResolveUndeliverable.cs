using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Letters;
using Portal.Domain.Tasks;

namespace Portal.App.Outbox;

/// <summary>What a caseworker does about a letter that could not be delivered.</summary>
public enum UndeliverableAnswer
{
    /// <summary>The cause is mended (an address, a mailbox, our own access): it goes out again as the same message.</summary>
    Again,

    /// <summary>The same letter is printed and posted, under the same id.</summary>
    OnPaper,

    /// <summary>It stays undelivered, on record; the claims go on. A transfer still asks for a delivered notice of its own.</summary>
    LeaveUndelivered,
}

/// <summary>Why an answer to an undeliverable letter cannot be carried out.</summary>
public enum UndeliverableRefusal
{
    /// <summary>Somebody has closed the task, or the letter has come through meanwhile.</summary>
    NoLongerOpen,

    /// <summary>A letter on paper needs a street and a place.</summary>
    NoAddress,
}

/// <summary>
/// A caseworker answers the task about a letter that was refused or held. The letter keeps its id whatever is done, so nobody gets it as two letters;
/// the holds that it put on its claims end.
/// </summary>
public sealed class ResolveUndeliverable(ClaimWriter writer)
{
    /// <returns>Null when there is no such task, or the caseworker may not answer it; else why it was refused, none when it was done.</returns>
    public async Task<IReadOnlyList<UndeliverableRefusal>?> Handle(Guid task, UndeliverableAnswer answer, Caseworker by, CancellationToken cancel)
    {
        if (!by.Has(StaffRole.Caseworker) && !by.Has(StaffRole.TeamLead)) return null;
        await using var work = await writer.Begin([], cancel);
        if (await work.Db.Tasks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == task && row.Kind == TaskKind.Undeliverable, cancel) is not { About: { } letter } row) return null;

        await DeliveryRecorder.TakeTurn(work, cancel);
        await work.Lock([.. (await Undeliverable.ClaimsOf(work.Db, [letter], cancel))[letter]], cancel);
        var open = await work.Db.Tasks.SingleAsync(other => other.Id == task, cancel);
        var facts = (await work.Db.FactsOf([letter], cancel))[letter].ToList();
        if (open.ClosedOn is not null || DeliveryRules.Of(facts, work.Today, 0).State != DeliveryState.Held) return [UndeliverableRefusal.NoLongerOpen];
        if (answer == UndeliverableAnswer.OnPaper && !OutgoingLetter.HasAddress(await work.Db.Persons.AsNoTracking().SingleAsync(person => person.Id == row.PersonId, cancel)))
            return [UndeliverableRefusal.NoAddress];

        (open.ClosedOn, open.Outcome) = (work.Today, Slug.Of(answer));
        await work.Db.SaveChangesAsync(cancel);
        if (answer == UndeliverableAnswer.LeaveUndelivered) await Undeliverable.Free(work, [letter], work.Today, by, cancel);
        else await DeliveryRecorder.Record(work, [Release(letter, answer, facts, work.Now)], work.Today, by, cancel);
        work.Db.Journal.Add(Entry(work, by, open));
        await work.Commit(cancel);
        return [];
    }

    /// <summary>After everything that has happened, whatever the clocks say: what was refused before it no longer counts.</summary>
    private static DeliveryRow Release(Guid letter, UndeliverableAnswer answer, List<DeliveryFact> facts, DateTimeOffset now)
    {
        var code = answer == UndeliverableAnswer.OnPaper ? DeliveryCode.OnPaper : DeliveryCode.Again;
        var at = facts.Select(fact => fact.At.AddMilliseconds(1)).Append(now).Max().ToMillisecond();
        return new DeliveryRow { Id = DerivedId.Of("release", letter, facts.Count), OutboxId = letter, State = DeliveryState.Waiting, Code = code, At = at };
    }

    private static JournalRow Entry(Work work, Caseworker by, TaskRow task)
    {
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{task.Id}:{task.Outcome}")));
        return new JournalRow
        {
            Id = DerivedId.Of(digest, by.JournalId, work.Now.UtcTicks), At = work.Now, On = work.Today, Actor = by.JournalId, What = "undeliverable-answered", Rule = Undeliverable.Rule,
            PersonId = task.PersonId, Digest = digest,
        };
    }
}
