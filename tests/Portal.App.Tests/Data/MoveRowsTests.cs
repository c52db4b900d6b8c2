using FsCheck;
using FsCheck.Fluent;
using Portal.App.Actors;
using Portal.App.Data;
using Portal.App.Data.Rows;
using Portal.Domain.Claims;
using Portal.Domain.Money;

namespace Portal.App.Tests.Data;

public sealed class MoveRowsTests
{
    private static readonly DateOnly Day = new(2026, 10, 2);

    /// <summary>Every kind of entry, with what it may be of.</summary>
    private static readonly (EntryKind Kind, EntryKind? Of)[] Kinds =
    [
        (EntryKind.Principal, null), (EntryKind.Fee, null), (EntryKind.Interest, null), (EntryKind.Payment, null), (EntryKind.Reversal, null), (EntryKind.SetOff, null), (EntryKind.WriteDown, null), (EntryKind.Correction, EntryKind.Payment),
        .. ((EntryKind[])[EntryKind.Principal, EntryKind.Fee, EntryKind.Interest]).SelectMany(of => new[] { (EntryKind.Correction, (EntryKind?)of), (EntryKind.WriteOff, of) }),
    ];

    /// <summary>Double entry: the lines of each entry sum to nothing, and those on the claim's own accounts to the figures that every page shows.</summary>
    [Fact]
    public void Lines_sum_to_nothing_and_on_the_claims_accounts_to_what_is_shown() =>
        Prop.ForAll(Gen.Elements(Kinds).SelectMany(kind => Gen.Choose(-90_000, 90_000), (kind, ore) => (kind, ore)).ListOf().ToArbitrary(), entries =>
        {
            var postings = entries.Select(entry => new Posting(Guid.NewGuid(), entry.kind.Kind, Day, new Kroner(entry.ore), "L03", entry.kind.Of)).ToList();
            var rows = MoveRows.Of([Move.Posted(new ClaimId(Guid.NewGuid()), "tried", "L03", postings)], SystemActor.Import, DateTimeOffset.UnixEpoch, Day, DateTimeOffset.UnixEpoch);
            long On(LedgerAccount account) => rows.Lines.Where(line => line.Account == account).Sum(line => line.AmountOre);

            var shown = Account.On(postings, Day);
            return rows.Lines.GroupBy(line => line.TransactionId).All(lines => lines.Sum(line => line.AmountOre) == 0)
                && (On(LedgerAccount.ClaimPrincipal), On(LedgerAccount.ClaimFee), On(LedgerAccount.ClaimInterest)) == (shown.Principal.Ore, shown.Fees.Ore, shown.Interest.Ore)
                && -On(LedgerAccount.ClaimPaid) == shown.Paid.Ore + shown.Credit.Ore
                && rows.Transactions.Sum(row => row.AmountOre) == shown.Balance.Ore - shown.Credit.Ore;
        }).QuickCheckThrowOnFailure();
}
