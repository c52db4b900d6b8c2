using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Requests;

namespace Portal.App.Requests;

/// <summary>A message as it is read.</summary>
/// <param name="Author">The member of staff who wrote it; for the case team only. Empty when the citizen did.</param>
/// <param name="IsNew">The reader has not seen it before.</param>
public sealed record ReadMessage(MessageFrom From, MessageKind Kind, string Author, string Text, DateTimeOffset SentAt, bool IsNew);

/// <summary>What was asked for, and the day to answer by.</summary>
public sealed record AskedInformation(DateOnly On, DateOnly By, IReadOnlyList<InformationItem> Items);

/// <summary>What the citizen is or was heard about.</summary>
public sealed record OpenHearing(DateOnly On, DateOnly By, string Considered, string Facts, string Source);

/// <summary>What has been said on a request, oldest first.</summary>
internal static class RequestMessages
{
    /// <summary>Reading a message is what opens it.</summary>
    /// <param name="reader">The side that reads: the other side's messages are opened.</param>
    public static async Task<IReadOnlyList<ReadMessage>> Open(PortalDb db, Guid request, MessageFrom reader, DateTimeOffset now, CancellationToken cancel)
    {
        var rows = await db.Messages.AsNoTracking().Where(row => row.RequestId == request).OrderBy(row => row.SentAt).ThenBy(row => row.Id).ToListAsync(cancel);
        if (rows.Any(row => IsNewTo(row, reader)))
            await db.Messages.Where(row => row.RequestId == request && row.From != reader && row.OpenedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.OpenedAt, now), cancel);
        return rows.ConvertAll(row => new ReadMessage(row.From, row.Kind, reader == MessageFrom.Staff ? row.Author : "", row.Text, row.SentAt, IsNewTo(row, reader)));
    }

    public static async Task<AskedInformation?> Asked(PortalDb db, RequestRow request, CancellationToken cancel) => request is { InformationOn: { } on, InformationBy: { } by }
        ? new AskedInformation(on, by, await db.InformationItems.Where(row => row.RequestId == request.Id).OrderBy(row => row.Number).Select(row => new InformationItem(row.What, row.Why)).ToListAsync(cancel)) : null;

    public static OpenHearing? Hearing(RequestRow request, IReadOnlyDictionary<PersonalTextKind, string> texts) => request is { HearingOn: { } on, HearingBy: { } by }
        ? new OpenHearing(on, by, texts.GetValueOrDefault(PersonalTextKind.Considered, ""), texts.GetValueOrDefault(PersonalTextKind.HeardFacts, ""), texts.GetValueOrDefault(PersonalTextKind.HeardSource, "")) : null;

    private static bool IsNewTo(MessageRow message, MessageFrom reader) => message.From != reader && message.OpenedAt is null;
}
