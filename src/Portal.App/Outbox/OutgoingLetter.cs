using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>A letter with its receiver as the person is on record now: a letter goes to where somebody lives, not to where they lived. Never logged.</summary>
internal sealed record OutgoingLetter(OutboxRow Message, LetterRow Letter, PersonRow Receiver, IReadOnlyList<DeliveryFact> Facts)
{
    public Guid Id => Message.Id;

    /// <summary>Counted from 1 over the letter's whole life: with the id it names the attempt, so that no two can be the same.</summary>
    public int NextAttempt => 1 + Facts.Count(fact => fact.IsAttempt);

    /// <summary>Exempt since the letter was written: paper all the same.</summary>
    public Channel ChannelNow(Delivery delivery) =>
        delivery.Channel ?? (Message.Channel == Channel.Paper || Receiver.ExemptFromDigitalPost ? Channel.Paper : Channel.DigitalPost);

    /// <summary>Why it cannot go that way at all; null when it can.</summary>
    public string? Obstacle(Channel channel)
    {
        if (Receiver.DeadOn is not null) return DeliveryCode.ReceiverDead;
        return channel == Channel.Paper && !HasAddress(Receiver) ? DeliveryCode.NoAddress : null;
    }

    public static bool HasAddress(PersonRow person) => person.Street.Length > 0 && (person.City.Length > 0 || person.Postcode.Length > 0);

    public static async Task<List<OutgoingLetter>> Of(PortalDb db, IReadOnlyList<OutboxRow> messages, CancellationToken cancel)
    {
        var ids = messages.Select(message => message.Id).ToList();
        var facts = await db.FactsOf(ids, cancel);
        var letters = await (
            from letter in db.Letters.AsNoTracking()
            join person in db.Persons.AsNoTracking() on letter.PersonId equals person.Id
            where EF.Parameter(ids).Contains(letter.Id)
            select new { Letter = letter, Person = person }).ToDictionaryAsync(row => row.Letter.Id, cancel);
        return [.. messages.Select(message => new OutgoingLetter(message, letters[message.Id].Letter, letters[message.Id].Person, [.. facts[message.Id]]))];
    }
}
