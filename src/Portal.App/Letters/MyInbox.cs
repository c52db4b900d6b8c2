using Microsoft.EntityFrameworkCore;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Requests;
using Portal.App.Settings;
using Portal.Domain.Letters;

namespace Portal.App.Letters;

/// <summary>Something that the municipality has written to a citizen.</summary>
/// <param name="Kind">Null for a message.</param>
/// <param name="Id">Of the letter; of the request that a message is about.</param>
/// <param name="Title">The letter's subject; the number of the case that a message is about.</param>
/// <param name="Dated">The letter's date; null for a message, which has the day it was sent.</param>
public sealed record InboxItem(LetterKind? Kind, Guid Id, string Title, DateOnly? Dated, DateTimeOffset At, bool Opened)
{
    public bool IsLetter => Kind is not null;

    public DateOnly On => Dated ?? At.DanishDay();
}

/// <param name="Page">The page shown, from 1.</param>
public sealed record Inbox(IReadOnlyList<InboxItem> Items, int Page, int Pages);

/// <summary>Letters and messages from the case team in one list (indbakke), newest first. What the citizen has written stands on the request.</summary>
public sealed class MyInbox(IDbContextFactory<PortalDb> dbs)
{
    public const int PageSize = 25;

    /// <param name="page">From 1; the nearest there is.</param>
    public async Task<Inbox> Handle(Citizen citizen, int page, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var letters = MyLetters.Mine(db, citizen);
        var messages = MyRequests.MessagesFor(db, citizen);
        var paging = Paging.Of(await letters.CountAsync(cancel) + await messages.CountAsync(cancel), PageSize, page);
        // No page has more of one kind than that many, so the newest of each are enough to tell.
        var most = paging.Before + PageSize;
        var filed = await letters.OrderByDescending(letter => letter.At).ThenBy(letter => letter.Id).Take(most)
            .Select(letter => new InboxItem(letter.Kind, letter.Id, letter.Subject, letter.On, letter.At, letter.OpenedAt != null)).ToListAsync(cancel);
        var written = await messages.OrderByDescending(message => message.SentAt).ThenBy(message => message.Id).Take(most)
            .Join(db.Requests, message => message.RequestId, request => request.Id, (message, request) => new InboxItem(null, request.Id, request.CaseNumber!, null, message.SentAt, message.OpenedAt != null)).ToListAsync(cancel);
        return new Inbox([.. filed.Concat(written).OrderByDescending(item => item.At).ThenBy(item => item.Id).Skip(paging.Before).Take(PageSize)], paging.Shown, paging.Pages);
    }
}
