using Microsoft.Extensions.Logging;
using Portal.App.Documents;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Letters;

namespace Portal.App.Outbox;

/// <summary>Brings letters to Digital Post or to the print folder, and says of each how it ended. Writes nothing down.</summary>
internal sealed class OutboxTransport(IDigitalPost post, PrintFolder print, ILetterBytes bytes, MunicipalityOptions sender, ILogger<OutboxTransport> log)
{
    /// <summary>So many without an answer in a row, and the other side is taken to be away.</summary>
    private const int Silence = 20;

    /// <summary>Before an attempt is written down: what it would be looked for in afterwards is there.</summary>
    public Task Prepare(IEnumerable<GoingLetter> letters, DateOnly day, CancellationToken cancel) =>
        letters.Any(letter => letter.Channel == Channel.Paper) ? print.Open(day, cancel) : Task.CompletedTask;

    /// <returns>One outcome a letter, in their order.</returns>
    public async Task<HandOver[]> Carry(IReadOnlyList<GoingLetter> letters, DateOnly day, SendTally tally, CancellationToken cancel)
    {
        var outcomes = new HandOver[letters.Count];
        await Post([.. letters.Index().Where(letter => letter.Item.Channel == Channel.DigitalPost)], outcomes, tally, cancel);

        var paper = letters.Index().Where(letter => letter.Item.Channel == Channel.Paper).ToList();
        if (paper.Count == 0) return outcomes;
        var printed = await print.Take(day, [.. paper.Select(letter => letter.Item.Letter)], letter => PagesOf(letter, cancel), cancel);
        foreach (var (letter, outcome) in paper.Zip(printed)) outcomes[letter.Index] = outcome;
        return outcomes;
    }

    private async Task Post(List<(int Index, GoingLetter Item)> letters, HandOver[] outcomes, SendTally tally, CancellationToken cancel)
    {
        if (letters.Count == 0) return;
        var silent = 0;
        await Parallel.ForEachAsync(letters, new ParallelOptions { MaxDegreeOfParallelism = post.AtATime, CancellationToken = cancel }, async (letter, stop) =>
        {
            if (Volatile.Read(ref silent) >= Silence)
            {
                outcomes[letter.Index] = HandOver.NotNow(DeliveryCode.NotTried);
                tally.Stopped = true;
                return;
            }
            var outcome = outcomes[letter.Index] = await Post(letter.Item.Letter, stop);
            if (outcome.IsSilence) Interlocked.Increment(ref silent);
            else Volatile.Write(ref silent, 0);
        });
        post.Sync();
    }

    private async Task<HandOver> Post(OutgoingLetter letter, CancellationToken cancel)
    {
        var (file, instead) = await PagesOf(letter, cancel);
        return file is null ? instead! : await post.Send(letter.Id, MemoMessage.Write(letter, file, sender), cancel);
    }

    /// <summary>One letter that is damaged or cannot be written stops no other: the first is held, the second tried until it is.</summary>
    private async Task<(LetterFile? File, HandOver? Instead)> PagesOf(OutgoingLetter letter, CancellationToken cancel)
    {
        try
        {
            return await bytes.Pdf(letter.Id, cancel) is { } file ? (file, null) : (null, HandOver.NotNow(DeliveryCode.NotDrawn));
        }
        catch (DocumentDamagedException)
        {
            return (null, HandOver.Refused(DeliveryCode.DocumentDamaged));
        }
        catch (InvalidOperationException unwritable)
        {
            log.LogError(unwritable, "The letter {Letter} cannot be written.", letter.Id);
            return (null, HandOver.NotNow(DeliveryCode.NotDrawn));
        }
    }
}
