using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.App.Actors;
using Portal.App.Data.Rows;
using Portal.Domain;
using Portal.Domain.Claims;

namespace Portal.App.Data;

/// <summary>The rows that a move becomes: the same for one move and for a bulk of them.</summary>
internal sealed class MoveRows
{
    public List<TransactionRow> Transactions { get; } = [];
    public List<LineRow> Lines { get; } = [];
    public List<StepRow> Steps { get; } = [];
    public List<HoldRow> Holds { get; } = [];
    public List<JournalRow> Journal { get; } = [];
    public List<HoldLift> Lifts { get; } = [];
    public Dictionary<ClaimId, Custody> Custodies { get; } = [];
    public HashSet<ClaimId> Changed { get; } = [];
    public HashSet<ClaimId> Rebalanced { get; } = [];

    /// <param name="at">When the work began that they are part of.</param>
    /// <param name="made">Now: the journal's ids begin with it, so that the entries of a long piece of work lie in its index in the order in which they are written.</param>
    public static MoveRows Of(IEnumerable<Move> moves, Actor by, DateTimeOffset at, DateOnly today, DateTimeOffset made)
    {
        var rows = new MoveRows();
        foreach (var move in moves) rows.Add(move, by, at, today, made);
        return rows;
    }

    private void Add(Move move, Actor by, DateTimeOffset at, DateOnly today, DateTimeOffset made)
    {
        Changed.Add(move.Claim);
        foreach (var posting in move.Postings) Post(move.Claim, posting, at);
        foreach (var step in move.Steps)
            Steps.Add(new StepRow { ClaimId = move.Claim, PersonId = step.Person, Step = step.Step, Cycle = step.Cycle, On = step.On, LetterId = step.Letter, Skipped = step.Skipped, DoneOn = step.DoneOn, ToldOre = step.Told?.Ore });
        foreach (var hold in move.Holds)
            Holds.Add(new HoldRow { Id = hold.Id, ClaimId = move.Claim, Kind = hold.Kind, From = hold.From, Until = hold.Until, LiftedOn = hold.LiftedOn, Cause = hold.Cause, ResumeOn = hold.ResumeOn, PersonId = hold.Person });
        Lifts.AddRange(move.Lifts);
        if (move.To is { } to) Custodies[move.Claim] = to;

        var digest = Digest(move);
        Journal.Add(new JournalRow
        {
            Id = DerivedId.At(made, digest, by.JournalId, at.UtcTicks),
            At = at, On = today, Actor = by.JournalId, What = move.What, Rule = move.Rule, ClaimId = move.Claim, Digest = digest,
            RequestId = move.Holds.Where(hold => hold.Kind is not (HoldKind.Undeliverable or HoldKind.Agreement)).Select(hold => hold.Cause).FirstOrDefault(cause => cause is not null),
        });
    }

    private void Post(ClaimId claim, Posting posting, DateTimeOffset at)
    {
        Rebalanced.Add(claim);
        Transactions.Add(new TransactionRow
        {
            Id = posting.Id, ClaimId = claim, Kind = posting.Kind, On = posting.On, AmountOre = posting.Amount.Ore, Rule = posting.Rule,
            Of = posting.Of, AccrualOn = posting.AccrualOn, Corrects = posting.Corrects, CorrectsOn = posting.CorrectsOn, LetterId = posting.Letter, Receipt = posting.Receipt, At = at,
        });
        var (mine, theirs) = Accounts(posting);
        Lines.Add(new LineRow { TransactionId = posting.Id, Number = 0, Account = mine, ClaimId = claim, AmountOre = posting.Amount.Ore });
        Lines.Add(new LineRow { TransactionId = posting.Id, Number = 1, Account = theirs, ClaimId = claim, AmountOre = -posting.Amount.Ore });
    }

    /// <summary>The two sides of an entry.</summary>
    private static (LedgerAccount Mine, LedgerAccount Theirs) Accounts(Posting posting) =>
        posting.Changes switch
        {
            EntryKind.Principal => (LedgerAccount.ClaimPrincipal, LedgerAccount.Departments),
            EntryKind.Fee => (LedgerAccount.ClaimFee, LedgerAccount.IncomeFee),
            EntryKind.Interest => (LedgerAccount.ClaimInterest, LedgerAccount.IncomeInterest),
            EntryKind.Payment or EntryKind.Reversal when posting.Receipt is not null => (LedgerAccount.ClaimPaid, LedgerAccount.AgreementPayments),
            EntryKind.Payment when posting.IsPaidBack => (LedgerAccount.ClaimPaid, LedgerAccount.PaidBack),
            EntryKind.Payment when posting.IsMovedCredit => (LedgerAccount.ClaimPaid, LedgerAccount.MovedCredit),
            EntryKind.Reversal when posting.IsTakenOff => (LedgerAccount.ClaimPaid, LedgerAccount.Unmatched),
            // The money is in the bank already: it leaves the account on which it lay.
            EntryKind.Payment when posting.Corrects is not null => (LedgerAccount.ClaimPaid, LedgerAccount.Unmatched),
            EntryKind.Payment or EntryKind.Reversal => (LedgerAccount.ClaimPaid, LedgerAccount.Bank),
            EntryKind.SetOff => (LedgerAccount.ClaimPaid, LedgerAccount.SetOff),
            EntryKind.WriteDown => (LedgerAccount.ClaimPrincipal, LedgerAccount.WriteDown),
            EntryKind.WriteOff => (posting.Of switch
            {
                EntryKind.Interest => LedgerAccount.ClaimInterest,
                EntryKind.Fee => LedgerAccount.ClaimFee,
                _ => LedgerAccount.ClaimPrincipal,
            }, LedgerAccount.WriteOff),
            _ => throw new InvalidOperationException($"An entry of kind {posting.Kind} (of {posting.Of}) has no pair of accounts."),
        };

    /// <summary>Covers everything the move writes, ids and amounts included, so that a changed row is seen.</summary>
    private static string Digest(Move move) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(move, MoveJson.Default.Move)));
}

/// <summary>A move as JSON without reflection: an import digests a million of them.</summary>
[JsonSerializable(typeof(Move))]
internal sealed partial class MoveJson : JsonSerializerContext;
