using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Claims;
using static Portal.Domain.Tests.Claims.TestClaim;

namespace Portal.Domain.Tests.Claims;

public sealed class AccountTests
{
    private static readonly DateOnly Day = new(2026, 10, 20);

    [Fact]
    public void Corrections_count_with_what_they_correct_and_write_downs_with_the_principal()
    {
        var account = Account.On(
            [
                Entry(EntryKind.Principal, DueOn, 1000_00), Entry(EntryKind.Correction, DueOn, -100_00, EntryKind.Principal), Entry(EntryKind.WriteDown, Day, -50_00),
                Entry(EntryKind.Fee, Day, 250_00), Entry(EntryKind.Correction, Day, -250_00, EntryKind.Fee),
                Entry(EntryKind.Interest, Day, 10_00), Entry(EntryKind.Correction, Day, -1_00, EntryKind.Interest),
                Entry(EntryKind.Payment, Day, -300_00), Entry(EntryKind.Reversal, Day, 100_00), Entry(EntryKind.SetOff, Day, -9_00),
            ], Day);

        Assert.Equal((850_00, 0, 9_00, 209_00, 0), (account.Principal.Ore, account.Fees.Ore, account.Interest.Ore, account.Paid.Ore, account.Credit.Ore));
        Assert.Equal(650_00, account.Balance.Ore);
    }

    [Fact]
    public void Entries_count_on_their_day_and_not_before()
    {
        Assert.Equal(0, Account.On([Entry(EntryKind.Principal, Day, 1)], Day.AddDays(-1)).Balance.Ore);
        Assert.Equal(1, Account.On([Entry(EntryKind.Principal, Day, 1)], Day).Balance.Ore);
    }

    [Fact]
    public void A_share_that_is_changed_before_its_day_is_pending_as_one_amount()
    {
        var (receipt, coming) = (Guid.NewGuid(), Day.AddDays(3));
        var claim = TestClaim.With(
        [
            Entry(EntryKind.Payment, coming, -100) with { Receipt = receipt },
            Entry(EntryKind.Correction, coming, 40, EntryKind.Payment) with { Receipt = receipt },
            Entry(EntryKind.Payment, coming, -5),
            Entry(EntryKind.Payment, Day, -7),
        ]);
        Assert.Equal([(coming, -60L), (coming, -5L)], claim.PendingAfter(Day).Select(money => (money.On, money.Amount.Ore)));
    }

    [Fact]
    public void What_is_paid_above_what_is_owed_is_credit()
    {
        var account = Account.On([Entry(EntryKind.Principal, Day, 100), Entry(EntryKind.Payment, Day, -130)], Day);
        Assert.Equal((0, 100, 30), (account.Balance.Ore, account.Paid.Ore, account.Credit.Ore));
    }

    [Fact]
    public void The_entries_always_sum_to_balance_less_credit() =>
        Prop.ForAll(Gen.Choose(-500_00, 500_00).ListOf().ToArbitrary(), amounts =>
        {
            var kinds = Enum.GetValues<EntryKind>().Where(kind => kind != EntryKind.Correction).ToArray();
            var entries = amounts.Select((ore, i) => i % 4 == 3 ? Entry(EntryKind.Correction, Day, ore, kinds[i % 3]) : Entry(kinds[i % kinds.Length], Day, ore)).ToList();
            var account = Account.On(entries, Day);
            return entries.Sum(entry => entry.Amount.Ore) == account.Balance.Ore - account.Credit.Ore && account.Credit.Ore >= 0;
        }).QuickCheckThrowOnFailure();
}
