using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.Domain.Recovery;

/// <summary>A record that lies with the authority, and what it thinks is left of it.</summary>
/// <param name="Paid">What has been written down on it because the municipality was paid.</param>
/// <param name="Regulated">What has been written down on it because it was too large.</param>
public sealed record SentRecord(Guid Id, Kroner Left, Kroner Paid, Kroner Regulated);

/// <summary>An entry on a transferred claim, and what the authority is told about it: nothing where it is nothing to it, or where only a person can say.</summary>
public sealed record PassedOn(Guid Entry, IReadOnlyList<RecoveryAction> Actions);

/// <summary>
/// What is passed on to the authority about a claim that it has (L12): a payment and an upheld objection as write-downs, what is taken back as the opposite, interest that had run before the
/// sending as a related record of its own. What cannot be told so, such as a raised principal, stays a difference in the reconciliation.
/// </summary>
public static class PassingOn
{
    /// <param name="record">The claim as it would be sent now.</param>
    /// <param name="records">Those that lie there, the claim's own first.</param>
    /// <param name="known">Entries that were counted when it was sent or have been passed on.</param>
    /// <param name="earlier">What was told about an entry before: the write-downs by record.</param>
    /// <param name="through">Payments of later days do not count yet.</param>
    /// <param name="on">The day it is told.</param>
    public static IReadOnlyList<PassedOn> Decide(
        ClaimFacts claim, TransferRecord record, IReadOnlyList<SentRecord> records, IReadOnlySet<Guid> known, ILookup<Guid, WriteDown> earlier, DateOnly through, DateOnly on)
    {
        var telling = new Telling(claim, record, records, earlier, on);
        return [.. claim.Postings.Where(posting => !known.Contains(posting.Id) && posting.On <= through).Select(posting => new PassedOn(posting.Id, telling.Of(posting)))];
    }

    /// <summary>One claim's entries in order: what one takes is not there for the next.</summary>
    private sealed class Telling(ClaimFacts claim, TransferRecord record, IReadOnlyList<SentRecord> records, ILookup<Guid, WriteDown> earlier, DateOnly on)
    {
        private readonly List<SentRecord> _records = [.. records];

        public List<RecoveryAction> Of(Posting posting) => posting.Changes switch
        {
            EntryKind.Payment or EntryKind.SetOff or EntryKind.Reversal when posting.Amount.Ore < 0 => Less(posting, claim.Id.Value, WriteDownReason.Payment, posting.CountsFrom),
            EntryKind.Payment or EntryKind.Reversal => Undo(posting),
            EntryKind.Interest or EntryKind.Fee when posting.Amount.IsPositive && record.Related.FirstOrDefault(related => related.Id == posting.Id) is { } related && _records.All(sent => sent.Id != posting.Id) => New(posting, related),
            EntryKind.Interest or EntryKind.Fee or EntryKind.Principal or EntryKind.WriteDown or EntryKind.WriteOff when posting.Amount.Ore < 0 => Less(posting, posting.Corrects ?? claim.Id.Value, WriteDownReason.Regulation, on),
            _ => [],
        };

        /// <summary>First on the record that it is about, then on the claim's own, then on the others; never more than is left. A payment is told of the claim's own alone.</summary>
        private List<RecoveryAction> Less(Posting posting, Guid about, WriteDownReason reason, DateOnly effective)
        {
            var left = -posting.Amount;
            var actions = new List<RecoveryAction>();
            foreach (var sent in _records.OrderBy(sent => sent.Id == about ? 0 : sent.Id == claim.Id.Value ? 1 : 2).ToList())
            {
                var amount = Kroner.Min(left, sent.Left);
                if (!amount.IsPositive) continue;
                var why = sent.Id == claim.Id.Value ? reason : WriteDownReason.Regulation;
                actions.Add(Down(posting, sent.Id, amount, why, why == WriteDownReason.Payment ? effective : on));
                left -= amount;
            }
            return actions;
        }

        /// <summary>A payment that the bank took back, or a share that became smaller: what was told about it is told to be undone.</summary>
        private List<RecoveryAction> Undo(Posting posting)
        {
            var told = posting.Corrects is { } payment ? earlier[payment].ToList() : [];
            if (told.Count > 0 && Kroner.Sum(told.Select(down => down.Amount)) == posting.Amount)
                return [.. told.Select(down => Down(posting, down.Record, down.Amount, down.Reason == WriteDownReason.Payment ? WriteDownReason.PaymentCancelled : WriteDownReason.RegulationUndone, on))];
            var own = _records.Find(sent => sent.Id == claim.Id.Value);
            return own is not null && posting.Amount <= own.Paid ? [Down(posting, own.Id, posting.Amount, WriteDownReason.PaymentCancelled, on)] : [];
        }

        private List<RecoveryAction> New(Posting posting, TransferRecord related)
        {
            _records.Add(new SentRecord(related.Id, related.Amount, Kroner.Zero, Kroner.Zero));
            return [new CreateClaim(DerivedId.Of("recovery-action", "related", posting.Id), claim.Id, related)];
        }

        private WriteDown Down(Posting posting, Guid about, Kroner amount, WriteDownReason reason, DateOnly effective)
        {
            var at = _records.FindIndex(sent => sent.Id == about);
            if (at >= 0) _records[at] = After(_records[at], amount, reason);
            return new WriteDown(DerivedId.Of("recovery-action", "write-down", posting.Id, about), claim.Id, about, amount, reason, effective);
        }
    }

    /// <summary>The record once it has been written down, or a write-down undone.</summary>
    public static SentRecord After(SentRecord record, Kroner amount, WriteDownReason reason) => reason switch
    {
        WriteDownReason.Payment => record with { Left = record.Left - amount, Paid = record.Paid + amount },
        WriteDownReason.Regulation => record with { Left = record.Left - amount, Regulated = record.Regulated + amount },
        WriteDownReason.PaymentCancelled => record with { Left = record.Left + amount, Paid = record.Paid - amount },
        _ => record with { Left = record.Left + amount, Regulated = record.Regulated - amount },
    };

    /// <summary>What lies there more (or less) once it is told.</summary>
    public static Kroner Lies(RecoveryAction action) => action switch
    {
        CreateClaim create => create.Record.Total,
        WriteDown { Reason: WriteDownReason.Payment or WriteDownReason.Regulation } down => -down.Amount,
        WriteDown up => up.Amount,
        _ => Kroner.Zero,
    };
}
