using Microsoft.EntityFrameworkCore;
using Portal.App.Data;
using Portal.Domain;
using Portal.Domain.Letters;
using Portal.Domain.Requests;

namespace Portal.App.Verify;

/// <summary>I2: a decision has its letter, a step that names a letter has it, a letter waits in the outbox or is on its way, and there is no other state.</summary>
internal sealed class LettersAreSent : IInvariant
{
    public string Name => "I2 letters are sent";

    public async Task Check(PortalDb db, Findings findings, CancellationToken cancel)
    {
        var decided = db.Requests.Where(row => row.Status == RequestStatus.Granted || row.Status == RequestStatus.PartlyGranted || row.Status == RequestStatus.Refused);
        findings.Count(await decided.LongCountAsync(cancel));
        await findings.Report(decided.Where(row => row.DecisionLetterId == null || !db.Letters.Any(letter => letter.Id == row.DecisionLetterId))
            .Select(row => $"request {row.Id} is decided without a letter").AsAsyncEnumerable(), cancel);

        findings.Count(await db.Steps.LongCountAsync(row => row.LetterId != null, cancel));
        await findings.Report(db.Steps.Where(row => row.LetterId != null && !db.Letters.Any(letter => letter.Id == row.LetterId))
            .Select(row => $"claim {row.ClaimId} has a step whose letter {row.LetterId} is missing").AsAsyncEnumerable(), cancel);

        findings.Count(await db.Letters.LongCountAsync(cancel));
        await findings.Report(db.Letters.Where(row => !db.Outbox.Any(message => message.Id == row.Id)).Select(row => $"letter {row.Id} is not in the outbox").AsAsyncEnumerable(), cancel);

        var states = Enum.GetValues<DeliveryState>().Select(state => Slug.Of(state)).ToHashSet();
        // As text: a state that is none of ours could not be read as one.
        await foreach (var state in db.Database.SqlQuery<StoredState>($"SELECT state, COUNT(*) AS count FROM deliveries GROUP BY state").AsAsyncEnumerable().WithCancellation(cancel))
        {
            findings.Count(state.Count);
            if (!states.Contains(state.State)) findings.Report($"{state.Count} deliveries are in the state '{state.State}', which does not exist");
        }
    }

    private sealed record StoredState(string State, long Count);
}
