using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.App.Letters;
using Portal.App.Settings;
using Portal.Domain.Calls;
using Portal.Domain.Claims;
using Portal.Domain.Dunning;

namespace Portal.App.Calls;

/// <summary>Puts a call in writing: always where something was promised or the person asks for it, else as the municipality has chosen (letters.md 4.6).</summary>
public sealed class CallFollowUp(PhoneFollowUpLetter letter, FileLetter file, LettersOptions options)
{
    /// <param name="closes">It was the last try.</param>
    /// <param name="restsUntil">The last day on which the claims rest after it; null where they do not.</param>
    /// <returns>The letter; null where none goes.</returns>
    internal async Task<Guid?> File(Work work, CallRow call, bool closes, CallInput input, IReadOnlyList<ClaimFacts> claims, PersonRow person, DateOnly? restsUntil, CancellationToken cancel)
    {
        if (claims.Count == 0 || !Goes(call.Outcome, closes, input.Letter)) return null;
        var receiver = LetterReceiver.Of(person);
        var by = call.Outcome == CallOutcome.NoAnswer ? Course.Deadline(work.Today, work.Policies) : call.PayBy;
        var content = letter.Compose(new PhoneFollowUpModel(receiver, work.Today, call.Outcome, claims, input.Words.Trim(), by, restsUntil, call.By));
        IEnumerable<ClaimId> about = claims.Select(claim => claim.Id);
        return by is { } day ? await file.Handle(work, content, receiver, call.Id, about, day, cancel) : await file.Handle(work, content, receiver, call.Id, about, cancel);
    }

    private bool Goes(CallOutcome outcome, bool closes, bool asked) => outcome switch
    {
        CallOutcome.Agreed or CallOutcome.WillPayBy => true,
        CallOutcome.Refused => asked || options.FollowUpEveryCall,
        CallOutcome.NoAnswer => closes && (asked || options.FollowUpEveryCall),
        _ => false,
    };
}
